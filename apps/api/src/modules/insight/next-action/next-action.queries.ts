import { nextBestAction, NEXT_ACTIONS, type NextAction } from '@og/core';
import type { TeamTx } from '@og/db';
import { actorUserId, requirePermission, type Ctx } from '../../../platform/ctx.js';
import type { Platform } from '../../../platform/platform.js';
import { nextFreeWords } from '../../calendar/index.js';
import { loadContactability } from '../../leads/index.js';

type ReadDeps = Pick<Platform, 'database' | 'clock' | 'vault'>;

export interface NextActionView extends NextAction {
  leadId: string;
  /** 0–100: of what waits or of the call that is due. */
  urgency: number;
  conversationId: string | null;
  taskId: string | null;
  messageId: string | null;
}

interface FactRow {
  leadId: string;
  lastContactedAt: Date | null;
  lastRepliedAt: Date | null;
  hasAddress: boolean;
  conversationId: string | null;
  waits: boolean;
  intent: string | null;
  priority: number | null;
  taskId: string | null;
  taskTitle: string | null;
  taskDueAt: Date | null;
  taskPriority: number | null;
  appointmentAt: Date | null;
  messageId: string | null;
  runs: boolean;
}

/** From this priority on a reply is hot, as in the inbox. */
const HOT_FROM = 70;

/** All that the rule asks of a lead, for many at once, each part by an index of the lead or its conversation. */
const FACTS = `select l.id as "leadId", l.last_contacted_at as "lastContactedAt", l.last_replied_at as "lastRepliedAt",
    exists (select from lead_phones p where p.team_id = l.team_id and p.lead_id = l.id)
      or exists (select from lead_emails e where e.team_id = l.team_id and e.lead_id = l.id) as "hasAddress",
    v.id as "conversationId",
    coalesce(i.state = 'open' and not i.opted_out and i.snoozed_until is null
      and (v.last_outbound_at is null or i.last_message_at > v.last_outbound_at), false) as waits,
    i.intent, i.priority, t.id as "taskId", t.title as "taskTitle", t.due_at as "taskDueAt", t.priority as "taskPriority", a.starts_at as "appointmentAt", s.message_id as "messageId",
    exists (select from enrollments n where n.team_id = l.team_id and n.lead_id = l.id and n.state in ('pending', 'active', 'paused', 'held'))
      or exists (select from follow_ups f where f.team_id = v.team_id and f.conversation_id = v.id and f.state = 'waiting') as runs
  from leads l
    left join conversations v on v.team_id = l.team_id and v.lead_id = l.id
    left join inbox_items i on i.team_id = v.team_id and i.conversation_id = v.id
    left join lateral (select id, title, due_at, priority from tasks where team_id = l.team_id and lead_id = l.id and state = 'open' and type = 'call'
      order by due_at, id limit 1) t on true
    left join lateral (select starts_at from appointments where team_id = l.team_id and lead_id = l.id and state = 'booked' and starts_at > $3
      order by starts_at limit 1) a on true
    left join lateral (select message_id from send_ledger where team_id = l.team_id and lead_id = l.id and place = 'doubt' order by id limit 1) s on true
  where l.team_id = $1 and l.id = any($2::uuid[]) and l.deleted_at is null`;

/** The next best action of each lead; deleted leads are left out. */
export async function loadNextActions(
  deps: ReadDeps,
  ctx: Ctx,
  leadIds: readonly string[],
): Promise<Map<string, NextActionView>> {
  requirePermission(ctx, 'leads.read');
  if (leadIds.length === 0) return new Map();
  const now = deps.clock.now();
  const gate = await loadContactability(deps, ctx.teamId, leadIds);
  return deps.database.withTeam(
    ctx.teamId,
    async (tx) => {
      const { rows } = await tx.client.query<FactRow>(FACTS, [ctx.teamId, leadIds, now.toISOString()]);
      const asking = rows.filter((row) => row.waits && row.intent === 'scheduling' && !row.appointmentAt);
      const free = await nextFreeWords(
        tx,
        now,
        asking.map((row) => row.leadId),
      );
      return new Map(
        rows.map((row) => [row.leadId, viewOf(now, row, gate.get(row.leadId), free.get(row.leadId) ?? null)]),
      );
    },
    { readOnly: true },
  );
}

