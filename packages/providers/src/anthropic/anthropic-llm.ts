import Anthropic from '@anthropic-ai/sdk';
import type { AccountCheck } from '../ports/account.js';
import type { LlmEvent, LlmPort, LlmRequest, LlmResult } from '../ports/llm.js';
import { emptyReply, judge, type Reply, replyOf, type Verdict } from './answer.js';
import { backOff, realWaiting, type Waiting } from './back-off.js';
import { interrupted, trouble, type Trouble, troubleOf } from './failure.js';
import { JsonFieldReader } from './json-field.js';
import { DEFAULT_MODELS, type ModelRow, type ModelTable } from './models.js';
import { requestBody } from './request-body.js';
import { takeEvent } from './stream-reply.js';
import { Tally } from './tally.js';

const HOME = 'https://api.anthropic.com';
const DEFAULT_RETRIES = 3;
const VERIFY_TIMEOUT_MS = 15_000;
const DEFAULT_STOP_MS = 60_000;

export interface AnthropicCredentials {
  /** sk-ant-… */
  apiKey: string;
}

export interface AnthropicOptions {
  /** `ANTHROPIC_BASE_URL`; absent means Anthropic itself. */
  baseUrl?: string | undefined;
  /** Names, prices and habits of models. */
  models?: ModelTable | undefined;
  /** Attempts after the first, within the request's time. Default 3. */
  retries?: number | undefined;
  /** Milliseconds for which an account without money, or with a wrong key, is left alone. Default 60,000. */
  stopMs?: number | undefined;
  waiting?: Waiting | undefined;
}

/** How a call is told as it comes; null: it is not. */
type Telling = { field: string | undefined } | null;

/** Anthropic's Messages API through its SDK, whose own retries, logs and traces are off. */
export class AnthropicLlm implements LlmPort {
  private readonly client: Anthropic;
  private readonly models: ModelTable;
  private readonly retries: number;
  private readonly waiting: Waiting;
  private readonly stopMs: number;
  private stopped: { until: number; why: Trouble } | null = null;

  constructor(
    private readonly credentials: AnthropicCredentials,
    options: AnthropicOptions = {},
  ) {
    this.models = options.models ?? DEFAULT_MODELS;
    this.retries = options.retries ?? DEFAULT_RETRIES;
    this.waiting = options.waiting ?? realWaiting;
    this.stopMs = options.stopMs ?? DEFAULT_STOP_MS;
    this.client = new Anthropic({
      apiKey: credentials.apiKey,
      baseURL: options.baseUrl ?? HOME,
      maxRetries: 0,
      logLevel: 'off',
      openTelemetry: false,
    });
  }

  /** @throws Error when the output's schema is not that of an object: a fault of ours, not of the vendor */
  async generate<T = never>(request: LlmRequest<T>): Promise<LlmResult<T>> {
    for await (const event of this.run(request, null)) if (event.kind === 'end') return event.result;
    throw new Error('A call ends with a result.');
  }

  async *stream<T = never>(request: LlmRequest<T>, field?: string): AsyncGenerator<LlmEvent<T>> {
    yield* this.run(request, { field });
  }

  /** Whether the key opens an account; costs nothing. */
  async verifyAccount(): Promise<AccountCheck> {
    try {
      await this.client.models.list({ limit: 1 }, { timeout: VERIFY_TIMEOUT_MS });
      return { ok: true, account: `key …${this.credentials.apiKey.slice(-4)}`, name: null };
    } catch (error) {
      const { reason, message } = troubleOf(error);
      if (reason === 'auth') return { ok: false, reason: 'credentials', message };
      if (reason === 'spend_limit') return { ok: false, reason: 'suspended', message };
      return { ok: false, reason: 'unavailable', message };
    }
  }

