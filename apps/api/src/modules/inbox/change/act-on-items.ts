import { snoozeUntil } from '@og/core';
import type { TeamTx } from '@og/db';
import { actorName, actorUserId, type Ctx } from '../../../platform/ctx.js';
import { invalidField, type InvalidInput } from '../../../platform/errors/failures.js';
import { endRuns } from '../../messaging/index.js';
import { addTimelineRows, assignmentTitle } from '../timeline.js';
import type { DispositionView } from '../settings/dispositions.js';
import type { ChangeItems } from './change-input.js';
import type { ItemColumn, ItemSnapshot, LockedItem } from './item-snapshot.js';

/** What an act does to one item: its columns, and its lead's stage. */
export interface ItemEffect {
  id: string;
  leadId: string;
  set: Partial<Pick<ItemSnapshot, ItemColumn>>;
  stage?: string;
}

/** Zone of a person whose own is not known. */
export const FALLBACK_ZONE = 'America/New_York';

/**
 * The effect of one act on each item, without writing anything. Items that the act cannot concern are left out: who
 * opted out is not assigned a stage or a later date.
 */
export function effectsOf(
  ctx: Ctx,
  now: Date,
  change: ChangeItems,
  items: readonly LockedItem[],
  disposition: DispositionView | null,
): ItemEffect[] | InvalidInput {
  const at = now.toISOString();
  const by = actorUserId(ctx);
  const done = {
    state: 'done',
    unread: false,
    doneAt: at,
    doneBy: by,
    snoozedUntil: null,
    snoozedBy: null,
  } as const;
  const all = (set: ItemEffect['set']): ItemEffect[] => items.map(({ id, leadId }) => ({ id, leadId, set }));
  const concerned = items.filter((item) => !item.optedOut);
  switch (change.action) {
    case 'done':
      return all(done);
    case 'read':
      return all({ unread: false });
    case 'reopen':
      return concerned.map(({ id, leadId, memberId }) => ({
        id,
        leadId,
        set: {
          state: 'open',
          doneAt: null,
          doneBy: null,
          snoozedUntil: null,
          snoozedBy: null,
          assigneeId: memberId,
        },
      }));
    case 'assign':
      return all({ assigneeId: change.userId ?? null });
    case 'move':
      return all({ bucketId: change.bucketId ?? null });
    case 'unsnooze':
      return all({ snoozedUntil: null, snoozedBy: null });
    case 'snooze':
      return snoozed(now, by, change, concerned);
    case 'stage':
      return concerned.map(({ id, leadId }) => ({ id, leadId, set: {}, stage: change.stage ?? 'replied' }));
    case 'dispose':
      return concerned.map(({ id, leadId }) => ({
        id,
        leadId,
        set: { ...done, disposition: disposition?.key ?? null },
        ...(disposition?.stage ? { stage: disposition.stage } : {}),
      }));
  }
}

/** Words are read in the zone of each lead: "9am" is nine in the morning where they are. */
function snoozed(
  now: Date,
  by: string | null,
  { snooze }: ChangeItems,
  items: readonly LockedItem[],
): ItemEffect[] | InvalidInput {
  const effects: ItemEffect[] = [];
  for (const { id, leadId, zone } of items) {
    const until = untilOf(snooze ?? {}, now, zone ?? FALLBACK_ZONE);
    if ('problem' in until) return invalidField('snooze', until.problem, until.message);
    effects.push({ id, leadId, set: { snoozedUntil: until.at.toISOString(), snoozedBy: by, unread: false } });
  }
  return effects;
}

/** When a snooze ends, or why that cannot be told. */
export function untilOf(
  snooze: { text?: string | null | undefined; until?: Date | null | undefined },
  now: Date,
  zone: string,
): { at: Date; words: string } | { problem: string; message: string } {
  if (snooze.until) {
    if (snooze.until.getTime() <= now.getTime())
      return { problem: 'past', message: 'This time is over. Name a later one.' };
    return { at: snooze.until, words: '' };
  }
  const read = snoozeUntil(snooze.text ?? '', now, zone);
  return read.ok
    ? { at: read.until, words: read.explanation }
    : { problem: read.code, message: read.message };
}

/**
 * What an act means for the leads: their stage, their runs, a line in their timelines. A disposition that says so ends
 * the runs in all campaigns, any other act those of campaigns that end at it. The caller has locked the pending sends.
 */
export async function changeLeads(
  tx: TeamTx,
  ctx: Ctx,
  now: Date,
  change: ChangeItems,
  effects: readonly ItemEffect[],
  disposition: DispositionView | null,
): Promise<void> {
  if (change.action === 'assign') return noteAssignment(tx, ctx, now, change.userId ?? null, effects);
  if (change.action !== 'stage' && change.action !== 'dispose') return;
  for (const { leadId, stage } of effects) {
    if (stage)
      await tx.client.query(
        `update leads set stage = $3::lead_stage, updated_at = $4 where team_id = $1 and id = $2 and stage <> $3::lead_stage`,
        [tx.teamId, leadId, stage, now.toISOString()],
      );
    const exits = change.action === 'dispose' ? 'disposition' : 'stage_change';
    await endRuns(tx, now, {
      leadId,
      condition: disposition?.endsRuns ? null : exits,
      state: 'finished',
      reason: exits,
      source: 'user',
    });
  }
  await addTimelineRows(
    tx,
    now,
    effects.map(({ leadId, stage }) => ({
      leadId,
      type: change.action === 'dispose' ? 'conversation.disposed' : 'lead.stage_changed',
      title: change.action === 'dispose' ? `Outcome: ${disposition?.label ?? ''}` : `Stage: ${stage ?? ''}`,
      detail: change.note ?? null,
      actor: actorName(ctx),
    })),
  );
}

async function noteAssignment(
  tx: TeamTx,
  ctx: Ctx,
  now: Date,
  userId: string | null,
  effects: readonly ItemEffect[],
): Promise<void> {
  const title = await assignmentTitle(tx, userId);
  await addTimelineRows(
    tx,
    now,
    effects.map(({ leadId }) => ({
      leadId,
      type: 'conversation.assigned',
      title,
      detail: null,
      actor: actorName(ctx),
    })),
  );
}