function viewOf(
  now: Date,
  row: FactRow,
  gate: { verdict: string; reason: string | null } | undefined,
  freeSlot: string | null,
): NextActionView {
  const { leadId, conversationId, taskId, taskTitle, taskDueAt, messageId } = row;
  const action = nextBestAction({
    now,
    hasAddress: row.hasAddress,
    verdict: gate?.verdict ?? 'cancel',
    reason: gate?.reason ?? null,
    hasConversation: conversationId !== null,
    lastContactedAt: row.lastContactedAt,
    lastRepliedAt: row.lastRepliedAt,
    waiting: row.waits ? { intent: row.intent, hot: (row.priority ?? 0) >= HOT_FROM } : null,
    callTask: taskId && taskTitle && taskDueAt ? { title: taskTitle, dueAt: taskDueAt } : null,
    appointmentAt: row.appointmentAt,
    freeSlot,
    unknownSend: messageId !== null,
    runs: row.runs,
  });
  return {
    ...action,
    leadId,
    urgency: Math.max(
      row.waits ? (row.priority ?? 0) : 0,
      action.kind === 'call' ? (row.taskPriority ?? 0) : 0,
    ),
    conversationId,
    taskId: action.kind === 'call' ? taskId : null,
    messageId: action.kind === 'confirm_send' ? messageId : null,
  };
}

const MOST = 10;
/** So many of each list are looked at; the rule decides what comes of them. */
const EACH = 8;
/** So deep the waiting list is searched for silence: a page that is asked for all day must not read all of it. */
const SEARCHED = 200;

/**
 * Whose turn may be now: who waits in the inbox, whose call is due, whose last send is in doubt, and who fell silent
 * after they had answered. What is somebody else's is left to them.
 */
const CANDIDATES = `
  (select i.lead_id from inbox_items i where i.team_id = $1 and i.state = 'open' and not i.opted_out and i.snoozed_until is null
     and (i.assignee_id is null or i.assignee_id = $2) order by i.priority desc, i.last_message_at, i.id limit ${EACH})
  union (select t.lead_id from tasks t where t.team_id = $1 and t.state = 'open' and t.type = 'call' and t.due_at <= $3
     and (t.assignee_id is null or t.assignee_id = $2) order by t.priority desc, t.due_at, t.id limit ${EACH})
  union (select s.lead_id from send_ledger s where s.team_id = $1 and s.place = 'doubt' order by s.id limit ${EACH})
  union (select silent.lead_id from (
      select i.lead_id, i.conversation_id from inbox_items i where i.team_id = $1 and i.state = 'open' and not i.opted_out and i.snoozed_until is null
        and (i.assignee_id is null or i.assignee_id = $2) order by i.priority desc, i.last_message_at, i.id limit ${SEARCHED}) silent
    join conversations v on v.team_id = $1 and v.id = silent.conversation_id
    where v.last_outbound_at > v.last_inbound_at and v.last_outbound_at < $3::timestamptz - interval '3 days' limit ${EACH})`;

/** Kinds that ask something of a person now. */
const ASKS = new Set<NextAction['kind']>(['call', 'book', 'reply', 'confirm_send', 'follow_up']);

/** What a person should do next, the most urgent first: at most one action for a lead. */
export async function listNextActions(
  deps: ReadDeps,
  ctx: Ctx,
  first: number | null,
): Promise<NextActionView[]> {
  requirePermission(ctx, 'leads.read');
  const now = deps.clock.now();
  const ids = await deps.database.withTeam(ctx.teamId, (tx) => candidates(tx, actorUserId(ctx), now), {
    readOnly: true,
  });
  const actions = await loadNextActions(deps, ctx, ids);
  const rank = (kind: NextAction['kind']) => NEXT_ACTIONS.indexOf(kind);
  return [...actions.values()]
    .filter(({ kind }) => ASKS.has(kind))
    .toSorted(
      (a, b) => rank(a.kind) - rank(b.kind) || b.urgency - a.urgency || (a.leadId < b.leadId ? -1 : 1),
    )
    .slice(0, Math.min(MOST, Math.max(1, first ?? 5)));
}

async function candidates(tx: TeamTx, userId: string | null, now: Date): Promise<string[]> {
  const { rows } = await tx.client.query<{ lead_id: string }>(CANDIDATES, [
    tx.teamId,
    userId,
    now.toISOString(),
  ]);
  return rows.map((row) => row.lead_id);
}
