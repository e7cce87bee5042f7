/** A span of time; `to` is excluded. */
export interface Span {
  from: Date;
  to: Date;
}

/** When somebody can be met, on the clock of their own zone. */
export interface Availability {
  ownerId: string;
  /** IANA. */
  zone: string;
  /** By ISO weekday, `'1'` Monday: spans in minutes after midnight. */
  week: Readonly<Partial<Record<string, readonly { from: number; to: number }[]>>>;
  /** Length of a meeting. */
  slotMinutes: number;
  /** Free time before and after each meeting. */
  bufferMinutes: number;
  /** Nothing sooner than this from now. */
  noticeMinutes: number;
  /** Nothing later than this many days from now. */
  horizonDays: number;
  /** Meetings and offers that stand. */
  busy: readonly Span[];
}

/** A time at which one owner is free. */
export interface Slot {
  ownerId: string;
  startsAt: Date;
  endsAt: Date;
}
