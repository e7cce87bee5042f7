import { DateTime } from 'luxon';

/** What a clock and a calendar on the wall show. Months from 1. */
export interface Wall {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
}

/** The instant that a wall-clock time means in a zone. */
export interface WallInstant {
  at: Date;
  /** The clock jumps over this time: it stands for the same time after the jump. */
  moved: boolean;
  /** The time comes twice that day: the first counts. */
  twice: boolean;
}

/** Whether a zone is known. */
export function isZone(zone: string): boolean {
  return DateTime.fromMillis(0, { zone }).isValid;
}

/** What a zone's clock shows at an instant. */
export function wallAt(at: Date, zone: string): Wall {
  const { year, month, day, hour, minute } = DateTime.fromMillis(at.getTime(), { zone });
  return { year, month, day, hour, minute };
}

/** The instant of a wall-clock time; null when there is no such day. */
export function instantOf(wall: Wall, zone: string): WallInstant | null {
  const local = DateTime.fromObject(wall, { zone });
  if (!local.isValid) return null;
  const options = local.getPossibleOffsets().toSorted((a, b) => a.toMillis() - b.toMillis());
  const first = options[0] ?? local;
  const moved = local.hour !== wall.hour || local.minute !== wall.minute;
  return { at: first.toJSDate(), moved, twice: options.length > 1 };
}

/** A calendar day some days on. */
export function plusDays(wall: Wall, days: number): Wall {
  const day = DateTime.utc(wall.year, wall.month, wall.day).plus({ days });
  return { ...wall, year: day.year, month: day.month, day: day.day };
}

/** 1 = Monday … 7 = Sunday. */
export function weekdayOf(wall: Wall): number {
  return DateTime.utc(wall.year, wall.month, wall.day).weekday;
}

/** The last day of a month. */
export function daysInMonth(year: number, month: number): number {
  return DateTime.utc(year, month).daysInMonth ?? 28;
}
