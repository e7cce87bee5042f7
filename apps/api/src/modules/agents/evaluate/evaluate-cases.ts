import { fence, modelOutput, briefSchema, type Brief } from '@og/contracts';
import { isAutomatable, needsDisclosure, routeAgent, systemBlocks, type GivenFact } from '@og/core';
import type { LlmPort, ModelTable } from '../../../platform/vendors/llm.js';
import { judgeBrief } from '../brief/judge-brief.js';
import type { DraftInput } from '../compose/draft-input.js';
import { composeDraft, DRAFT_OUTPUT } from '../compose/draft-request.js';
import { BRIEF_RULES } from '../compose/house-rules.js';
import { judgeDraft, type Judgement } from '../compose/judge-draft.js';
import { agentNamed } from '../registry.js';
import type { BriefCase, ConversationCase } from './case.js';

/** Monday noon in New York: every evaluation sees the same day. */
export const EVALUATED_AT = '2026-11-23T17:00:00.000Z';
const DISCLOSURE = 'Sent with the help of an automated assistant.';

/** A model and its price list. */
export interface EvaluatedModel {
  llm: LlmPort;
  models: ModelTable;
}

export interface CaseResult {
  name: string;
  /** In words; empty when it is as expected. */
  problems: string[];
  /** Who answered. */
  agent: string;
  verdict: string;
  text: string;
  failedChecks: string[];
  costMicros: number;
  latencyMs: number;
}

/** All that an agent would be given for a case, with autonomy earned and on: what is sent is up to the guardrails alone. */
export function inputOf(given: ConversationCase, agent: DraftInput['agent']): DraftInput {
  const { defaults, tools } = agentNamed(agent);
  const add = (id: string, kind: string, label: string, value: string | undefined): GivenFact[] =>
    value ? [{ id, kind, label, value, source: 'case' }] : [];
  return {
    agent,
    intent: given.intent,
    channel: 'sms',
    now: EVALUATED_AT,
    zone: 'America/New_York',
    language: given.language ?? 'en',
    facts: [
      ...add('lead.first_name', 'person', 'First name', given.lead.firstName),
      ...add('property.address', 'address', 'Property', given.lead.address),
      ...add('property.city', 'text', 'City', given.lead.city),
      ...add('company.name', 'company', 'Our company', 'Example Homes'),
      ...add('agent.name', 'agent', 'Your name', defaults.persona.displayName),
      ...given.facts,
      ...(tools.includes('offer_slots') ? (given.slots ?? []) : []).flatMap((words, at) =>
        add(`slot.${at + 1}`, 'slot', 'Free time', words),
      ),
    ],
    thread: given.thread,
    inbound: given.inbound,
    note: null,
    instruction: null,
    ...defaults,
    tools: [...tools],
    disclosureLine: needsDisclosure(true, given.thread) ? DISCLOSURE : '',
    stage: 'replied',
    uncertain: false,
    mode: 'auto',
    automatable: isAutomatable(given.intent),
    unlocked: true,
    needs: null,
    stopped: false,
    budget: 'ok',
    barred: null,
  };
}

/** Who answers a case, as the router says: an agent, `person` or `nobody`. */
export function routeOf(given: ConversationCase): string {
  if (given.inbound === null) return given.givenTo ?? 'gianna';
  const last = given.thread.findLast((line) => !line.inbound)?.agent;
  const lastAgent = last === 'gianna' || last === 'cathy' || last === 'sabrina' ? last : null;
  const route = routeAgent({
    numberAgent: null,
    givenTo: given.givenTo ?? null,
    lastAgent,
    replies: given.replies ?? given.thread.filter((line) => line.inbound).length + 1,
    intent: given.intent,
    confidence: 0.95,
    uncertain: false,
    stage: 'replied',
    text: given.inbound,
    wasInterested: given.thread.some(
      (line) => line.inbound && /\b(?:interested|like to sell)\b/i.test(line.text),
    ),
    rebuttals: given.rebuttals ?? 0,
    maxRebuttals: agentNamed(given.givenTo ?? lastAgent ?? 'gianna').defaults.policy.maxRebuttals,
  });
  return route.to === 'agent' ? route.agent : route.to;
}

