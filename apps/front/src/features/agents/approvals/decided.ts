/** A decision on a draft that can be taken back. */
export interface Decided {
  id: string;
  /** What was done: "Approved: answer to Maria Lopez". */
  label: string;
  /** Until when it can be taken back, ISO 8601. */
  until: string;
  undo: () => Promise<string | null>;
}