  private async *run<T>(request: LlmRequest<T>, telling: Telling): AsyncGenerator<LlmEvent<T>> {
    const tally = new Tally(request.model, () => this.waiting.now());
    const row = Object.hasOwn(this.models.models, request.model)
      ? this.models.models[request.model]
      : undefined;
    if (!row) {
      const unknown = `The model table has no ${request.model}: nobody knows what it costs.`;
      yield { kind: 'end', result: tally.failure(emptyReply(), trouble('bad_request', unknown)) };
      return;
    }
    if (this.stopped && this.waiting.now() < this.stopped.until) {
      yield { kind: 'end', result: tally.failure(emptyReply(), { ...this.stopped.why, requestId: null }) };
      return;
    }
    const deadline = AbortSignal.timeout(Math.max(1, Math.ceil(request.timeoutMs)));
    const signal = request.signal ? AbortSignal.any([request.signal, deadline]) : deadline;
    for (;;) {
      tally.attempts++;
      const reply = emptyReply();
      const tried = yield* this.attempt(request, row, reply, signal, telling);
      tally.add(row, reply);
      if ('output' in tried) {
        const { text, stopReason } = reply;
        const output = tried.output;
        yield {
          kind: 'end',
          result: { kind: 'answer', output, text, stopReason: stopReason ?? '', ...tally.summary(reply) },
        };
        return;
      }
      const why = interrupted(tried.trouble, request.signal, deadline);
      if (why.reason === 'spend_limit' || why.reason === 'auth')
        this.stopped = { until: this.waiting.now() + this.stopMs, why };
      const wait = backOff(tally.attempts, why.retryAfterMs, () => this.waiting.random());
      if (!why.again || tally.attempts > this.retries || wait >= request.timeoutMs - tally.elapsed()) {
        yield { kind: 'end', result: tally.failure(reply, why) };
        return;
      }
      if (reply.told) yield { kind: 'restart' };
      await this.waiting.sleep(wait, signal);
      if (signal.aborted) {
        yield { kind: 'end', result: tally.failure(reply, interrupted(why, request.signal, deadline)) };
        return;
      }
    }
  }

  /** One request. What came of it, whole or not, is left in `reply`. */
  private async *attempt<T>(
    request: LlmRequest<T>,
    row: ModelRow,
    reply: Reply,
    signal: AbortSignal,
    telling: Telling,
  ): AsyncGenerator<{ kind: 'text'; text: string }, Verdict<T>> {
    const body = requestBody(request, row);
    try {
      if (telling === null) {
        const call = this.client.messages.create(body, options(request, signal));
        const { data, request_id } = await call.withResponse();
        Object.assign(reply, replyOf(data, request_id ?? null));
      } else {
        const call = this.client.messages.create({ ...body, stream: true }, options(request, signal));
        const { data, request_id } = await call.withResponse();
        reply.requestId = request_id ?? null;
        for await (const text of tell(data, reply, telling.field)) {
          reply.told = true;
          yield { kind: 'text', text };
        }
      }
    } catch (error) {
      return { trouble: troubleOf(error) };
    }
    return judge(reply, request.output);
  }
}

/** Yields what is told of an answer as it comes. */
async function* tell(
  events: AsyncIterable<Anthropic.RawMessageStreamEvent>,
  reply: Reply,
  field: string | undefined,
): AsyncGenerator<string> {
  const reader = field === undefined ? null : new JsonFieldReader(field);
  let whole = false;
  for await (const event of events) {
    const text = takeEvent(reply, event);
    const told = reader ? reader.push(text) : text;
    if (told !== '') yield told;
    whole ||= event.type === 'message_stop';
  }
  // A connection that is closed cleanly in mid-answer looks like an end.
  if (!whole) reply.stopReason = null;
}

function options(request: LlmRequest<unknown>, signal: AbortSignal): Anthropic.RequestOptions {
  return {
    signal,
    timeout: Math.max(1, Math.ceil(request.timeoutMs)),
    ...(request.traceId === undefined ? {} : { headers: { 'x-trace-id': request.traceId } }),
  };
}
