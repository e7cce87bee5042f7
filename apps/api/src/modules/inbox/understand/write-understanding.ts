import { classOfIntent, entityRows, inboxPriority, type InboundReading, type SettledVerdict } from '@og/core';
import type { TeamTx } from '@og/db';
import type { Platform } from '../../../platform/platform.js';
import { erasedMeanwhile } from '../../agents/index.js';
import { lockAddresses } from '../../compliance/index.js';
import { raiseCallTask } from '../../tasks/index.js';
import { assignItem } from '../item/assign-item.js';
import { promiseOf } from '../item/promise.js';
import { UNSURE } from '../item/rank-again.js';
import { isHot } from '../item/rank-message.js';
import { sortItem } from '../buckets/sort-item.js';
import { readInboxSettings } from '../settings/inbox-settings.js';
import { captureEmail } from './capture-email.js';
import { BY_PERSON } from './correct-intent.js';
import type { InboundFacts } from './read-inbound.js';

/** Intents for which somebody should pick up the phone. */
const CALL_FOR: ReadonlySet<string> = new Set(['interested', 'scheduling']);

/** While the model is down a message is looked at again after so long, then after twice that, and so on for two hours. */
const AGAIN_MS = 5 * 60_000;
const NO_MORE_MS = 2 * 3_600_000;

/** More than a dozen nobody reads. */
const MOST_ENTITIES = 12;

interface ItemRow {
  id: string;
  state: 'open' | 'done';
  created_at: Date;
  sla_due_at: Date | null;
  waiting_since: Date;
}

/**
 * Write what a message means: on the message, and on the conversation's item when it is still about this message.
 * An answer that people gave meanwhile, or a newer message, leaves the item as it is; so does a label that a person gave.
 * When the person's texts were erased meanwhile the labels are written and nothing else that was read out of it: people answer.
 */
export async function writeUnderstanding(
  deps: Pick<Platform, 'database' | 'clock' | 'outbox' | 'vault'>,
  teamId: string,
  read: InboundFacts,
  { rules, verdict, again }: { rules: InboundReading; verdict: SettledVerdict; again: boolean },
): Promise<void> {
  await deps.database.withTeam(teamId, async (tx) => {
    const now = deps.clock.now();
    const email = read.doubted ? undefined : rules.entities.emails[0];
    // Before any row, as everything that suppresses an address does.
    if (email) await lockAddresses(tx, [email]);
    // Where it stands now: its lead may have been merged into another one since it was read.
    const { rows } = await tx.client.query<Pick<InboundFacts, 'leadId' | 'conversationId'>>(
      `update messages set intent = $3, intent_rule = $4, sentiment = $5, confidence = $6, updated_at = $7
       where team_id = $1 and id = $2 and intent_rule is distinct from '${BY_PERSON}'
       returning lead_id as "leadId", conversation_id as "conversationId"`,
      [
        tx.teamId,
        read.messageId,
        verdict.intent,
        verdict.rule,
        verdict.sentiment,
        verdict.confidence,
        now.toISOString(),
      ],
    );
    if (!rows[0]) return;
    const facts = { ...read, ...rows[0] };
    const item = await lockItem(tx, facts.messageId);
    const erased = await erasedMeanwhile(tx, read);
    if (email && !erased) await captureEmail(tx, deps, now, facts.leadId, email);
    if (!item) return;
    const entities = erased ? [] : entityRows(rules.entities).slice(0, MOST_ENTITIES);
    await rank(tx, now, item, facts, verdict, { entities, language: rules.language });
    await assignItem(tx, now, item.id);
    await sortItem(tx, now, item.id);
    await deps.outbox.event(tx, now, 'inbox_item.changed.v1', [item.id], {
      conversationId: facts.conversationId,
      state: 'open',
    });
    if (CALL_FOR.has(verdict.intent) && !verdict.uncertain)
      await raiseCallTask(tx, deps, now, {
        leadId: facts.leadId,
        conversationId: facts.conversationId,
        itemId: item.id,
        intent: verdict.intent,
      });
    // No model is told what was erased.
    if (erased) return;
    if (CALL_FOR.has(verdict.intent) && !verdict.uncertain)
      await deps.outbox.job(tx, now, 'lead/brief', { leadId: facts.leadId });
    await deps.outbox.job(tx, now, 'lead/answer', { messageId: facts.messageId });
    const age = now.getTime() - facts.receivedAt.getTime();
    if (again && age < NO_MORE_MS)
      await deps.outbox.job(
        tx,
        now,
        'lead/understand',
        { messageId: facts.messageId },
        { availableAt: new Date(now.getTime() + Math.max(AGAIN_MS, age)) },
      );
  });
}

/** The conversation's item while it waits for an answer to this message. */
async function lockItem(tx: TeamTx, messageId: string): Promise<ItemRow | null> {
  const { rows } = await tx.client.query<ItemRow>(
    `select i.id, i.state, i.created_at, i.sla_due_at, i.last_message_at as waiting_since
     from inbox_items i where i.team_id = $1 and i.last_message_id = $2 and i.state = 'open' and not i.opted_out for update`,
    [tx.teamId, messageId],
  );
  return rows[0] ?? null;
}

async function rank(
  tx: TeamTx,
  now: Date,
  item: ItemRow,
  facts: InboundFacts,
  verdict: SettledVerdict,
  { entities, language }: { entities: ReturnType<typeof entityRows>; language: string },
): Promise<void> {
  const priority = inboxPriority({
    class: classOfIntent(verdict.intent),
    sentiment: verdict.sentiment,
    intent: verdict.intent,
    confidence: verdict.uncertain ? Math.min(verdict.confidence, UNSURE) : verdict.confidence,
    ageMinutes: Math.max(0, (now.getTime() - facts.receivedAt.getTime()) / 60_000),
    leadScore: facts.leadScore,
  });
  // The first message that waits holds its promise: a later one may bring it nearer, and never puts it off.
  const promise = promiseOf(await readInboxSettings(tx), isHot({ priority }), facts.receivedAt);
  await tx.client.query(
    `update inbox_items set intent = $3, intent_rule = $4, sentiment = $5, confidence = $6, uncertain = $7, entities = $8, language = $9,
       priority = $10, priority_parts = $11, sla_due_at = least(sla_due_at, $12),
       next_escalation_at = case when escalation = 0 and first_answered_at is null then least(next_escalation_at, $12) else next_escalation_at end,
       updated_at = $13
     where team_id = $1 and id = $2`,
    [
      tx.teamId,
      item.id,
      verdict.intent,
      verdict.rule,
      verdict.sentiment,
      verdict.confidence,
      verdict.uncertain,
      JSON.stringify(entities),
      language,
      priority.score,
      JSON.stringify(priority.parts),
      promise?.toISOString() ?? null,
      now.toISOString(),
    ],
  );
}
