/** What is known about why the outcome of a send is unknown. */
const words: Record<string, string> = {
  lease_expired: 'The process that sent it ended before the answer was stored.',
  timeout: 'The provider did not answer in time.',
  response_lost: 'The connection broke before the answer came.',
  adapter_failed: 'Sending failed in our own adapter after the request had begun.',
  not_found_at_provider: 'Two look-ups found no such message at the provider.',
};

/** The cause in a sentence; a code of the network or of HTTP is named. */
export function doubtWords(cause: string | null): string {
  if (!cause) return 'The provider’s answer is not known.';
  const known = words[cause];
  if (known) return known;
  if (/^(http_)?5\d\d$/.test(cause))
    return `The provider answered with an error of its own (${cause.slice(-3)}).`;
  return `The connection failed after the request had left (${cause.replaceAll('_', ' ')}).`;
}
