import { addSpan, SPAN, spanOf } from './durations.js';
import { readTimes } from './read-times.js';
import { sayTime } from './say-time.js';
import { spokenOut } from './spoken.js';
import { instantOf, isZone, wallAt } from './wall.js';

export type SnoozeProblem = 'empty' | 'unknown_zone' | 'not_understood' | 'past' | 'too_far';

/** Until when to hide something, or why that cannot be told. */
export type SnoozeResult =
  | {
      ok: true;
      until: Date;
      /** In full, for the person to check: `Tuesday, November 24, 2026 at 3:00 PM CST`. */
      explanation: string;
    }
  | { ok: false; code: SnoozeProblem; message: string };

/** Nobody means a later time than this when they say “later”. */
export const MAX_SNOOZE_DAYS = 366;
const MAX_TEXT = 200;
const IN_SPAN = new RegExp(`^(?:in|for|after|en|por|dentro de)?\\s*(${SPAN})(?:\\s(?:from now|later))?$`);
/** Words that say nothing about the time. */
const IDLE =
  /\b(?:until|till|til|snooze|remind(?: me)?|me|again|please|pls|on|at|by|the|this|for|first thing|sometime|around|hasta|el|la|los|las|a|al|por|para|in|en|de)\b|[\s,.!@]+/giu;
const SPANISH =
  /\b(?:lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bado|domingo|ma[nñ]ana|hoy|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|a las?)\b/;
const EXAMPLES = 'Try “Tue 3pm”, “tomorrow”, “in 2 hours”, “next week” or “Nov 30 9:30”.';

const problem = (code: SnoozeProblem, message: string): SnoozeResult => ({ ok: false, code, message });

/**
 * Reads “Tue 3pm”, “tomorrow”, “in 2 hours”, “next week”, “mañana”, “Nov 30 9:30”, “end of day”, “monday morning” as an
 * instant. Wall-clock times are those of `zone` (the lead's, IANA). A day without a time means 9:00, a morning 9:00, an
 * afternoon 14:00, an evening 18:00, the end of a day 17:00. A time that the clock jumps over means the same after the
 * jump, one that comes twice the first. What is not understood, past or more than a year away is refused, and the
 * message says what was understood.
 */
export function snoozeUntil(text: string, now: Date, zone: string): SnoozeResult {
  const asked = text.trim();
  if (asked === '') return problem('empty', `Say until when. ${EXAMPLES}`);
  if (!isZone(zone)) return problem('unknown_zone', `“${zone}” is no time zone that is known here.`);
  const plain = asked.slice(0, MAX_TEXT).toLowerCase().normalize('NFC');
  const span = IN_SPAN.exec(plain.replace(IDLE_LEAD, ''))?.[1];
  const length = span === undefined ? null : spanOf(span);
  if (length) return checked(addSpan(now, length, zone), asked, now, zone);
  const today = wallAt(now, zone);
  const spoken = spokenOut(plain, today);
  const [read, ...others] = readTimes(spoken, today, SPANISH.test(plain) ? 'es' : 'en');
  if (!read) return problem('not_understood', `“${asked.slice(0, 60)}” names no day or time. ${EXAMPLES}`);
  const wall = read.hasHour ? read.start : { ...read.start, hour: 9, minute: 0 };
  const found = instantOf(wall, zone);
  if (!found)
    return problem('not_understood', `“${asked.slice(0, 60)}” is no day of the calendar. ${EXAMPLES}`);
  const at = read.offset === null ? found.at : atOffset(read.start, read.offset);
  const rest = (spoken.slice(0, read.index) + ' ' + spoken.slice(read.index + read.text.length))
    .replace(IDLE, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (others.length > 0 || rest !== '') {
    const left = others[0]?.text.trim() ?? rest;
    return problem(
      'not_understood',
      `Understood “${read.text.trim()}” (${sayTime(at, zone)}), but not “${left}”. Give one time only. ${EXAMPLES}`,
    );
  }
  const note = found.moved && read.offset === null ? '; the clock jumps over the time you named' : '';
  return checked(at, asked, now, zone, note);
}

const IDLE_LEAD = /^(?:snooze|remind me|remind|hide|wait)\s+(?:again\s+)?/;

function atOffset(
  wall: { year: number; month: number; day: number; hour: number; minute: number },
  offset: number,
): Date {
  return new Date(Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute - offset));
}

function checked(at: Date, asked: string, now: Date, zone: string, note = ''): SnoozeResult {
  const said = sayTime(at, zone);
  if (at.getTime() <= now.getTime())
    return problem(
      'past',
      `“${asked.slice(0, 60)}” was understood as ${said}, which is over. Name a later time.`,
    );
  if (at.getTime() - now.getTime() > MAX_SNOOZE_DAYS * 86_400_000)
    return problem('too_far', `“${asked.slice(0, 60)}” was understood as ${said}: at most a year ahead.`);
  return { ok: true, until: at, explanation: said + note };
}
