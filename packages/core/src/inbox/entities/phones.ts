import { parsePhone } from '../../phone/parse.js';

const CANDIDATE = /(?<![\d$€£@.-])\+?\(?\d(?:[\s().-]{0,2}\d){6,14}(?![\d%-])/g;
const MAX_CANDIDATES = 20;

/** Phone numbers in a text as E.164, each once. US numbers may stand without their country's code. */
export function phonesIn(text: string): string[] {
  const found = new Set<string>();
  for (const match of [...text.matchAll(CANDIDATE)].slice(0, MAX_CANDIDATES)) {
    const digits = match[0].replace(/\D/g, '');
    if (
      !match[0].startsWith('+') &&
      digits.length !== 10 &&
      !(digits.length === 11 && digits.startsWith('1'))
    )
      continue;
    const phone = parsePhone(match[0], 'US', { allowTollFree: true });
    if (phone.ok) found.add(phone.e164);
  }
  return [...found];
}
