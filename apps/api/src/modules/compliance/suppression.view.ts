import type { SuppressionReason } from './add-suppressions.js';

/** A row of the suppression list as screens show it. */
export interface SuppressionView {
  __typename: 'Suppression';
  id: string;
  channel: 'sms' | 'email';
  address: string;
  reason: SuppressionReason;
  source: string;
  note: string | null;
  createdBy: string | null;
  createdAt: Date;
}

export interface SuppressionRow {
  id: string;
  channel: 'sms' | 'email';
  address: string | null;
  reason: SuppressionReason;
  source: string;
  note: string | null;
  created_by: string;
  created_at: Date;
}

/** Columns of `SuppressionRow`, of a table or alias `s`; people are shown by name. */
export const SUPPRESSION_COLUMNS = `s.id, s.channel, s.address, s.reason, s.source, s.note, s.created_at,
  coalesce((select u.name from users u where u.id = case when s.created_by ~ '^user:[0-9a-f-]{36}$' then substr(s.created_by, 6)::uuid end), s.created_by) as created_by`;

export function toSuppressionView(row: SuppressionRow): SuppressionView {
  return {
    __typename: 'Suppression',
    id: row.id,
    channel: row.channel,
    // Of an erased person only a keyed hash is left.
    address: row.address ?? '(erased)',
    reason: row.reason,
    source: row.source,
    note: row.note,
    createdBy: row.created_by,
    createdAt: row.created_at,
  };
}
