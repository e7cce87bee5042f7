import { FOLLOW_UP, languageOf, needsDisclosure, routeAgent, type WritingAgent } from '@og/core';
import { newId, type TeamTx } from '@og/db';
import type { AgentDeps } from '../agent-deps.js';
import { noteTextsRead, type TextsRead } from '../erase/text-reads.js';
import { composeDraft } from '../compose/draft-request.js';
import type { DraftInput, FollowUpInput, WorkingVersion } from '../compose/draft-input.js';
import { gatherFacts } from '../facts/gather-facts.js';
import { announceDraft, lockItems, markItem } from '../../messaging/index.js';
import { agentNamed } from '../registry.js';
import { expectedCost } from '../model/expected-cost.js';
import { openBudget, reserve } from '../model/reserve.js';
import { readAgentSettings } from '../settings/read-settings.js';
import { NEVER_ANSWERED, readMode } from '../versions/modes.js';
import { workingVersion } from '../versions/working-version.js';
import { readSituation, type Situation } from './read-situation.js';
import { lockConversation } from '../lock-conversation.js';

/** A draft waits for a person for so long. */
const WAITS_MS = 24 * 3_600_000;

/** A draft that is to be written. */
export interface PlannedDraft {
  draftId: string;
  situation: Situation;
  version: WorkingVersion;
  input: DraftInput;
  /** As of when the lead was read. */
  texts: TextsRead | null;
}

/** What is asked for. */
export interface AnswerAsked {
  conversationId: string;
  /** Only while this is still the newest message; null: whatever stands there. */
  messageId: string | null;
  /** A person chose the agent; null: the router does. */
  agent: WritingAgent | null;
  /** What a person wants in the draft. */
  instruction: string | null;
  /** A person asked: what would keep an agent from writing by itself does not. */
  requested: boolean;
  /** First contact: nobody has written to us. */
  opener: boolean;
  /** The lead does not answer: which follow-up it is. The caller has asked whether it is one. */
  followUp?: FollowUpInput | null;
}

export type AnswerPlan =
  | { kind: 'write'; draft: PlannedDraft }
  /** No agent writes; why, in words. */
  | { kind: 'none'; because: string };

/** Decide who writes, and put the draft that is to be written into the conversation. At most one waits there. */
export async function planAnswer(tx: TeamTx, deps: AgentDeps, asked: AnswerAsked): Promise<AnswerPlan> {
  const now = deps.clock.now();
  // Whoever writes to the person, or hears from them, holds the conversation: it is read as they left it, and they end
  // the draft that is opened here.
  await lockConversation(tx, asked.conversationId);
  await lockItems(tx, [asked.conversationId]);
  const texts = await noteTextsRead(tx, await leadOf(tx, asked.conversationId));
  const read = await readSituation(tx, asked.conversationId);
  const situation = read && asked.followUp ? silenceIn(read) : read;
  const barrier = situation ? barrierOf(situation, asked) : 'There is no such conversation.';
  if (!situation || barrier) return none(barrier ?? '');
  const intent = asked.followUp ? FOLLOW_UP : (situation.inbound?.intent ?? 'opener');
  const agent = await chooseAgent(tx, now, situation, asked, intent);
  if (typeof agent !== 'string') return agent;
  const version = await workingVersion(tx, now, agent);
  const mode = await readMode(tx, agent, intent);
  if (mode.mode === 'off' && !asked.requested)
    return none(`${agentNamed(agent).name} is off for “${intent}”.`);
  const settings = await readAgentSettings(tx);
  const definition = agentNamed(agent);
  const facts = await gatherFacts(tx, deps, now, {
    leadId: situation.leadId,
    agent,
    agentName: version.persona.displayName,
    brandName: settings.brandName,
    saidEmail: situation.saidEmail,
    withSlots: definition.tools.includes('offer_slots'),
  });
  // Last, for whoever else plans an answer of the team waits for it.
  const { level } = await openBudget(tx, now, situation.conversationId);
  const input: DraftInput = {
    agent,
    intent,
    channel: situation.channel,
    now: now.toISOString(),
    zone: situation.zone,
    language: languageIn(situation),
    facts,
    thread: situation.thread,
    inbound: situation.inbound?.text ?? null,
    followUp: asked.followUp ?? null,
    note: situation.note,
    instruction: asked.instruction,
    persona: version.persona,
    goal: version.goal,
    prompt: version.prompt,
    policy: version.policy,
    tools: [...definition.tools],
    disclosureLine: needsDisclosure(settings.disclosure, situation.thread) ? settings.disclosureLine : '',
    stage: situation.stage,
    uncertain: situation.uncertain,
    // A person who asks for a draft gets one to look at.
    mode: asked.requested ? 'draft' : mode.mode,
    automatable: mode.automatable,
    unlocked: mode.unlocked,
    needs: mode.needs,
    stopped: settings.stoppedAt !== null || settings.killSwitch,
    budget: level,
    barred: null,
  };
  const draftId = await openDraft(tx, deps, now, situation, version, input, asked.requested);
  if (!draftId) return none('A draft for this message is there already.');
  if (level !== 'spent')
    await reserve(tx, now, {
      id: draftId,
      conversationId: situation.conversationId,
      micros: expectedCost(deps.config, {
        ...composeDraft(input),
        task: definition.task,
        model: version.model,
        maxTokens: definition.maxTokens,
      }),
    });
  return { kind: 'write', draft: { draftId, situation, version, input, texts } };
}

async function leadOf(tx: TeamTx, conversationId: string): Promise<string | null> {
  const { rows } = await tx.client.query<{ lead_id: string }>(
    'select lead_id from conversations where team_id = $1 and id = $2',
    [tx.teamId, conversationId],
  );
  return rows[0]?.lead_id ?? null;
}

