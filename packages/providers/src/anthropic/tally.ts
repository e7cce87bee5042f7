import type { LlmCall, LlmFailure } from '../ports/llm.js';
import type { Reply } from './answer.js';
import { type BilledUsage, costOf, NO_USAGE, toMicros } from './cost.js';
import type { Trouble } from './failure.js';
import type { ModelRow } from './models.js';

/** What all attempts of one call add up to. */
export class Tally {
  attempts = 0;
  private usage: BilledUsage = NO_USAGE;
  private cost = 0;
  private readonly startedAt: number;

  constructor(
    private readonly model: string,
    private readonly now: () => number,
  ) {
    this.startedAt = now();
  }

  /** Milliseconds since the call began. */
  elapsed(): number {
    return this.now() - this.startedAt;
  }

  /** One attempt more, and what it was billed. */
  add(row: ModelRow, { usage }: Reply): void {
    const { input, output, cacheRead, cacheWrite, cacheWrite1h } = this.usage;
    this.usage = {
      input: input + usage.input,
      output: output + usage.output,
      cacheRead: cacheRead + usage.cacheRead,
      cacheWrite: cacheWrite + usage.cacheWrite,
      cacheWrite1h: cacheWrite1h + usage.cacheWrite1h,
    };
    this.cost += costOf(row, usage);
  }

  summary(reply: Reply): LlmCall {
    const { input, output, cacheRead, cacheWrite } = this.usage;
    return {
      model: reply.model ?? this.model,
      usage: { input, output, cacheRead, cacheWrite },
      costMicros: toMicros(this.cost),
      latencyMs: Math.round(this.elapsed()),
      attempts: this.attempts,
      requestId: reply.requestId,
    };
  }

  failure(reply: Reply, why: Trouble): LlmFailure {
    const call = this.summary(reply);
    return {
      kind: 'failure',
      reason: why.reason,
      message: why.message,
      retryAfterMs: why.retryAfterMs,
      text: reply.text,
      ...call,
      requestId: why.requestId ?? call.requestId,
    };
  }
}
