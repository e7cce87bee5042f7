import { formatPhone } from '@og/core';
import { isUuid, leadEvents } from '@og/db';
import { and, desc, eq, inArray } from 'drizzle-orm';
import { requirePermission, type Ctx } from '../../platform/ctx.js';
import { withActorNames } from '../../platform/actor-names.js';
import { pageSize, placeAfter, toConnection, type Connection } from '../../platform/graphql/connection.js';
import type { Platform } from '../../platform/platform.js';

type ReadDeps = Pick<Platform, 'database'>;
type AddressDeps = Pick<Platform, 'database' | 'vault'>;

export interface LeadPhoneView {
  id: string;
  phone: string;
  formatted: string;
  kind: string | null;
  extension: string | null;
  lineType: string | null;
  suppressed: boolean;
  suppressionReason: string | null;
}

export interface LeadEmailView {
  id: string;
  email: string;
  suppressed: boolean;
  suppressionReason: string | null;
}

export interface ConsentView {
  id: string;
  channel: 'sms' | 'email';
  source: string;
  scope: string;
  evidence: string;
  recordedAt: Date;
  revokedAt: Date | null;
}

/** Phones of many leads, the first one to text first, each with whether it is barred. */
export async function loadPhones(
  deps: AddressDeps,
  teamId: string,
  leadIds: readonly string[],
): Promise<Map<string, LeadPhoneView[]>> {
  const rows = await withReasons(
    deps,
    teamId,
    leadIds,
    'sms',
    `select p.lead_id, p.id, p.phone, p.kind, p.extension, p.line_type as "lineType"
     from lead_phones p where p.team_id = $1 and p.lead_id = any($2::uuid[]) and p.phone not like 'released:%' order by p.position, p.id`,
    (row: Omit<LeadPhoneView, 'formatted' | Barred> & { lead_id: string }) => row.phone,
  );
  return group(rows, ({ lead_id: _lead, ...row }) => ({ ...row, formatted: formatPhone(row.phone) }));
}

/** E-mails of many leads. */
export async function loadEmails(
  deps: AddressDeps,
  teamId: string,
  leadIds: readonly string[],
): Promise<Map<string, LeadEmailView[]>> {
  const rows = await withReasons(
    deps,
    teamId,
    leadIds,
    'email',
    `select e.lead_id, e.id, e.email
     from lead_emails e where e.team_id = $1 and e.lead_id = any($2::uuid[]) and e.email not like 'released:%' order by e.position, e.id`,
    (row: Omit<LeadEmailView, Barred> & { lead_id: string }) => row.email,
  );
  return group(rows, ({ lead_id: _lead, ...row }) => row);
}

type Barred = 'suppressed' | 'suppressionReason';

/** Addresses of leads, each with why it is barred; suppressions are kept and found by the hash of their address. */
async function withReasons<T extends { lead_id: string }>(
  deps: AddressDeps,
  teamId: string,
  leadIds: readonly string[],
  channel: 'sms' | 'email',
  text: string,
  addressOf: (row: T) => string,
): Promise<(T & { suppressed: boolean; suppressionReason: string | null })[]> {
  return deps.database.withTeam(
    teamId,
    async (tx) => {
      const { rows } = await tx.client.query<T>(text, [teamId, leadIds]);
      const hashes = rows.map((row) => deps.vault.addressHash(channel, addressOf(row)));
      const barred = await tx.client.query<{ hash: string; reason: string }>(
        `select distinct on (address_hash) address_hash as hash, reason::text as reason from suppression_list
         where team_id = $1 and address_hash = any($2::text[]) and lifted_at is null order by address_hash, created_at, id`,
        [teamId, hashes],
      );
      const reasons = new Map(barred.rows.map((row) => [row.hash, row.reason]));
      return rows.map((row, n) => {
        const suppressionReason = reasons.get(hashes[n] ?? '') ?? null;
        return { ...row, suppressed: suppressionReason !== null, suppressionReason };
      });
    },
    { readOnly: true },
  );
}

