import type { TeamTx } from '@og/db';
import { z } from 'zod';
import { audit } from '../../../platform/audit.js';
import { requirePermission, type Ctx } from '../../../platform/ctx.js';
import {
  invalidField,
  parseInput,
  type Conflict,
  type InvalidInput,
} from '../../../platform/errors/failures.js';
import type { Platform } from '../../../platform/platform.js';
import {
  toStoredWeek,
  toWeekHours,
  weekHoursSchema,
  type StoredWeek,
  type WeekHoursView,
} from '../../../platform/week-hours.js';
import { changedSince, versionOf } from '../list-version.js';
import { lockList } from '../lock-list.js';

export type AssignmentMode = 'hand' | 'round_robin' | 'least_loaded';

/** How a team works its inbox. */
export interface InboxSettings {
  __typename: 'InboxSettings';
  assignment: AssignmentMode;
  /** Who takes part in assignment; empty: everybody who may answer. */
  assigneeIds: string[];
  /** Minutes to the first answer; null: no promise. */
  slaHotMinutes: number | null;
  slaMinutes: number | null;
  /** Minutes after the due time until the managers are told. */
  escalateMinutes: number;
  /** Only these hours count; null: all. */
  businessHours: WeekHoursView | null;
}

/** The settings as a screen shows them. */
export interface InboxSettingsView extends InboxSettings {
  /** Of all of it; for who saves. */
  version: string;
}

/** A team that has decided nothing. */
const DEFAULTS: InboxSettings = {
  __typename: 'InboxSettings',
  assignment: 'hand',
  assigneeIds: [],
  slaHotMinutes: 5,
  slaMinutes: 30,
  escalateMinutes: 30,
  businessHours: null,
};

interface Row {
  assignment: AssignmentMode;
  assignees: string[];
  sla_hot_minutes: number | null;
  sla_minutes: number | null;
  escalate_minutes: number;
  business_hours: StoredWeek | null;
}

/** The team's settings, or the usual ones. */
export async function readInboxSettings(tx: TeamTx): Promise<InboxSettings> {
  const { rows } = await tx.client.query<Row>(
    'select assignment, assignees, sla_hot_minutes, sla_minutes, escalate_minutes, business_hours from inbox_settings where team_id = $1',
    [tx.teamId],
  );
  const row = rows[0];
  if (!row) return DEFAULTS;
  return {
    __typename: 'InboxSettings',
    assignment: row.assignment,
    assigneeIds: row.assignees,
    slaHotMinutes: row.sla_hot_minutes,
    slaMinutes: row.sla_minutes,
    escalateMinutes: row.escalate_minutes,
    businessHours: row.business_hours ? toWeekHours(row.business_hours) : null,
  };
}

const withVersion = (settings: InboxSettings): InboxSettingsView => ({
  ...settings,
  version: versionOf([
    settings.assignment,
    settings.assigneeIds,
    settings.slaHotMinutes,
    settings.slaMinutes,
    settings.escalateMinutes,
    settings.businessHours && toStoredWeek(settings.businessHours),
  ]),
});

/** How the team works its inbox. */
export async function inboxSettings(deps: Pick<Platform, 'database'>, ctx: Ctx): Promise<InboxSettingsView> {
  requirePermission(ctx, 'inbox.read');
  return withVersion(await deps.database.withTeam(ctx.teamId, readInboxSettings, { readOnly: true }));
}

const WEEK_MINUTES = 7 * 24 * 60;
const minutes = z
  .number()
  .int('Whole minutes.')
  .min(1, 'At least a minute.')
  .max(WEEK_MINUTES, 'At most a week.');

const inputSchema = z.object({
  assignment: z.enum(['hand', 'round_robin', 'least_loaded']).nullish(),
  assigneeIds: z.array(z.uuid('Only members of the team can take part.')).max(500).nullish(),
  slaHotMinutes: minutes.nullish(),
  slaMinutes: minutes.nullish(),
  escalateMinutes: minutes.nullish(),
  businessHours: weekHoursSchema.nullish(),
});

/**
 * Change some of the settings: what is not named stays; a limit or the business hours given as null end. Items that
 * wait already keep the promise that was made for them.
 * @param seen the version that the change was made from: when it is another one by now nothing is saved
 */
export async function updateInboxSettings(
  deps: Pick<Platform, 'database' | 'clock' | 'outbox'>,
  ctx: Ctx,
  input: unknown,
  seen: string | null = null,
): Promise<InboxSettingsView | InvalidInput | Conflict> {
  requirePermission(ctx, 'inbox.manage');
  const parsed = parseInput(inputSchema, input);
  if (!parsed.ok) return parsed.failure;
  const change = parsed.data;
  return deps.database.withTeam(ctx.teamId, async (tx) => {
    const now = deps.clock.now();
    await lockList(tx, 'inbox-settings');
    // Whoever is just leaving the team is taken out of the row after this, or is a stranger.
    await tx.client.query('select from inbox_settings where team_id = $1 for update', [tx.teamId]);
    const strangers = await notMembers(tx, change.assigneeIds ?? []);
    if (strangers > 0)
      return invalidField('assigneeIds', 'not_a_member', 'Only members of the team can take part.');
    const before = withVersion(await readInboxSettings(tx));
    const next = withVersion({
      ...before,
      assignment: change.assignment ?? before.assignment,
      assigneeIds: change.assigneeIds ?? before.assigneeIds,
      slaHotMinutes: change.slaHotMinutes === undefined ? before.slaHotMinutes : change.slaHotMinutes,
      slaMinutes: change.slaMinutes === undefined ? before.slaMinutes : change.slaMinutes,
      escalateMinutes: change.escalateMinutes ?? before.escalateMinutes,
      businessHours: change.businessHours === undefined ? before.businessHours : change.businessHours,
    });
    // A press that is repeated after its answer got lost finds what it wanted.
    if (before.version === next.version) return before;
    const changed = changedSince('settings of the inbox', seen === null ? null : [seen], [before]);
    if (changed) return changed;
    await tx.client.query(
      `insert into inbox_settings (team_id, assignment, assignees, sla_hot_minutes, sla_minutes, escalate_minutes, business_hours, updated_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)
       on conflict (team_id) do update set assignment = excluded.assignment, assignees = excluded.assignees, sla_hot_minutes = excluded.sla_hot_minutes,
         sla_minutes = excluded.sla_minutes, escalate_minutes = excluded.escalate_minutes, business_hours = excluded.business_hours, updated_at = excluded.updated_at`,
      [
        tx.teamId,
        next.assignment,
        next.assigneeIds,
        next.slaHotMinutes,
        next.slaMinutes,
        next.escalateMinutes,
        next.businessHours ? JSON.stringify(toStoredWeek(next.businessHours)) : null,
        now.toISOString(),
      ],
    );
    await audit(tx, ctx, now, {
      action: 'inbox_settings.update',
      subjectType: 'team',
      subjectId: ctx.teamId,
      detail: { ...change },
    });
    await deps.outbox.event(tx, now, 'team.changed.v1', [ctx.teamId], { what: 'settings' });
    return next;
  });
}

async function notMembers(tx: TeamTx, userIds: readonly string[]): Promise<number> {
  const { rows } = await tx.client.query<{ count: number }>(
    `select count(*)::int as count from unnest($2::uuid[]) as asked(id)
     where not exists (select from team_members m where m.team_id = $1 and m.user_id = asked.id)`,
    [tx.teamId, userIds],
  );
  return rows[0]?.count ?? 0;
}
