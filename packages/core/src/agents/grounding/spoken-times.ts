import { HALF, HOUR, HOURS, readBareHours } from './bare-hours.js';
import type { FoundValue } from './found-value.js';

/** “half past two”, “four thirty”, “five o’clock”; groups: part, side, hour, minutes, half. */
const SPOKEN = new RegExp(
  [
    `\\b(half|(?:a )?quarter) (past|after|to|till) (${HOUR}|\\d{1,2})\\b`,
    `\\b(${HOUR})[ -](fifteen|thirty|forty[ -]?five)\\b(?: (${HALF}))?`,
    `\\b(${HOUR}) (?:(${HALF})|o['’]?clock\\b)`,
  ].join('|'),
  'gi',
);

const hourOf = (word = ''): number =>
  HOURS.findIndex((hour) => hour === word.toLowerCase()) + 1 || Number(word);

/** Minutes after midnight. Without a half an hour is one of business: the afternoon, from eight on the morning. */
function minutesAt(hour: number, minute: number, half: string | undefined): number {
  if (half === undefined) return (hour < 8 ? hour + 12 : hour) * 60 + minute;
  return ((hour % 12) + (/^p|afternoon|evening/i.test(half) ? 12 : 0)) * 60 + minute;
}

/** Times of day in words. */
export function readSpokenTimes(text: string): FoundValue[] {
  const spoken = [...text.matchAll(SPOKEN)].map((match): FoundValue => {
    const [said, part, side, ofPart, full, minutes, fullHalf, hour, half] = match;
    let at: number;
    if (part !== undefined) {
      const away = part.toLowerCase() === 'half' ? 30 : 15;
      at = minutesAt(hourOf(ofPart), 0, undefined) + (/past|after/i.test(side ?? '') ? away : -away);
    } else if (full !== undefined) {
      const past = /^f(?:if)/i.test(minutes ?? '') ? 15 : /^t/i.test(minutes ?? '') ? 30 : 45;
      at = minutesAt(hourOf(full), past, fullHalf);
    } else at = minutesAt(hourOf(hour), 0, half);
    return { kind: 'time', text: said, key: `time:${at}`, at: match.index };
  });
  const bare = readBareHours(text)
    .filter(
      (one) =>
        !spoken.some(({ at, text: said }) => at < one.at + one.text.length && one.at < at + said.length),
    )
    .map(({ hour, ...one }): FoundValue => ({
      kind: 'time',
      key: `time:${minutesAt(hour, 0, undefined)}`,
      ...one,
    }));
  return [...spoken, ...bare];
}