/** Consents of many leads, the newest first. */
export async function loadConsents(
  deps: ReadDeps,
  teamId: string,
  leadIds: readonly string[],
): Promise<Map<string, ConsentView[]>> {
  const rows = await query<ConsentView & { lead_id: string }>(
    deps,
    teamId,
    `select lead_id, id, channel::text as channel, source, scope, evidence, created_at as "recordedAt", revoked_at as "revokedAt"
     from consents where team_id = $1 and lead_id = any($2::uuid[]) order by created_at desc, id desc`,
    leadIds,
  );
  return group(rows, ({ lead_id: _lead, ...row }) => row);
}

/** The conversation of each lead that has one. */
export async function loadConversationIds(
  deps: ReadDeps,
  teamId: string,
  leadIds: readonly string[],
): Promise<Map<string, string>> {
  const rows = await query<{ lead_id: string; id: string }>(
    deps,
    teamId,
    'select lead_id, id from conversations where team_id = $1 and lead_id = any($2::uuid[])',
    leadIds,
  );
  return new Map(rows.map((row) => [row.lead_id, row.id]));
}

export type LeadEventView = typeof leadEvents.$inferSelect & { at: Date };

/** The next ids of each lead's timeline, by the index of a lead's events. */
const TIMELINES = `
select e.id from unnest($2::uuid[]) as w(id)
  cross join lateral (
    select id from lead_events where team_id = $1 and lead_id = w.id
      and ($3::timestamptz is null or (created_at, id) < ($3::timestamptz, $4::uuid))
    order by created_at desc, id desc limit $5) e`;

/** A page of the timeline of each of many leads, the newest first. */
export async function leadTimelines(
  deps: ReadDeps,
  ctx: Ctx,
  leadIds: readonly string[],
  args: { first?: number | null; after?: string | null },
): Promise<Map<string, Connection<LeadEventView>>> {
  requirePermission(ctx, 'leads.read');
  const limit = pageSize(args.first);
  const [at, id] = placeAfter(args.after);
  const known = leadIds.filter(isUuid);
  const rows = await deps.database.withTeam(
    ctx.teamId,
    async (tx) => {
      const values = [ctx.teamId, known, at, id, limit + 1];
      const page = await tx.client.query<{ id: string }>(TIMELINES, values);
      if (page.rows.length === 0) return [];
      const ids = page.rows.map((row) => row.id);
      const events = await tx.db
        .select()
        .from(leadEvents)
        .where(and(eq(leadEvents.teamId, ctx.teamId), inArray(leadEvents.id, ids)))
        .orderBy(desc(leadEvents.createdAt), desc(leadEvents.id));
      return withActorNames(tx, events);
    },
    { readOnly: true },
  );
  const events = Map.groupBy(rows, (row) => row.leadId);
  return new Map(
    leadIds.map((leadId) => [
      leadId,
      toConnection(
        (events.get(leadId) ?? []).map((row) => ({ ...row, at: row.createdAt })),
        limit,
        args.after,
        (row) => [row.createdAt.toISOString(), row.id],
      ),
    ]),
  );
}

async function query<T extends { lead_id: string }>(
  deps: ReadDeps,
  teamId: string,
  text: string,
  leadIds: readonly string[],
): Promise<T[]> {
  const result = await deps.database.withTeam(teamId, (tx) => tx.client.query<T>(text, [teamId, leadIds]), {
    readOnly: true,
  });
  return result.rows;
}

function group<T extends { lead_id: string }, V>(
  rows: readonly T[],
  toView: (row: T) => V,
): Map<string, V[]> {
  const groups = new Map<string, V[]>();
  for (const row of rows) {
    const list = groups.get(row.lead_id) ?? [];
    list.push(toView(row));
    groups.set(row.lead_id, list);
  }
  return groups;
}
