import { daysInMonth, plusDays, weekdayOf, type Wall } from './wall.js';

const iso = (day: Wall): string =>
  `${day.year}-${String(day.month).padStart(2, '0')}-${String(day.day).padStart(2, '0')}`;

/** The next such day of the month that is not over; the 31st waits for a month that has one. */
export function dayOfMonth(today: Wall, day: number): Wall | null {
  if (day < 1 || day > 31) return null;
  for (let ahead = 0; ahead < 12; ahead += 1) {
    const month = ((today.month - 1 + ahead) % 12) + 1;
    const year = today.year + Math.floor((today.month - 1 + ahead) / 12);
    if (day > daysInMonth(year, month) || (ahead === 0 && day < today.day)) continue;
    return { ...today, year, month, day };
  }
  return null;
}

const weekday = (today: Wall, wanted: number): Wall =>
  plusDays(today, (wanted - weekdayOf(today) + 7) % 7 || 7);

/**
 * “Next weekend” is that of next week, which begins on Monday, as “next week” itself does: said from Monday to Friday it is
 * not the one that comes first, but the one after (“this weekend” is the first); on a Saturday and on a Sunday the weekend
 * is this one, so that next is the Saturday that comes, 7 and 6 days on.
 */
const NEXT_SATURDAY = 7 + 6;

/** Parts of a day as people who work mean them. */
const PARTS: readonly (readonly [RegExp, string])[] = [
  [/\b(?:in the |por la |en la |de la )?(?:early morning|first thing)\b(?: in the morning)?/g, ' 8:00am'],
  [/\b(?:por|en|de) la mañana\b/g, ' 9:00am'],
  [/\b(?:por|en|de) la tarde\b/g, ' 2:00pm'],
  [/\b(?:por|en|de) la noche\b/g, ' 6:00pm'],
  [/\bal? mediod[ií]a\b/g, ' 12:00pm'],
  [/\bthis morning\b/g, 'today 9:00am'],
  [/\bthis afternoon\b/g, 'today 2:00pm'],
  [/\bthis evening\b/g, 'today 6:00pm'],
  [/\b(?:in the )?mornings?\b/g, ' 9:00am'],
  [/\bafter lunch\b/g, ' 1:00pm'],
  [/\b(?:at )?lunch(?: ?time)?\b/g, ' 12:00pm'],
  [/\b(?:in the )?afternoons?\b/g, ' 2:00pm'],
  [/\b(?:in the )?evenings?\b/g, ' 6:00pm'],
  [/\btonight\b/g, 'today 7:00pm'],
  [/\b(?:at )?night\b/g, ' 8:00pm'],
];
/** “mon 7”, “tomorrow 5”: a day and a bare hour. */
const DAY_AND_HOUR =
  /\b((?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?|tomorrow|today) (\d{1,2})(?=$|\s*$)/g;
/** An hour is said already. */
const CLOCK =
  /\d\s*(?:am|pm|a\.m|p\.m)\b|\d:\d\d|\b(?:at|a las?) \d|\b\d{1,2} (?:in the|at|de la|por la|this) (?:morning|afternoon|evening|night|mañana|tarde|noche)/;
const HALF = /\d\s*(?:am|pm|a\.m|p\.m)\b/;

/**
 * Words for times that a date reader does not know, or understands otherwise than people at work, written out as dates
 * and clock times: “end of day”, “next week” (its Monday), “weekend”, “the 15th”, “monday morning”.
 */
export function spokenOut(text: string, today: Wall): string {
  const monday = weekday(today, 1);
  const fridays = weekday(plusDays(today, -1), 5);
  const last = { ...today, day: daysInMonth(today.year, today.month) };
  const next = {
    ...today,
    year: today.month === 12 ? today.year + 1 : today.year,
    month: (today.month % 12) + 1,
    day: 1,
  };
  let out = text
    .replace(
      /\b(?:tonight|this evening|this afternoon)(?: at)? (\d{1,2}(?::\d\d)?)(?! ?(?:am|pm|:|\d))/g,
      'today at $1pm',
    )
    .replace(/\b(\d{1,2}(?::\d\d)?) (?:tonight|this evening|this afternoon)\b/g, '$1pm today')
    .replace(DAY_AND_HOUR, '$1 at $2')
    .replace(/\b(?:the )?day after tomorrow\b|\bpasado mañana\b/g, iso(plusDays(today, 2)))
    .replace(
      /\b(?:eod|cob|(?:the )?(?:end|close) of (?:the )?(?:day|business)|(?:al? )?(?:fin|final) del d[ií]a)\b/g,
      ' 5:00pm',
    )
    .replace(/\b(?:eow|(?:the )?end of (?:the |this )?week|fin de la semana)\b/g, `${iso(fridays)} 5:00pm`)
    .replace(/\b(?:eom|(?:the )?end of (?:the |this )?month|fin de mes)\b/g, `${iso(last)} 5:00pm`)
    .replace(/\bnext weekend\b/g, iso(plusDays(today, NEXT_SATURDAY - weekdayOf(today))))
    .replace(/\b(?:the |this |on the )?weekend\b|\b(?:el )?fin de semana\b/g, iso(weekday(today, 6)))
    .replace(
      /\b(?:(?:early )?next week|la (?:pr[oó]xima semana|semana (?:que viene|pr[oó]xima)))\b(?!\s+(?:on\s+)?(?:mon|tue|wed|thu|fri|sat|sun))/g,
      iso(monday),
    )
    .replace(/\b(?:next month|el (?:pr[oó]ximo mes|mes (?:que viene|pr[oó]ximo)))\b/g, iso(next))
    .replace(
      /\b(?:on )?the (\d{1,2})(?:st|nd|rd|th)?\b(?!\s*(?:of\b|:|am|pm|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))/g,
      (said, digits: string) => {
        const day = dayOfMonth(today, Number(digits));
        return day ? iso(day) : said;
      },
    );
  for (const [words, clock] of PARTS) {
    // “9am in the morning”, “a las 5 de la tarde”: the hour is said, the part of the day only tells which half.
    out = out.replace(words, (said) => (CLOCK.test(text) ? halfOf(said, HALF.test(text)) : clock));
  }
  return out.replace(/\s+/g, ' ').trim();
}

/** What a part of the day adds to an hour: which half of the day it is in, unless that is said. */
function halfOf(said: string, known: boolean): string {
  const day = /^(?:this|tonight)/.test(said) ? ' today' : '';
  const half = /morning|mañana/.test(said) ? ' am' : ' pm';
  return known ? day : half + day;
}
