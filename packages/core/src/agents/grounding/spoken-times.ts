import type { FoundValue } from './found-value.js';

const HOURS = [
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];
const HOUR = HOURS.join('|');
const HALF = `a\\.?m\\b\\.?|p\\.?m\\b\\.?|in the (?:morning|afternoon|evening)\\b`;
/** “half past two”, “four thirty”, “five o’clock”, “at three?”; groups: part, side, hour, minutes, half, bare hour. */
const SPOKEN = new RegExp(
  [
    `\\b(half|(?:a )?quarter) (past|after|to|till) (${HOUR}|\\d{1,2})\\b`,
    `\\b(${HOUR})[ -](fifteen|thirty|forty[ -]?five)\\b(?: (${HALF}))?`,
    `\\b(${HOUR}) (?:(${HALF})|o['’]?clock\\b)`,
    `\\b(?:at|around) (${HOUR})\\b(?=\\s*(?:[?.!,;]|$|(?:on|today|tomorrow|works?|would|sharp|if|or|mon|tues?|wed|thu|fri|sat|sun)\\w*\\b))`,
  ].join('|'),
  'gi',
);

const hourOf = (word = ''): number => HOURS.indexOf(word.toLowerCase()) + 1 || Number(word);

/** Minutes after midnight. Without a half an hour is one of business: the afternoon, from eight on the morning. */
function minutesAt(hour: number, minute: number, half: string | undefined): number {
  if (half === undefined) return (hour < 8 ? hour + 12 : hour) * 60 + minute;
  return ((hour % 12) + (/^p|afternoon|evening/i.test(half) ? 12 : 0)) * 60 + minute;
}

/** Times of day in words. */
export function readSpokenTimes(text: string): FoundValue[] {
  return [...text.matchAll(SPOKEN)].map((match) => {
    const [said, part, side, ofPart, full, minutes, fullHalf, hour, half, bare] = match;
    let at: number;
    if (part !== undefined) {
      const away = part.toLowerCase() === 'half' ? 30 : 15;
      at = minutesAt(hourOf(ofPart), 0, undefined) + (/past|after/i.test(side ?? '') ? away : -away);
    } else if (full !== undefined) {
      const past = /^f(?:if)/i.test(minutes ?? '') ? 15 : /^t/i.test(minutes ?? '') ? 30 : 45;
      at = minutesAt(hourOf(full), past, fullHalf);
    } else at = minutesAt(hourOf(hour ?? bare), 0, half);
    return { kind: 'time' as const, text: said, key: `time:${at}`, at: match.index };
  });
}
