/** A number as people write it: `+13055550123` → `(305) 555-0123`. Of other countries, and what is no number, as it is. */
export function phoneText(address: string): string {
  const parts = /^\+1([2-9]\d\d)([2-9]\d\d)(\d{4})$/.exec(address);
  return parts ? `(${parts[1]}) ${parts[2]}-${parts[3]}` : address;
}

/** A sentence of the API with each of its numbers as `phoneText` writes it. */
export function phonesInWords(sentence: string): string {
  return sentence.replaceAll(/\+1\d{10}(?!\d)/g, phoneText);
}
