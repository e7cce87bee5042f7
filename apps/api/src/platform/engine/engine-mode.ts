import type { Clock } from '@og/contracts';
import type { Database, Tx } from '@og/db';

/** `reconcile_only`: nothing is claimed or sent until the vendors' logs were compared with the ledger. */
export type EngineModeName = 'normal' | 'reconcile_only';

export interface EngineModeState {
  mode: EngineModeName;
  /** Why it is so, for people; null when it never changed. */
  reason: string | null;
  since: Date | null;
  /** `system:<part>` or `cli`. */
  by: string | null;
  /** After a restore: the moment up to which the database remembers. What the vendors have from then on is compared. */
  restoredTo: Date | null;
}

interface StoredMode {
  mode?: string;
  reason?: string;
  since?: string;
  by?: string;
  restoredTo?: string | null;
}

const KEY = 'engine.mode';
/** A change reaches every process within this time, in milliseconds. */
const FRESH_MS = 1_000;

/**
 * What the whole installation's engine may do, from `engine_state`. A process that has not yet compared the database
 * with the mark kept outside of it sends nothing either.
 */
export class EngineMode {
  private vouched = false;
  private known: { at: number; mode: EngineModeName } | null = null;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** The database is not older than what we know: from now on its word counts. */
  vouch(): void {
    this.vouched = true;
    this.known = null;
  }

  /** Whether this process has compared the database with the mark. */
  get isVouched(): boolean {
    return this.vouched;
  }

  /** What claims ask; read from the database once a second. */
  async current(): Promise<EngineModeName> {
    if (!this.vouched) return 'reconcile_only';
    if (this.known && performance.now() - this.known.at < FRESH_MS) return this.known.mode;
    const { mode } = await this.read();
    this.known = { at: performance.now(), mode };
    return mode;
  }

  /** All that is known about it, read now. */
  read(): Promise<EngineModeState> {
    return this.database.withSystem(readMode, { readOnly: true });
  }

  /**
   * Change it for every process. Setting what holds already changes nothing, so that its cause and time stay.
   * @returns whether it changed
   */
  async set(
    mode: EngineModeName,
    change: { reason: string; by: string; restoredTo?: Date | null },
  ): Promise<boolean> {
    const changed = await this.database.withSystem(async (tx) => {
      await tx.client.query('select pg_advisory_xact_lock(hashtext($1))', [KEY]);
      if ((await readMode(tx)).mode === mode) return false;
      const now = this.clock.now().toISOString();
      const value: StoredMode = {
        mode,
        reason: change.reason,
        by: change.by,
        since: now,
        restoredTo: change.restoredTo?.toISOString() ?? null,
      };
      await tx.client.query(
        `insert into engine_state (key, value, updated_at) values ($1, $2, $3)
         on conflict (key) do update set value = excluded.value, updated_at = excluded.updated_at`,
        [KEY, JSON.stringify(value), now],
      );
      return true;
    });
    this.known = null;
    return changed;
  }
}

async function readMode(tx: Tx): Promise<EngineModeState> {
  const { rows } = await tx.client.query<{ value: StoredMode }>(
    'select value from engine_state where key = $1',
    [KEY],
  );
  const value = rows[0]?.value;
  return {
    mode: value?.mode === 'reconcile_only' ? 'reconcile_only' : 'normal',
    reason: value?.reason ?? null,
    since: value?.since ? new Date(value.since) : null,
    by: value?.by ?? null,
    restoredTo: value?.restoredTo ? new Date(value.restoredTo) : null,
  };
}
