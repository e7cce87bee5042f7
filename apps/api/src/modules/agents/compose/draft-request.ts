import { createHash } from 'node:crypto';
import { draftSchema, fence, modelOutput, type Draft } from '@og/contracts';
import { systemBlocks, type PromptBlock } from '@og/core';
import { agentNamed } from '../registry.js';
import type { DraftInput, FollowUpInput } from './draft-input.js';
import { HOUSE_RULES } from './house-rules.js';

/** What is asked for, ready for a model. */
export interface ComposedRequest {
  system: PromptBlock[];
  messages: { role: 'user'; text: string }[];
  /** Names the prompt, without what changes from message to message. */
  promptHash: string;
}

export const DRAFT_OUTPUT = modelOutput<Draft>('draft', draftSchema);

/** Older messages say little about the answer. */
const LINES = 20;

/** The question to the model: instructions above, data below, each piece of data in a fence of its own. */
export function composeDraft(input: DraftInput): ComposedRequest {
  const system = draftSystem(input);
  const parts = [
    fence('facts', input.facts),
    fence(
      'conversation',
      input.thread.slice(-LINES).map((line) => ({ from: line.inbound ? 'lead' : 'us', text: line.text })),
    ),
    fence('situation', {
      channel: input.channel,
      intent: input.intent,
      stage: input.stage,
      localTime: localTime(input.now, input.zone),
      languageOfTheLead: input.language,
    }),
    ...(input.note ? [fence('team_note', input.note)] : []),
    ...(input.instruction ? [fence('instruction', input.instruction)] : []),
    ...(input.inbound === null
      ? [input.followUp ? followUpOrder(input.followUp) : 'Write the first message to this lead.']
      : [fence('inbound', input.inbound), 'Answer the inbound message.']),
  ];
  return { system, messages: [{ role: 'user', text: parts.join('\n') }], promptHash: hashOf(system) };
}

/** Our own words, so no fence. How long it was is not said: no fact carries it. */
function followUpOrder({ step, after }: FollowUpInput): string {
  if (after === 'not_now')
    return 'The lead asked to be left until later, and that time has come. Write one short, friendly message that goes back to what they said and asks whether it suits now. Do not say how long it has been.';
  return step === 1
    ? 'The lead has not answered our last message. Write one short, light follow-up: a new reason to answer or an easier question, not the same words again. Do not reproach, do not say how long it has been.'
    : 'The lead has not answered our earlier messages. Write one short follow-up that says something other than those and makes it easy to say yes or no. Do not reproach, do not say how long it has been.';
}

/** The system prompt of a version; what must never come out of the agent's mouth. */
export function draftSystem(
  input: Pick<DraftInput, 'agent' | 'persona' | 'goal' | 'prompt' | 'policy' | 'tools'>,
): PromptBlock[] {
  return systemBlocks({
    house: HOUSE_RULES,
    persona: input.persona,
    role: agentNamed(input.agent).role,
    goal: input.goal,
    instructions: input.prompt,
    policy: input.policy,
    tools: input.tools,
  });
}

/** As a person says it, in the lead's zone; UTC when nobody knows the zone. */
function localTime(now: string, zone: string | null): string {
  const words = new Intl.DateTimeFormat('en-US', {
    timeZone: zone ?? 'UTC',
    weekday: 'long',
    month: 'long',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
  });
  return `${words.format(new Date(now))} (${zone ?? 'UTC'})`;
}

/** SHA-256 of the blocks, in hexadecimal. */
export function hashOf(system: readonly PromptBlock[]): string {
  return sha256(system.map(({ text }) => text).join('\n\n'));
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
