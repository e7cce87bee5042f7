import type { PromptBlock } from '@og/core';
import { modelTable } from '../../../platform/vendors/anthropic.js';
import type { ModelTask } from '../../../platform/vendors/llm.js';

/** Texts have more characters for a token than this: what is expected is rather too much than too little. */
const CHARS_PER_TOKEN = 3;

/** What a question is priced by. */
export interface PricedQuestion {
  task: ModelTask;
  /** Null or absent, or one without a price: the installation's model of the task. */
  model?: string | null | undefined;
  system: readonly PromptBlock[];
  messages: readonly { text: string }[];
  maxTokens: number;
}

/**
 * The most that a question is expected to cost: nothing of it cached, and an answer as long as it may be.
 * @returns micro-dollars
 */
export function expectedCost(config: Parameters<typeof modelTable>[0], question: PricedQuestion): number {
  const table = modelTable(config);
  const named = question.model ? table.models[question.model] : undefined;
  const row = named ?? table.models[table.tasks[question.task]];
  if (!row) return 0;
  const chars = [...question.system, ...question.messages].reduce((sum, { text }) => sum + text.length, 0);
  const tokens = Math.ceil(chars / CHARS_PER_TOKEN);
  const price = row.longPrompt && tokens > row.longPrompt.aboveTokens ? row.longPrompt.price : row.price;
  const read = Math.max(price.input, price.cacheWrite5m, price.cacheWrite1h);
  return Math.ceil((tokens * read + question.maxTokens * price.output) / 1_000_000);
}
