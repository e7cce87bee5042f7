/** Rows of bulk work within about three seconds above which a team is busy: its work is worth waiting with. */
export const BUSY_ROWS = 200;
/** How fast what a team did is forgotten: e⁻¹ after so long. Milliseconds. */
const MEMORY_MS = 3_000;
/** What is awaited counts a little longer than it runs: its next part has a short way through outbox and queue. */
export const LINGER_MS = 250;
/** A busy team gives way no longer than this in a row; then a batch of it passes, and it gives way anew. */
export const PATIENCE_MS = 500;
/** A team that gives way asks again after this. */
export const AGAIN_MS = 25;
/** A team goes first for so long at a time … */
const CREDIT_MS = 5_000;
/** … and earns so much of each quiet millisecond back: who always hurries does not always go first. */
const EARNS = 0.5;
/** Teams that are remembered before the quiet ones are forgotten. */
const CAPACITY = 1_000;

interface Awaited {
  running: number;
  /** It counts until then, when nothing runs. */
  until: number;
  credit: number;
  /** When these were last brought up to date. */
  at: number;
}

/**
 * Who goes first in this process. Somebody waits for what a person has just done: a launch, its planning, its first
 * messages. Nobody waits for one batch of a million. While a team that does little has something of the first kind
 * under way, teams that do much hold their next batches back, for half a second in a row at most.
 *
 * It is a courtesy and nothing rests on it: each process knows what it does itself, and what is held back comes a
 * little later. Times are milliseconds of `performance.now()`.
 */
export class Turns {
  private readonly awaited = new Map<string, Awaited>();
  private readonly done = new Map<string, { rows: number; at: number }>();
  private readonly givesWaySince = new Map<string, number>();

  /** Somebody of the team waits for what begins now. @returns what to call when it has ended */
  begin(teamId: string, now = performance.now()): (now?: number) => void {
    const entry = this.entryOf(teamId, now);
    entry.running += 1;
    return (end = performance.now()) => {
      bringUpToDate(entry, end);
      entry.running -= 1;
      entry.until = Math.max(entry.until, end + LINGER_MS);
    };
  }

  /** Somebody of the team has just asked for something. */
  touch(teamId: string, now = performance.now()): void {
    this.begin(teamId, now)(now);
  }

  /** Bulk work was done for a team: so many messages claimed, runs planned, leads enrolled. */
  did(teamId: string, rows: number, now = performance.now()): void {
    if (this.done.size > CAPACITY)
      for (const [id, { rows: left, at }] of this.done) if (faded(left, now - at) < 1) this.done.delete(id);
    this.done.set(teamId, { rows: this.rowsOf(teamId, now) + rows, at: now });
  }

  /** Whether a team does so much that its work is bulk work. */
  isBusy(teamId: string, now = performance.now()): boolean {
    return this.rowsOf(teamId, now) >= BUSY_ROWS;
  }

  /** How many teams are busy. */
  busyTeams(now = performance.now()): number {
    let count = 0;
    for (const teamId of this.done.keys()) if (this.isBusy(teamId, now)) count += 1;
    return count;
  }

  /** Milliseconds after which the next batch of a team should ask again; 0: it goes on now. */
  waitOf(teamId: string, now = performance.now()): number {
    if (!this.isBusy(teamId, now) || !this.somebodyElseIsAwaited(teamId, now)) {
      this.givesWaySince.delete(teamId);
      return 0;
    }
    const since = this.givesWaySince.get(teamId);
    if (since !== undefined && now - since < PATIENCE_MS) return AGAIN_MS;
    this.givesWaySince.set(teamId, now);
    return since === undefined ? AGAIN_MS : 0;
  }

  /** Before a batch of bulk work: wait until it is the team's turn. */
  async giveWay(teamId: string): Promise<void> {
    for (let wait = this.waitOf(teamId); wait > 0; wait = this.waitOf(teamId))
      await new Promise((resolve) => setTimeout(resolve, wait));
  }

  /** Whether somebody waits for what a team has under way, and it does little. */
  isAwaited(teamId: string, now = performance.now()): boolean {
    const entry = this.awaited.get(teamId);
    if (!entry || this.isBusy(teamId, now)) return false;
    bringUpToDate(entry, now);
    return (entry.running > 0 || entry.until > now) && entry.credit > 0;
  }

  private somebodyElseIsAwaited(teamId: string, now: number): boolean {
    for (const other of this.awaited.keys()) if (other !== teamId && this.isAwaited(other, now)) return true;
    return false;
  }

  private entryOf(teamId: string, now: number): Awaited {
    const known = this.awaited.get(teamId);
    if (known) {
      bringUpToDate(known, now);
      return known;
    }
    if (this.awaited.size > CAPACITY) this.forgetQuiet(now);
    const entry = { running: 0, until: now, credit: CREDIT_MS, at: now };
    this.awaited.set(teamId, entry);
    return entry;
  }

  private forgetQuiet(now: number): void {
    for (const [id, entry] of this.awaited) {
      bringUpToDate(entry, now);
      if (entry.running === 0 && entry.credit >= CREDIT_MS) this.awaited.delete(id);
    }
  }

  private rowsOf(teamId: string, now: number): number {
    const known = this.done.get(teamId);
    return known ? faded(known.rows, now - known.at) : 0;
  }
}

const faded = (rows: number, forMs: number): number => rows * Math.exp(-Math.max(0, forMs) / MEMORY_MS);

/** Going first uses credit up, time without it earns some back. */
function bringUpToDate(entry: Awaited, now: number): void {
  const passed = Math.max(0, now - entry.at);
  const counted = entry.running > 0 ? passed : Math.min(passed, Math.max(0, entry.until - entry.at));
  entry.credit = Math.min(CREDIT_MS, Math.max(0, entry.credit - counted) + (passed - counted) * EARNS);
  entry.at = Math.max(entry.at, now);
}
