/** A value that must not be made up, as it stands and in a form that can be compared. */
export interface FoundValue {
  kind: 'link' | 'email' | 'phone' | 'price' | 'date' | 'time' | 'address' | 'number';
  text: string;
  /** Comparable; equal values have equal keys. */
  key: string;
  /** Where it stands. */
  at: number;
}

/** What one kind of value looks like: finds all of them, and is handed a text without those found before. */
export type ValueReader = (text: string, context: { now: Date; zone: string | null }) => FoundValue[];
