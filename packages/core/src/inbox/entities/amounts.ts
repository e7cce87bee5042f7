import type { SaidAmount } from './types.js';

const DIGITS = String.raw`\d{1,3}(?:\.\d{3}){1,3}(?!\d|\s?(?:k|m|mm|mil|million)\b)|\d{1,3}(?:,\d{3}){1,4}(?:\.\d{1,2})?|\d{1,10}(?:\.\d{1,3})?`;
const SCALE = String.raw`k|m|mm|mil|mill|million|millions|millones|mill[oó]n|thousand|thousands|grand|hundred`;
const CURRENCY = String.raw`us\$|usd|mxn|\$|€|£|eur|gbp`;
const AMOUNT = new RegExp(
  String.raw`(?<![\p{L}\d.,/:#@-])(${CURRENCY})?\s?(${DIGITS})\s?(${SCALE})?\s?(dollars?|bucks|d[oó]lares|usd|euros?|eur|pesos|pounds|€|£|\$)?(?![\p{L}\d@]|[.,:/-]\d)`,
  'giu',
);
const WORD_AMOUNT =
  /\b(?:(half|quarter) a |a |one |(two|three|four|five|six|seven|eight|nine|ten) |((?:two|three|four|five|six|seven|eight|nine|ten|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[ -](?:one|two|three|four|five|six|seven|eight|nine|hundred))?) )(million|thousand|grand)\b/giu;
const WORDS: Readonly<Record<string, number>> = {
  half: 0.5,
  quarter: 0.25,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
};
/** Verbs and nouns beside which a bare number is a sum: “you offered 290”. */
const MONEY_NEAR =
  /\b(?:offer(?:ed|ing)?|pay(?:ing)?|price|asking|worth|want|need|take|accept|for|than|least|above|below|under|over|around|about|owe|get|paid|value|valued|appraised|list(?:ed)? (?:at|for)|ofrece\w*|pido|quiero|vale)\s+(?:is |me |us |it |at |for |of |only |like |maybe |just |around |about )*$/iu;
const NOT_MONEY_AFTER =
  /^\s*(?:%|percent|am|pm|a\.m|p\.m|years?|yrs?|months?|weeks?|days?|hours?|hrs?|minutes?|mins?|beds?|baths?|bedrooms?|bathrooms?|acres?|sq|square|sqft|ft|feet|miles?|units?|people|kids|texts?|times|st|nd|rd|th|street|ave|avenue|road|rd|lane|ln|drive|dr|blvd|court|ct|way|properties|houses|homes|o'?clock|leads|employees|users|seats|tenants?|of (?:you|them|us))\b/iu;
const MAX = 12;

function scaleOf(word: string | undefined): number {
  if (!word) return 1;
  const lower = word.toLowerCase();
  if (lower === 'hundred') return 100;
  if (/^(?:k|mil|thousands?|grand)$/.test(lower)) return 1_000;
  return 1_000_000;
}

function currencyOf(...signs: (string | undefined)[]): SaidAmount['currency'] {
  const sign = signs.find((one) => one !== undefined && one !== '')?.toLowerCase();
  if (!sign) return null;
  if (/€|eur/.test(sign)) return 'EUR';
  if (/£|gbp|pound/.test(sign)) return 'GBP';
  if (/mxn|peso/.test(sign)) return 'MXN';
  return 'USD';
}

/**
 * Sums of money in a text: “350k”, “$1.2m”, “300 thousand”, “$1,500”, “half a million”. A bare number counts only
 * beside a word of money and from 50 on; times, addresses and counts are none.
 */
export function amountsIn(text: string): SaidAmount[] {
  const found: (SaidAmount & { at: number })[] = [];
  for (const match of text.matchAll(AMOUNT)) {
    const [said, before, digits = '', scale, after] = match;
    const rest = text.slice(match.index + said.length);
    const number = Number(
      /^\d{1,3}(?:\.\d{3})+$/.test(digits) && !scale
        ? digits.replaceAll('.', '')
        : digits.replaceAll(',', ''),
    );
    const marked = before !== undefined || after !== undefined;
    // “5 m” may be minutes or metres, “mil” counts in Spanish only.
    if (!marked && scale && /^(?:m|mm)$/i.test(scale) && number >= 100) continue;
    if (!marked && !scale) {
      if (
        number < 50 ||
        NOT_MONEY_AFTER.test(rest) ||
        !MONEY_NEAR.test(text.slice(Math.max(0, match.index - 40), match.index))
      )
        continue;
    }
    if (!marked && NOT_MONEY_AFTER.test(rest)) continue;
    const amount = Math.round(number * scaleOf(scale) * 100) / 100;
    if (amount > 0 && amount < 1e12)
      found.push({ said: said.trim(), amount, currency: currencyOf(before, after), at: match.index });
    if (found.length >= MAX) break;
  }
  for (const match of text.matchAll(WORD_AMOUNT)) {
    const word = match[1] ?? match[2] ?? match[3] ?? 'one';
    const amount = wordNumber(word.toLowerCase()) * scaleOf(match[4]);
    if (found.length < MAX && amount > 0)
      found.push({ said: match[0].trim(), amount, currency: null, at: match.index });
  }
  return found
    .toSorted((a, b) => a.at - b.at)
    .map(({ said, amount, currency }) => ({ said, amount, currency }));
}

function wordNumber(word: string): number {
  const [first = '', second] = word.split(/[ -]/);
  const base = WORDS[first] ?? 0;
  if (second === undefined) return base;
  return second === 'hundred' ? base * 100 : base + (WORDS[second] ?? 0);
}
