import type { SenderHealthState } from '@og/core';
import type { HealthCheckView, SenderHealthView } from './sender-views.js';

/** A check as the database puts it into JSON: its times are texts. */
export type LatestCheck = Omit<HealthCheckView, 'at' | 'since'> & { at: string; since: string };

/** What both kinds of sender carry. */
export interface HealthRow {
  health: SenderHealthState;
  health_reason: string | null;
  quarantined_until: Date | null;
  latest: LatestCheck | null;
}

export function healthOf(row: HealthRow): SenderHealthView {
  return {
    state: row.health,
    reason: row.health_reason,
    quarantinedUntil: row.health === 'quarantined' ? row.quarantined_until : null,
    latest: row.latest && checkView(row.latest),
  };
}

export function checkView(check: LatestCheck): HealthCheckView {
  return { ...check, at: new Date(check.at), since: new Date(check.since) };
}
