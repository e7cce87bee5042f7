import {
  classifyDeterministic,
  languageOf,
  needsDisclosure,
  withDisclosure,
  type AgentName,
  type Check,
  type GivenFact,
} from '@og/core';
import { isUuid } from '@og/db';
import { z } from 'zod';
import { requirePermission, type Ctx } from '../../../platform/ctx.js';
import {
  conflict,
  invalidField,
  missing,
  parseInput,
  type Conflict,
  type InvalidInput,
  type NotFound,
} from '../../../platform/errors/failures.js';
import type { AgentDeps } from '../agent-deps.js';
import type { DraftInput } from '../compose/draft-input.js';
import { composeDraft, DRAFT_OUTPUT } from '../compose/draft-request.js';
import { judgeDraft } from '../compose/judge-draft.js';
import { noteTextsRead, type TextsRead } from '../erase/text-reads.js';
import { gatherFacts } from '../facts/gather-facts.js';
import { askModel } from '../model/ask-model.js';
import { decisionsById } from '../recorder/decision.view.js';
import { agentNamed } from '../registry.js';
import { readAgentSettings } from '../settings/read-settings.js';
import { readMode } from '../versions/modes.js';
import { versionById, workingVersion } from '../versions/working-version.js';

const schema = z.object({
  versionId: z.string().nullish(),
  leadId: z.string().nullish(),
  messages: z
    .array(z.object({ inbound: z.boolean(), text: z.string().trim().min(1, 'Write a text.').max(2_000) }))
    .max(40, 'At most 40 messages.'),
});

export interface SandboxRunView {
  __typename: 'SandboxRun';
  decisionId: string;
  text: string;
  verdict: string;
  reason: string | null;
  handoff: string | null;
  intent: string;
  confidence: number | null;
  claims: { text: string; fact: GivenFact | null }[];
  facts: GivenFact[];
  checks: Check[];
  costUsd: number;
  latencyMs: number;
  simulated: boolean;
}

/** Try an agent on a made-up conversation. Nothing is sent and nothing changes, but it is recorded and costs. */
export async function runSandbox(
  deps: AgentDeps,
  ctx: Ctx,
  agent: AgentName,
  input: unknown,
): Promise<SandboxRunView | InvalidInput | NotFound | Conflict> {
  requirePermission(ctx, 'agents.manage');
  const parsed = parseInput(schema, input);
  if (!parsed.ok) return parsed.failure;
  if (agent === 'neva')
    return invalidField('agent', 'does_not_write', 'Neva writes briefs: ask for one on a lead’s page.');
  const { versionId, leadId, messages } = parsed.data;
  if (leadId && !isUuid(leadId)) return missing('lead');
  const prepared = await deps.database.withTeam(ctx.teamId, async (tx) => {
    const now = deps.clock.now();
    const texts = await noteTextsRead(tx, leadId ?? null);
    if (leadId) {
      const { rowCount } = await tx.client.query(
        'select from leads where team_id = $1 and id = $2 and deleted_at is null',
        [ctx.teamId, leadId],
      );
      if (!rowCount) return missing('lead');
    }
    const version = versionId ? await versionById(tx, versionId) : await workingVersion(tx, now, agent);
    if (!version || ('agent' in version && version.agent !== agent)) return missing('version');
    const settings = await readAgentSettings(tx);
    const last = messages.at(-1);
    const inbound = last?.inbound ? last.text : null;
    const intent = inbound === null ? 'opener' : classifyDeterministic(inbound).intent;
    const mode = await readMode(tx, agent, intent);
    const thread = inbound === null ? messages : messages.slice(0, -1);
    const tools = [...agentNamed(agent).tools];
    const draftInput: DraftInput = {
      agent,
      intent,
      channel: 'sms',
      now: now.toISOString(),
      zone: null,
      language: inbound === null ? 'und' : languageOf(inbound),
      facts: await gatherFacts(tx, deps, now, {
        leadId: leadId ?? '00000000-0000-0000-0000-000000000000',
        agent,
        agentName: version.persona.displayName,
        brandName: settings.brandName,
        saidEmail: null,
        withSlots: tools.includes('offer_slots') && Boolean(leadId),
      }),
      thread,
      inbound,
      note: null,
      instruction: null,
      persona: version.persona,
      goal: version.goal,
      prompt: version.prompt,
      policy: version.policy,
      tools,
      disclosureLine: needsDisclosure(settings.disclosure, thread) ? settings.disclosureLine : '',
      stage: 'replied',
      uncertain: false,
      mode: mode.mode,
      automatable: mode.automatable,
      unlocked: mode.unlocked,
      needs: mode.needs,
      stopped: settings.stoppedAt !== null || settings.killSwitch,
      budget: 'ok',
      barred: null,
    };
    return { version, input: draftInput, texts };
  });
  if ('__typename' in prepared) return prepared;
  return run(deps, ctx, prepared, leadId ?? null);
}

async function run(
  deps: AgentDeps,
  ctx: Ctx,
  {
    version,
    input,
    texts,
  }: { version: { id: string; model: string | null }; input: DraftInput; texts: TextsRead | null },
  leadId: string | null,
): Promise<SandboxRunView | NotFound | Conflict> {
  const definition = agentNamed(input.agent);
  const composed = composeDraft(input);
  const asked = await askModel(deps, ctx.teamId, {
    kind: 'sandbox',
    agent: input.agent,
    task: definition.task,
    model: version.model,
    versionId: version.id,
    conversationId: null,
    leadId,
    texts,
    inboundText: input.inbound,
    input,
    ...composed,
    output: DRAFT_OUTPUT,
    maxTokens: definition.maxTokens,
    timeoutMs: definition.timeoutMs,
    decide: ({ call }) => judgeDraft(input, call.rawOutput, call.failure),
  });
  if (asked.kind === 'unasked')
    return conflict('budget_spent', `${asked.message} Raise it in the settings of the agents.`);
  if (asked.kind === 'erased')
    return conflict('texts_erased', 'What is kept of this lead was erased while the agent wrote. Try again.');
  const found = await deps.database.withTeam(ctx.teamId, (tx) => decisionsById(tx, [asked.decisionId]), {
    readOnly: true,
  });
  const decision = found.get(asked.decisionId);
  if (!decision) return missing('decision');
  const { draft, checks, verdict, reason } = judgeDraft(input, decision.rawOutput, decision.error);
  const byId = new Map(input.facts.map((fact) => [fact.id, fact]));
  return {
    __typename: 'SandboxRun',
    decisionId: decision.id,
    text: draft ? withDisclosure(draft.reply, input.disclosureLine) : '',
    verdict,
    reason,
    handoff: draft?.handoff ?? null,
    intent: input.intent,
    confidence: draft?.confidence ?? null,
    claims: (draft?.claims ?? []).map(({ text, factId }) => ({ text, fact: byId.get(factId) ?? null })),
    facts: input.facts,
    checks,
    costUsd: decision.costUsd,
    latencyMs: decision.latencyMs,
    simulated: decision.simulated,
  };
}
