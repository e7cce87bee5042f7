/** What stands in a message without words, as the list says it: what came instead of them. */
export function inPlaceOfWords(attachments: readonly { contentType: string }[]): string {
  if (attachments.length === 0) return '(empty message)';
  const noun = attachments.every(({ contentType }) => contentType.startsWith('image/'))
    ? 'picture'
    : 'attachment';
  return attachments.length === 1 ? `(${noun})` : `(${attachments.length} ${noun}s)`;
}
