import { newId, type TeamTx } from '@og/db';
import type { AgentDeps } from '../agent-deps.js';
import type { DraftInput, WorkingVersion } from '../compose/draft-input.js';
import { composeDraft, DRAFT_OUTPUT, hashOf } from '../compose/draft-request.js';
import { judgeDraft } from '../compose/judge-draft.js';
import { noteTextsOf, whoWasErased, type TextsRead } from '../erase/text-reads.js';
import { callModel, type ModelCall, type ModelQuestion } from '../model/call-model.js';
import { expectedCost } from '../model/expected-cost.js';
import { countUsage, recordDecision } from '../model/record-decision.js';
import { openBudget, reserve, settleReservation } from '../model/reserve.js';
import { decisionsById, type DecisionView } from '../recorder/decision.view.js';
import { agentNamed } from '../registry.js';
import { versionById } from '../versions/working-version.js';
import { differencesOf } from './differences.js';
import { readRehearsal, type RehearsalView } from './rehearsal.view.js';
import { REHEARSED } from './start-rehearsal.js';

/** Conversations of one job; then it goes to the end of the queue. */
const BATCH = 20;
/** Calls at once. */
const AT_ONCE = 4;

/**
 * `lead/rehearse`: the next conversations of a rehearsal. Each recorded draft is written again by the new version from
 * the same record, and judged; only what differs is kept. Goes on where it stopped, whatever happened in between.
 */
export async function rehearse(deps: AgentDeps, teamId: string, rehearsalId: string): Promise<void> {
  const batch = await deps.database.withTeam(teamId, (tx) => nextBatch(tx, deps, rehearsalId));
  if (!batch) return;
  const { rehearsal, version, decisions, texts } = batch;
  for (let at = 0; at < decisions.length; at += AT_ONCE) {
    const asked = decisions.slice(at, at + AT_ONCE).map((before) => questionOf(version, before, texts));
    const reservation = await deps.database.withTeam(teamId, (tx) => within(tx, deps, rehearsalId, asked));
    if (!reservation) return;
    const results = await Promise.all(asked.map((one) => again(deps, teamId, one)));
    const goesOn = await deps.database.withTeam(teamId, async (tx) => {
      await settleReservation(tx, reservation);
      return keep(tx, deps, rehearsal, version, rehearsal.done + at, results);
    });
    if (!goesOn) return;
  }
  await deps.database.withTeam(teamId, async (tx) => {
    const view = await readRehearsal(tx, rehearsalId);
    if (view?.state === 'running')
      await deps.outbox.job(tx, deps.clock.now(), 'lead/rehearse', { rehearsalId });
  });
}

interface Batch {
  rehearsal: RehearsalView;
  version: WorkingVersion;
  decisions: DecisionView[];
  /** As of when each lead was read. */
  texts: ReadonlyMap<string, TextsRead>;
}

async function nextBatch(tx: TeamTx, deps: AgentDeps, rehearsalId: string): Promise<Batch | null> {
  const now = deps.clock.now();
  const rehearsal = await readRehearsal(tx, rehearsalId);
  if (rehearsal?.state !== 'running') return null;
  const version = await versionById(tx, rehearsal.versionId);
  if (!version) return null;
  const { rows } = await tx.client.query<{ id: string }>(`${REHEARSED} offset $5`, [
    tx.teamId,
    rehearsal.agent,
    rehearsal.createdAt.toISOString(),
    Math.max(0, Math.min(BATCH, rehearsal.total - rehearsal.done)),
    rehearsal.done,
  ]);
  if (rows.length === 0) {
    await end(tx, deps, now, rehearsalId, 'done', null);
    return null;
  }
  const ids = rows.map((row) => row.id);
  const texts = await noteTextsOf(tx, ids);
  const found = await decisionsById(tx, ids);
  const decisions = ids.flatMap((id) => found.get(id) ?? []);
  return { rehearsal, version, texts, decisions: decisions.filter(({ erasedAt }) => erasedAt === null) };
}

/** Count these questions as spent while they are asked. @returns the reservation; null: the rehearsal ended for it */
async function within(
  tx: TeamTx,
  deps: AgentDeps,
  rehearsalId: string,
  asked: readonly Question[],
): Promise<string | null> {
  const now = deps.clock.now();
  const { level } = await openBudget(tx, now, null);
  if (level === 'spent') {
    await end(tx, deps, now, rehearsalId, 'failed', 'The budget for models of today is spent.');
    return null;
  }
  const id = newId();
  const micros = asked.reduce((sum, { question }) => sum + expectedCost(deps.config, question), 0);
  await reserve(tx, now, { id, conversationId: null, micros });
  return id;
}

