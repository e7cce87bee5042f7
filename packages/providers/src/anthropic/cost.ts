import type { LlmUsage } from '../ports/llm.js';
import type { ModelRow } from './models.js';

/** Tokens as the vendor bills them: what is kept for an hour costs more than what is kept for five minutes. */
export interface BilledUsage extends LlmUsage {
  /** Part of `cacheWrite`. */
  cacheWrite1h: number;
}

export const NO_USAGE: BilledUsage = { input: 0, output: 0, cacheRead: 0, cacheWrite: 0, cacheWrite1h: 0 };

/** Millionths of micro-dollars of one request; add them up before rounding. */
export function costOf(row: ModelRow, usage: BilledUsage): number {
  const read = usage.input + usage.cacheRead + usage.cacheWrite;
  const price = row.longPrompt && read > row.longPrompt.aboveTokens ? row.longPrompt.price : row.price;
  return (
    usage.input * price.input +
    usage.output * price.output +
    usage.cacheRead * price.cacheRead +
    (usage.cacheWrite - usage.cacheWrite1h) * price.cacheWrite5m +
    usage.cacheWrite1h * price.cacheWrite1h
  );
}

/** Whole micro-dollars, rounded up: a budget is never undercounted. */
export function toMicros(millionths: number): number {
  return Math.ceil(millionths / 1_000_000);
}
