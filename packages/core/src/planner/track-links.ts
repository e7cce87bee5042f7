import { trimAddress } from '../template/web-address.js';
import type { LinkTracking, TrackedLink } from './types.js';

const URL_PATTERN = /https?:\/\/[^\s<>"'“”‘’]+/giu;

/** Put our own short addresses in the place of a text's links. The same address twice has one token. */
export function trackLinks(
  text: string,
  links: LinkTracking,
  of: { leadId: string; run: number; stepId: string },
): { text: string; links: TrackedLink[] } {
  const found = new Map<string, TrackedLink>();
  const tracked = text.replaceAll(URL_PATTERN, (match) => {
    const url = trimAddress(match);
    if (url.startsWith(links.base) || !URL.canParse(url)) return match;
    const known = found.get(url) ?? { token: links.token({ ...of, index: found.size }), url };
    found.set(url, known);
    return `${links.base}${known.token}${match.slice(url.length)}`;
  });
  return { text: tracked, links: [...found.values()] };
}
