/** How exactly a time was said. */
export type TimeGrain = 'minute' | 'part_of_day' | 'day' | 'week' | 'month';

/** A time that somebody named, in their own zone. */
export interface SaidTime {
  /** The words. */
  said: string;
  from: Date;
  /** End of a range (“between 1 and 3”), exclusive; null when only a beginning or a moment was named. */
  to: Date | null;
  /** “after 3”, “before noon”, “around 2”; null when it was said plainly. */
  bound: 'after' | 'before' | 'about' | null;
  grain: TimeGrain;
}

/** A sum of money that somebody named. */
export interface SaidAmount {
  said: string;
  /** Whole currency units (dollars), rounded to cents. */
  amount: number;
  currency: 'USD' | 'EUR' | 'GBP' | 'MXN' | null;
}

/** What can be taken from a message and used as data. In the order in which it was said. */
export interface Entities {
  /** Lower-case addresses. */
  emails: string[];
  /** E.164. */
  phones: string[];
  times: SaidTime[];
  amounts: SaidAmount[];
}
