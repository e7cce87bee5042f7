/** A text as it is read: compatibility forms unified, without characters that nobody sees. */
export function plainText(text: string): string {
  return text.normalize('NFKC').replace(/\p{Cf}+/gu, '');
}