/** Ask a model for the draft of an input and judge it. */
export async function draftOnce(
  { llm, models }: EvaluatedModel,
  input: DraftInput,
): Promise<Judgement & { costMicros: number; latencyMs: number }> {
  const definition = agentNamed(input.agent);
  const composed = composeDraft(input);
  const result = await llm.generate({
    model: models.tasks[definition.task],
    system: composed.system,
    messages: composed.messages,
    output: DRAFT_OUTPUT,
    maxTokens: definition.maxTokens,
    timeoutMs: definition.timeoutMs,
  });
  const failure = result.kind === 'failure' ? result.message : null;
  const { costMicros, latencyMs } = result;
  return { ...judgeDraft(input, result.text, failure), costMicros, latencyMs };
}

/** Play one conversation. */
export async function evaluateConversation(
  model: EvaluatedModel,
  given: ConversationCase,
): Promise<CaseResult> {
  const { expect } = given;
  const agent = routeOf(given);
  const problems = agent === expect.agent ? [] : [`${agent} answers, expected ${expect.agent}`];
  const base = { name: given.name, agent, text: '', failedChecks: [], costMicros: 0, latencyMs: 0 };
  if (agent !== 'gianna' && agent !== 'cathy' && agent !== 'sabrina')
    return { ...base, problems, verdict: agent };
  const judged = await draftOnce(model, inputOf(given, agent));
  const text = judged.draft?.reply ?? '';
  const failedChecks = judged.checks.filter(({ ok }) => !ok).map(({ check }) => check);
  if (expect.verdict && !expect.verdict.includes(judged.verdict))
    problems.push(
      `verdict ${judged.verdict}, expected ${expect.verdict.join(' or ')}: ${judged.reason ?? ''}`,
    );
  if (expect.handoff !== undefined && (judged.draft?.handoff ?? null) !== expect.handoff)
    problems.push(`handed to ${judged.draft?.handoff ?? 'nobody'}, expected ${expect.handoff ?? 'nobody'}`);
  if (expect.action && judged.draft?.action?.kind !== expect.action)
    problems.push(`action ${judged.draft?.action?.kind ?? 'none'}, expected ${expect.action}`);
  problems.push(...wordProblems(text, expect));
  return {
    ...base,
    problems,
    verdict: judged.verdict,
    text,
    failedChecks,
    costMicros: judged.costMicros,
    latencyMs: judged.latencyMs,
  };
}

const BRIEF_OUTPUT = modelOutput<Brief>('brief', briefSchema);

/** Ask for one brief. */
export async function evaluateBrief({ llm, models }: EvaluatedModel, given: BriefCase): Promise<CaseResult> {
  const neva = agentNamed('neva');
  const { persona, goal, prompt, policy } = neva.defaults;
  const result = await llm.generate<Brief>({
    model: models.tasks.brief,
    system: systemBlocks({
      house: BRIEF_RULES,
      persona,
      role: neva.role,
      goal,
      instructions: prompt,
      policy,
      tools: [],
    }),
    messages: [{ role: 'user', text: `${fence('facts', given.facts)}\nWrite the brief.` }],
    output: BRIEF_OUTPUT,
    maxTokens: neva.maxTokens,
    timeoutMs: neva.timeoutMs,
  });
  const raw = result.kind === 'answer' ? result.text : null;
  const judged = judgeBrief({ now: EVALUATED_AT, facts: given.facts }, raw);
  const text = judged.kept.map((statement) => statement.text).join('\n');
  const { expect } = given;
  return {
    name: given.name,
    agent: 'neva',
    verdict: judged.verdict,
    text,
    failedChecks: judged.dropped > 0 ? ['source'] : [],
    problems: [
      ...(judged.kept.length < expect.least
        ? [`${judged.kept.length} statements, expected ${expect.least}`]
        : []),
      ...(expect.asks && judged.openQuestions.length === 0 ? ['nothing is asked'] : []),
      ...wordProblems(text, expect),
    ],
    costMicros: result.costMicros,
    latencyMs: result.latencyMs,
  };
}

function wordProblems(text: string, expect: { says?: string[]; never?: string[] }): string[] {
  const said = text.toLowerCase();
  return [
    ...(expect.says ?? [])
      .filter((words) => !said.includes(words.toLowerCase()))
      .map((words) => `does not say “${words}”`),
    ...(expect.never ?? [])
      .filter((words) => said.includes(words.toLowerCase()))
      .map((words) => `says “${words}”`),
  ];
}
