import type { FoundValue } from './found-value.js';

const SCALES: Readonly<Record<string, number>> = {
  k: 1e3,
  thousand: 1e3,
  m: 1e6,
  mm: 1e6,
  million: 1e6,
  mil: 1e3,
};
const PRICE =
  /(?:\$|€|£|usd\s?)\s?(\d[\d,]{0,14}(?:\.\d{1,4})?)\s?(k|mm|m|thousand|million)?\b|\b(\d[\d,]{0,14}(?:\.\d{1,4})?)\s?(k|mm|m|thousand|million|mil)?\s?(dollars|usd|bucks|d[oó]lares|grand)\b|\b(\d[\d,]{0,14}(?:\.\d{1,4})?)\s?(k|thousand|million)\b/gi;
const NUMBER = /\d[\d,]{0,14}(?:\.\d{1,6})?(?:\s?(?:%|percent\b|por ciento\b))?/gi;
/** Digits of other scripts: nothing that we know is written in them. */
const FOREIGN = /[^\P{Nd}0-9]+/gu;
/** Said in words: too large to be a manner of speaking. */
const WORDS =
  /\b(?:eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?|billions?|(?<!\d ?)percent|dozens?)\b/gi;
const WORDS_ES =
  /(?<!\p{L})(?:doce|trece|catorce|quince|dieci\p{L}+|veint[ei]\p{L}*|treinta|cuarenta|cincuenta|sesenta|setenta|ochenta|noventa|cien(?:t[oa]s?)?|(?:dos|tres|cuatro|quin|seis|sete|ocho|nove)cient[oa]s|quinient[oa]s|mil(?:es)?|mill[oó]n(?:es)?|docenas?)(?!\p{L})/giu;
/** A number said digit by digit. */
const SPELLED =
  /\b(?:(?:zero|oh|one|two|three|four|five|six|seven|eight|nine|cero|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|double|triple)\b[\s,.-]*){5,}/gi;

/** Sums of money: “$350,000”, “350k”, “1.2 million dollars”. */
export function readMoney(text: string): FoundValue[] {
  return [...text.matchAll(PRICE)].flatMap((match) => {
    const digits = match[1] ?? match[3] ?? match[6] ?? '';
    const scale = (match[2] ?? match[4] ?? match[7] ?? '').toLowerCase();
    const grand = match[5]?.toLowerCase() === 'grand' && !scale ? 1e3 : 1;
    const amount = Number(digits.replaceAll(',', '')) * (SCALES[scale] ?? 1) * grand;
    if (!Number.isFinite(amount)) return [];
    return [{ kind: 'price' as const, text: match[0], key: `amount:${amount}`, at: match.index }];
  });
}

/** What else is counted, in digits or large number words. A price of a fact carries the bare number too. */
export function readNumbers(text: string): FoundValue[] {
  const digits = [...text.matchAll(NUMBER)].map((match) => {
    const percent = /%|percent|por ciento/i.test(match[0]);
    const amount = Number(match[0].replaceAll(/[^\d.]/g, ''));
    return {
      kind: 'number' as const,
      text: match[0].trimEnd(),
      key: percent ? `percent:${amount}` : `amount:${amount}`,
      at: match.index,
    };
  });
  const words = [WORDS, WORDS_ES, SPELLED, FOREIGN]
    .flatMap((pattern) => [...text.matchAll(pattern)])
    .map((match) => ({
      kind: 'number' as const,
      text: match[0].trimEnd(),
      key: `word:${match[0].trimEnd().toLowerCase().replace(/s$/, '')}`,
      at: match.index,
    }));
  return [...digits, ...words];
}