interface Question {
  before: DecisionView;
  texts: TextsRead | null;
  input: DraftInput;
  question: ModelQuestion<unknown>;
  promptHash: string;
}

interface Again extends Omit<Question, 'question'> {
  call: ModelCall;
}

/** The same conversation, as the new version asks about it. */
function questionOf(
  version: WorkingVersion,
  before: DecisionView,
  texts: ReadonlyMap<string, TextsRead>,
): Question {
  const recorded = before.input as unknown as DraftInput;
  const { persona, goal, prompt, policy } = version;
  const input: DraftInput = {
    ...recorded,
    persona,
    goal,
    prompt,
    policy,
    tools: [...agentNamed(recorded.agent).tools],
  };
  const definition = agentNamed(input.agent);
  const composed = composeDraft(input);
  const question = {
    task: definition.task,
    model: version.model,
    system: composed.system,
    messages: composed.messages,
    output: DRAFT_OUTPUT,
    maxTokens: definition.maxTokens,
    timeoutMs: definition.timeoutMs,
    traceId: before.id,
  };
  return {
    before,
    texts: (before.leadId && texts.get(before.leadId)) || null,
    input,
    question,
    promptHash: hashOf(composed.system),
  };
}

async function again(deps: AgentDeps, teamId: string, { question, ...about }: Question): Promise<Again> {
  const { call } = await callModel(deps, teamId, question);
  return { ...about, call };
}

/** @returns false when the rehearsal was canceled meanwhile, or another process has done these */
async function keep(
  tx: TeamTx,
  deps: AgentDeps,
  rehearsal: RehearsalView,
  version: WorkingVersion,
  from: number,
  results: readonly Again[],
): Promise<boolean> {
  const now = deps.clock.now();
  const locked = await tx.client.query<{ done: number }>(
    `select done from rehearsals where team_id = $1 and id = $2 and state = 'running' for update`,
    [tx.teamId, rehearsal.id],
  );
  if (locked.rows[0]?.done !== from) return false;
  // Of all at once, before anything else is held.
  const erased = await whoWasErased(
    tx,
    results.flatMap(({ texts }) => texts ?? []),
  );
  let differing = 0;
  for (const { before, input, call, promptHash } of results) {
    const judged = judgeDraft(input, call.rawOutput, call.failure);
    const what = differencesOf(before, { ...judged, rawOutput: call.rawOutput });
    if (what.length === 0) {
      await countUsage(tx, now, input.agent, call);
      continue;
    }
    differing += 1;
    const afterId = await recordDecision(tx, now, {
      kind: 'rehearsal',
      agent: input.agent,
      versionId: version.id,
      conversationId: before.conversationId,
      leadId: before.leadId,
      inboundMessageId: null,
      inboundText: input.inbound,
      promptHash,
      input,
      call,
      checks: judged.checks,
      verdict: judged.verdict,
      reason: judged.reason,
      erased: before.leadId !== null && erased.has(before.leadId),
    });
    await tx.client.query(
      'insert into rehearsal_differences (team_id, id, rehearsal_id, before_id, after_id, what, created_at) values ($1, $2, $3, $4, $5, $6, $7)',
      [tx.teamId, newId(), rehearsal.id, before.id, afterId, what, now.toISOString()],
    );
  }
  const { rows } = await tx.client.query<{ done: number; total: number; differing: number }>(
    `update rehearsals set done = done + $3, differing = differing + $4, cost_micros = cost_micros + $5, updated_at = $6 where team_id = $1 and id = $2
     returning done, total, differing`,
    [
      tx.teamId,
      rehearsal.id,
      results.length,
      differing,
      results.reduce((sum, { call }) => sum + call.costMicros, 0),
      now.toISOString(),
    ],
  );
  const progress = rows[0];
  if (progress)
    await deps.outbox.event(tx, now, 'rehearsal.progressed.v1', [rehearsal.id], {
      state: 'running',
      ...progress,
    });
  return true;
}

async function end(
  tx: TeamTx,
  deps: AgentDeps,
  now: Date,
  id: string,
  state: 'done' | 'failed',
  error: string | null,
): Promise<void> {
  const { rows } = await tx.client.query<{ done: number; total: number; differing: number }>(
    `update rehearsals set state = $3, error = $4, ended_at = $5, updated_at = $5 where team_id = $1 and id = $2 and state = 'running' returning done, total, differing`,
    [tx.teamId, id, state, error, now.toISOString()],
  );
  if (rows[0]) await deps.outbox.event(tx, now, 'rehearsal.progressed.v1', [id], { state, ...rows[0] });
}