/** What keeps an agent from writing here at all, in words. */
function barrierOf(situation: Situation, asked: AnswerAsked): string | null {
  if (situation.gone) return 'The lead was deleted or merged.';
  if (situation.optedOut) return 'The person opted out.';
  if (asked.requested || asked.followUp) return null;
  if (asked.opener) {
    const written = situation.inbound !== null || situation.thread.length > 0;
    return written && situation.inbound === null && situation.lastAgent !== null
      ? 'An agent wrote last.'
      : null;
  }
  if (!situation.inbound) return 'Somebody has answered already.';
  // The job may come long after the message.
  if (situation.settled) return 'Somebody settled the conversation or put it away until later.';
  if (situation.erasedAt && situation.inbound.at <= situation.erasedAt)
    return 'The texts of the person were erased since: people answer what was written before.';
  if (asked.messageId && situation.inbound.id !== asked.messageId) return 'The person has written again.';
  return null;
}

/** A follow-up answers nothing: what the lead said last is part of the conversation before it. */
function silenceIn(situation: Situation): Situation {
  const { inbound, thread } = situation;
  return inbound
    ? { ...situation, inbound: null, thread: [...thread, { inbound: true, text: inbound.text, agent: null }] }
    : situation;
}

/** Of what the lead wrote last; `und` when they never did. */
function languageIn({ inbound, thread, language }: Situation): string {
  const said = inbound?.text ?? thread.findLast((line) => line.inbound)?.text;
  return said === undefined ? 'und' : (language ?? languageOf(said));
}

async function chooseAgent(
  tx: TeamTx,
  now: Date,
  situation: Situation,
  asked: AnswerAsked,
  intent: string,
): Promise<WritingAgent | { kind: 'none'; because: string }> {
  if (asked.agent) return asked.agent;
  const holder = writing(situation.givenTo);
  if (!situation.inbound) return holder ?? 'gianna';
  if (asked.requested && (NEVER_ANSWERED.has(intent) || intent === 'unclear')) return holder ?? 'cathy';
  const lastAgent = writing(situation.lastAgent);
  const numberAgent = writing(situation.numberAgent);
  const policyOf = holder ?? numberAgent ?? lastAgent ?? 'sabrina';
  const { policy } = await workingVersion(tx, now, policyOf);
  const route = routeAgent({
    numberAgent,
    givenTo: holder,
    lastAgent,
    replies: situation.replies,
    intent,
    confidence: situation.inbound.confidence,
    uncertain: situation.uncertain,
    stage: situation.stage,
    text: situation.inbound.text,
    wasInterested: situation.wasInterested,
    rebuttals: situation.rebuttals,
    maxRebuttals: policy.maxRebuttals,
  });
  if (route.to === 'agent') return route.agent;
  if (asked.requested) return holder ?? lastAgent ?? 'cathy';
  return none(route.because);
}

function writing(agent: string | null): WritingAgent | null {
  return agent === 'gianna' || agent === 'cathy' || agent === 'sabrina' ? agent : null;
}

/**
 * The row of a draft that is being written. A repeated job goes on with the row that it left behind; a draft that waits
 * for another message, or that a person wants anew, makes room.
 */
async function openDraft(
  tx: TeamTx,
  deps: AgentDeps,
  now: Date,
  situation: Situation,
  version: WorkingVersion,
  input: DraftInput,
  requested: boolean,
): Promise<string | null> {
  const { conversationId, leadId, inbound } = situation;
  const { rows } = await tx.client.query<{ id: string; state: string; inbound_message_id: string | null }>(
    `select id, state, inbound_message_id from drafts where team_id = $1 and conversation_id = $2
       and (state in ('writing', 'pending') or (inbound_message_id = $3 and state in ('approved', 'edited', 'auto', 'rejected')))
     order by created_at desc for update`,
    [tx.teamId, conversationId, inbound?.id ?? null],
  );
  for (const row of rows) {
    const same = row.inbound_message_id === (inbound?.id ?? null);
    if (!requested && same) return row.state === 'writing' ? row.id : null;
    if (row.state !== 'writing' && row.state !== 'pending') continue;
    await tx.client.query(
      `update drafts set state = 'expired', reason = $3, updated_at = $4 where team_id = $1 and id = $2`,
      [
        tx.teamId,
        row.id,
        requested ? 'A person asked for another one.' : 'The person wrote again.',
        now.toISOString(),
      ],
    );
    await announceDraft(tx, deps, now, { id: row.id, conversationId, state: 'expired' });
  }
  const id = newId();
  const inserted = await tx.client.query(
    `insert into drafts (team_id, id, conversation_id, lead_id, agent, version_id, inbound_message_id, channel, subject, intent, state, body, claims, facts,
       checks, expires_at, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, null, $9, 'writing', '', '[]', $10, '[]', $11, $12, $12) on conflict do nothing`,
    [
      tx.teamId,
      id,
      conversationId,
      leadId,
      input.agent,
      version.id,
      inbound?.id ?? null,
      input.channel,
      input.intent,
      JSON.stringify(input.facts).replaceAll(String.raw`\u0000`, ''),
      new Date(now.getTime() + WAITS_MS).toISOString(),
      now.toISOString(),
    ],
  );
  if (!inserted.rowCount) return null;
  await announceDraft(tx, deps, now, { id, conversationId, state: 'writing' });
  await markItem(tx, conversationId, id);
  return id;
}

function none(because: string): { kind: 'none'; because: string } {
  return { kind: 'none', because };
}
