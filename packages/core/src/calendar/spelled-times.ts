const HOURS: Readonly<Record<string, number>> = {
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
  eleven: 11,
  twelve: 12,
};
const MINUTES: Readonly<Record<string, string>> = { fifteen: '15', thirty: '30' };
const HOUR = `\\d{1,2}|${Object.keys(HOURS).join('|')}`;
const PAST = new RegExp(`\\b(half|(?:a )?quarter) (past|after|to|till|before) (${HOUR})\\b`, 'g');
const WITH_MINUTES = new RegExp(`\\b(${HOUR}) (fifteen|thirty|forty[ -]?five)\\b`, 'g');
/** “One” is a time only beside words of time: “that one works” names none. */
const HOUR_WORD = new RegExp(
  `\\b(?:${Object.keys(HOURS).slice(1).join('|')}|(?<=\\b(?:at|around|about) )one|one(?= ?(?:am|pm|a\\.m|p\\.m|o'?clock)))\\b`,
  'g',
);
const DAYS: readonly (readonly [RegExp, string])[] = [
  [/(?<!\p{L})lunes(?!\p{L})/gu, 'mon'],
  [/(?<!\p{L})martes(?!\p{L})/gu, 'tue'],
  [/(?<!\p{L})mi[eé]rcoles(?!\p{L})/gu, 'wed'],
  [/(?<!\p{L})jueves(?!\p{L})/gu, 'thu'],
  [/(?<!\p{L})viernes(?!\p{L})/gu, 'fri'],
  [/(?<!\p{L})s[aá]bado(?!\p{L})/gu, 'sat'],
  [/(?<!\p{L})domingo(?!\p{L})/gu, 'sun'],
];

const hourOf = (word: string): number => HOURS[word] ?? Number(word);

/** Times and days in words written in digits and short English names: “half past two”, “noon”, “el jueves”. Lower case. */
export function spellDigits(said: string): string {
  let digits = said
    .replace(PAST, (_all, part: string, side: string, word: string) => {
      const [hour, minutes] = [hourOf(word), part === 'half' ? 30 : 15];
      return /past|after/.test(side) ? `${hour}:${minutes}` : `${(hour + 11) % 12 || 12}:${60 - minutes}`;
    })
    .replace(
      WITH_MINUTES,
      (_all, word: string, minutes: string) => `${hourOf(word)}:${MINUTES[minutes] ?? '45'}`,
    )
    .replace(HOUR_WORD, (word) => String(HOURS[word] ?? word))
    .replace(/(?<!\p{L})(?:noon|midday|mediod[ií]a)(?!\p{L})/gu, '12pm')
    .replace(/\bmidnight\b/g, '12am')
    .replace(/\s?o'?clock\b/g, '');
  for (const [day, short] of DAYS) digits = digits.replace(day, short);
  return digits;
}

/** First and last hour of the parts of a day, as people who work mean them. */
const PARTS: readonly (readonly [RegExp, number, number])[] = [
  [/(?<!\p{L})(?:morning|(?:por|en|de) la mañana)(?!\p{L})/gu, 5, 11],
  [/(?<!\p{L})(?:afternoon|(?:por|en|de) la tarde)(?!\p{L})/gu, 12, 17],
  [/(?<!\p{L})(?:evening|tonight|night|(?:por|en|de) la noche)(?!\p{L})/gu, 17, 23],
];

/** The parts of a day that a text names. */
export function partsOfDay(said: string): { from: number; to: number }[] {
  return PARTS.flatMap(([words, from, to]) => (said.search(words) >= 0 ? [{ from, to }] : []));
}

const VAGUE =
  /(?<!\p{L})(?:weeks?|weekend|months?|later|earlier|sooner|next|hours?|minutes?|january|february|april|june|july|august|september|october|november|december|semana|mes|luego|después|hoy|mañana)(?!\p{L})/u;

/** Whether a text speaks of a time that is none of an offer's own: “next week”, “later”, “mañana”. */
export function speaksOfAnotherTime(said: string): boolean {
  return VAGUE.test(PARTS.reduce((rest, [words]) => rest.replace(words, ' '), said));
}
