import { plainText } from './plain-text.js';

/** Capitalised words that name nobody in particular. */
const COMMON = new Set(
  (
    'i im ill ive id ok okay hi hello hey dear thanks thank yes no sure great good sorry please reply stop help text sms email usa us ' +
    'united states america english spanish español mr mrs ms dr sir madam ' +
    'monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun january february march april may june july ' +
    'august september october november december jan feb mar apr jun jul aug sep sept oct nov dec am pm est edt cst cdt mst mdt pst pdt et ct mt pt utc ' +
    'hola gracias buenos buenas dias tardes noches lunes martes miércoles jueves viernes sábado domingo si sí faq asap fyi ai'
  ).split(' '),
);
const WORD = /\p{Lu}[\p{L}'’]*(?:-\p{Lu}[\p{L}'’]*)*/gu;
/** A name follows, though it may begin a sentence. */
const BEFORE_NAME =
  /(?:^|[^\p{L}])(?:hi|hello|hey|dear|hola|thanks|thank you|gracias|mr|mrs|ms|dr|i['’]?m|i am|this is|my name is|soy|me llamo|it['’]?s|[–—-])\.?,?\s+$/iu;
/** Begins a sentence: capital letters say nothing there. */
const SENTENCE_START = /(?:^|[.!?¿¡:;\n"“”(]|[\p{Extended_Pictographic}])\s*$/u;

/** Names of people, firms and places that a text uses, each once. */
export function namesIn(text: string): string[] {
  const names = new Set<string>();
  const plain = plainText(text);
  for (const match of plain.matchAll(WORD)) {
    const word = match[0].replace(/['’]s$/i, '').replace(/['’](?:ll|ve|re|m|d)$/i, '');
    if (COMMON.has(word.replaceAll(/['’]/g, '').toLowerCase())) continue;
    const before = plain.slice(Math.max(0, match.index - 24), match.index);
    const introduced = BEFORE_NAME.test(before);
    if (!introduced && SENTENCE_START.test(before)) continue;
    names.add(word);
  }
  return [...names];
}
