/** A number as people read it: `(305) 555-0123` in the North American plan, `+44 20 7946 0958` elsewhere. */
export function formatPhone(e164: string): string {
  const nanp = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(e164);
  return nanp ? `(${nanp[1]}) ${nanp[2]}-${nanp[3]}` : e164;
}
