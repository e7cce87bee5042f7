import type { PromptBlock } from '@og/core';
import type { Platform } from '../../../platform/platform.js';
import type { LlmOutput, LlmResult, ModelTask } from '../../../platform/vendors/llm.js';
import { openLanguageModel } from '../../integrations/index.js';

/** One question to a team's model. */
export interface ModelQuestion<T> {
  task: ModelTask;
  /** Null or absent: the installation's model of the task. */
  model?: string | null | undefined;
  system: readonly PromptBlock[];
  messages: readonly { role: 'user' | 'assistant'; text: string }[];
  output: LlmOutput<T>;
  maxTokens: number;
  timeoutMs: number;
  signal?: AbortSignal | undefined;
  traceId?: string | undefined;
  /** Told while the text of this field of the output is written: all of it so far. */
  watch?: { field: string; onText: (text: string) => void } | undefined;
}

/** What the recorder keeps of a call. */
export interface ModelCall {
  model: string;
  /** As the model sent it; null when it sent nothing. */
  rawOutput: string | null;
  stopReason: string | null;
  /** Why there is no answer, in words; null when there is one. */
  failure: string | null;
  usage: { input: number; output: number; cacheRead: number; cacheWrite: number };
  costMicros: number;
  latencyMs: number;
  simulated: boolean;
}

export interface ModelReply<T> {
  /** Null: `call.failure` says why. */
  output: T | null;
  call: ModelCall;
}

const NOTHING = { input: 0, output: 0, cacheRead: 0, cacheWrite: 0 };

/** Ask a team's model, outside of any transaction. Never throws for what a vendor or a network does. */
export async function callModel<T>(
  deps: Pick<Platform, 'database' | 'vault' | 'config'>,
  teamId: string,
  question: ModelQuestion<T>,
): Promise<ModelReply<T>> {
  const opened = await openLanguageModel(deps, teamId);
  if (!opened) {
    const failure = 'No language model is connected: connect Anthropic in the settings.';
    return { output: null, call: { ...unasked(question.model ?? 'none'), failure } };
  }
  const { llm, models, simulated } = opened;
  const wanted = question.model ?? models.tasks[question.task];
  // A model that is gone from the table has no price: its cost could not be counted.
  const model = Object.hasOwn(models.models, wanted) ? wanted : models.tasks[question.task];
  const request = { ...question, model };
  let result: LlmResult<T> | null = null;
  if (question.watch) {
    const { field, onText } = question.watch;
    let text = '';
    for await (const event of llm.stream<T>(request, field)) {
      if (event.kind === 'end') result = event.result;
      else {
        text = event.kind === 'restart' ? '' : text + event.text;
        onText(text);
      }
    }
  } else result = await llm.generate<T>(request);
  if (!result) throw new Error('a stream of a language model ended without its result');
  return replyOf(result, simulated);
}

function replyOf<T>(result: LlmResult<T>, simulated: boolean): ModelReply<T> {
  const call: ModelCall = {
    model: result.model,
    rawOutput: result.text === '' ? null : result.text,
    stopReason: result.kind === 'answer' ? result.stopReason : result.reason,
    failure: result.kind === 'answer' ? null : result.message,
    usage: result.usage,
    costMicros: result.costMicros,
    latencyMs: result.latencyMs,
    simulated,
  };
  return { output: result.kind === 'answer' ? result.output : null, call };
}

function unasked(model: string): Omit<ModelCall, 'failure'> {
  return {
    model,
    rawOutput: null,
    stopReason: null,
    usage: NOTHING,
    costMicros: 0,
    latencyMs: 0,
    simulated: false,
  };
}
