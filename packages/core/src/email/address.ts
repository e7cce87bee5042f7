const ADDRESS = /^[^\s@<>"(),;:\\[\]]{1,64}@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,62}$/;

/** Lower case and without spaces around it; null when it is no address that mail can be sent to. */
export function mailAddress(text: string): string | null {
  const email = text.trim().toLowerCase();
  return email.length <= 254 && ADDRESS.test(email) ? email : null;
}

/** `sales@example.com` and a tag → `sales+tag@example.com`; a tag that is there already gives way. */
export function plusAddress(address: string, tag: string): string {
  const { base } = splitPlus(address);
  const at = base.lastIndexOf('@');
  return `${base.slice(0, at)}+${tag}${base.slice(at)}`;
}

/** An address without its tag, and the tag. */
export function splitPlus(address: string): { base: string; tag: string | null } {
  const at = address.lastIndexOf('@');
  const plus = address.indexOf('+');
  if (plus < 1 || at < 0 || plus > at) return { base: address, tag: null };
  return { base: address.slice(0, plus) + address.slice(at), tag: address.slice(plus + 1, at) };
}
