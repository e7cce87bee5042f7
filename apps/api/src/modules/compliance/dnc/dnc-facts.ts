import type { SendFacts } from '@og/core';
import type { TeamTx } from '@og/db';

/** What the gate asks about the do-not-call registry, for the team as a whole. */
export interface DncFacts {
  /** The team texts nobody without fresh registry data. */
  required: boolean;
  /** The day of the newest registry file that was read in whole; null: none was. */
  dataAsOf: Date | null;
}

/** The team's stand towards the registry, in one read of two small tables. */
export async function readDncFacts(tx: TeamTx): Promise<DncFacts> {
  const { rows } = await tx.client.query<{ required: boolean | null; as_of: Date | null }>(
    `select (select require_dnc_data from team_settings where team_id = $1) as required, (${DATA_AS_OF}) as as_of`,
    [tx.teamId],
  );
  return { required: rows[0]?.required ?? false, dataAsOf: rows[0]?.as_of ?? null };
}

const DATA_AS_OF = `select max(d.data_as_of) from dnc_imports d where d.team_id = $1 and d.state = 'done'`;

/** The columns of `dncColumns`. */
export interface DncColumns {
  dnc_required: boolean | null;
  dnc_as_of: Date | null;
  dnc_listed: boolean | null;
}

/**
 * The same, as columns of a statement whose `$1` is the team and whose `ts` is its row of team_settings; with whether
 * one number is listed.
 * @param phone SQL that gives the number in E.164, such as `p.phone`
 */
export function dncColumns(phone: string): string {
  return `ts.require_dnc_data as dnc_required, case when ts.require_dnc_data then (${DATA_AS_OF}) end as dnc_as_of,
    (ts.require_dnc_data and exists (select from dnc_numbers n where n.team_id = $1 and n.phone = ${phone})) as dnc_listed`;
}

/** A row with those columns as the gate's fact. */
export function dncFact(row: DncColumns): NonNullable<SendFacts['dnc']> {
  return { required: row.dnc_required ?? false, dataAsOf: row.dnc_as_of, listed: row.dnc_listed ?? false };
}

/** Which of these numbers are in the registry; empty when the team does not keep to it. */
export async function listedNumbers(tx: TeamTx, phones: readonly string[]): Promise<Set<string>> {
  if (phones.length === 0) return new Set();
  const { rows } = await tx.client.query<{ phone: string }>(
    `select n.phone from dnc_numbers n join team_settings ts on ts.team_id = $1 and ts.require_dnc_data
     where n.team_id = $1 and n.phone = any($2::text[])`,
    [tx.teamId, phones],
  );
  return new Set(rows.map((row) => row.phone));
}
