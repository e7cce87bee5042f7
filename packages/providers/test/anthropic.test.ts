import type { ServerResponse } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Waiting } from '../src/anthropic/back-off.js';
import { AnthropicLlm } from '../src/anthropic/anthropic-llm.js';
import type { LlmEvent, LlmRequest, LlmResult } from '../src/ports.js';
import { HttpDouble, json } from './http-double.js';

// The adapter against answers that are written out here: what it asks, how it waits, what it makes of each answer.

const MESSAGE = {
  id: 'msg_1',
  type: 'message',
  role: 'assistant',
  model: 'claude-sonnet-5-5',
  content: [
    { type: 'thinking', thinking: '', signature: 's' },
    { type: 'text', text: '{"ok":true}', citations: null },
  ],
  stop_reason: 'end_turn',
  stop_sequence: null,
  usage: {
    input_tokens: 10,
    output_tokens: 5,
    cache_read_input_tokens: 100,
    cache_creation_input_tokens: 30,
    cache_creation: { ephemeral_5m_input_tokens: 10, ephemeral_1h_input_tokens: 20 },
  },
};
const error = (type: string, message = 'no', code?: string) => ({
  type: 'error',
  error: { type, message, ...(code ? { details: { error_code: code } } : {}) },
  request_id: 'req_err',
});

/** Time that only sleeping moves. */
class FakeWaiting implements Waiting {
  time = 0;
  slept: number[] = [];
  chance = 0.5;
  now(): number {
    return this.time;
  }
  async sleep(milliseconds: number): Promise<void> {
    this.slept.push(milliseconds);
    this.time += milliseconds;
  }
  random(): number {
    return this.chance;
  }
}

const OUTPUT = {
  schema: {
    title: 'check',
    type: 'object',
    properties: { ok: { type: 'boolean' }, score: { type: 'number', minimum: 0, maximum: 1 } },
    required: ['ok'],
  },
  parse: (value: unknown): { ok: boolean } => {
    if (typeof value !== 'object' || value === null || !('ok' in value)) throw new Error('not ok');
    return { ok: Boolean(value.ok) };
  },
};

let double: HttpDouble;
let waiting: FakeWaiting;
beforeEach(async () => {
  double = await HttpDouble.start();
  double.answer = json(200, MESSAGE);
  waiting = new FakeWaiting();
});
afterEach(() => double.stop());

const llm = (retries?: number): AnthropicLlm =>
  new AnthropicLlm({ apiKey: 'sk-ant-test-0000' }, { baseUrl: double.url, waiting, retries });
const request = (more: Partial<LlmRequest<{ ok: boolean }>> = {}): LlmRequest<{ ok: boolean }> => ({
  model: 'claude-sonnet-5-5',
  system: [{ text: 'You are Gianna.', cache: '1h' }, { text: 'Today is Monday.' }],
  messages: [{ role: 'user', text: 'secret words' }],
  output: OUTPUT,
  maxTokens: 300,
  timeoutMs: 60_000,
  traceId: 'trace-1',
  ...more,
});
async function events<T>(stream: AsyncIterable<LlmEvent<T>>): Promise<LlmEvent<T>[]> {
  const found: LlmEvent<T>[] = [];
  for await (const event of stream) found.push(event);
  return found;
}

describe('what is asked', () => {
  it('is one request of the Messages API with cached blocks and the schema that the vendor knows', async () => {
    await llm().generate(request());
    expect(double.seen).toHaveLength(1);
    const [seen] = double.seen;
    expect(seen).toMatchObject({
      method: 'POST',
      path: '/v1/messages',
      authorization: 'Bearer sk-ant-test-0000',
      json: {
        model: 'claude-sonnet-5-5',
        max_tokens: 300,
        system: [
          { type: 'text', text: 'You are Gianna.', cache_control: { type: 'ephemeral', ttl: '1h' } },
          { type: 'text', text: 'Today is Monday.' },
        ],
        messages: [{ role: 'user', content: 'secret words' }],
        thinking: { type: 'between_tools' },
        output_config: {
          format: {
            type: 'json_schema',
            schema: {
              title: 'check',
              type: 'object',
              additionalProperties: false,
              required: ['ok'],
              properties: {
                ok: { type: 'boolean' },
                // Bounds are no part of the vendor's schemas: they are told in words.
                score: { type: 'number', description: '{minimum: 0, maximum: 1}' },
              },
            },
          },
        },
      },
    });
    expect(seen?.json).not.toHaveProperty('temperature');
    expect(seen?.json).not.toHaveProperty('stream');
  });
});

describe('an answer', () => {
  it('is parsed, billed with its cache, and leaves out what is no text', async () => {
    const result = await llm().generate(request());
    expect(result).toEqual({
      kind: 'answer',
      output: { ok: true },
      text: '{"ok":true}',
      stopReason: 'end_turn',
      model: 'claude-sonnet-5-5',
      usage: { input: 10, output: 5, cacheRead: 100, cacheWrite: 30 },
      // 10 × 2 + 5 × 10 + 100 × 0.1 + 10 × 2.5 + 20 × 4
      costMicros: 20 + 50 + 10 + 25 + 80,
      latencyMs: 0,
      attempts: 1,
      requestId: null,
    });
  });

  it.each([
    ['refusal', 'refused'],
    ['max_tokens', 'truncated'],
    ['model_context_window_exceeded', 'truncated'],
    ['pause_turn', 'invalid_output'],
  ])('that stopped for %s is %s, and still costs', async (stop_reason, reason) => {
    double.answer = json(200, { ...MESSAGE, stop_reason });
    const result = await llm().generate(request());
    expect(result).toMatchObject({
      kind: 'failure',
      reason,
      attempts: 1,
      costMicros: 185,
      text: '{"ok":true}',
    });
  });

  it.each(['{"ok":', '{"other":1}', '', 'Sure! {"ok":true}'])(
    '%j is not what was asked for',
    async (text) => {
      double.answer = json(200, { ...MESSAGE, content: [{ type: 'text', text }] });
      expect(await llm().generate(request())).toMatchObject({
        kind: 'failure',
        reason: 'invalid_output',
        text,
      });
    },
  );
});

describe('a refusal', () => {
  it.each<[number, object, string]>([
    [400, error('invalid_request_error', 'messages: bad'), 'bad_request'],
    [400, error('invalid_request_error', 'You have reached your specified API usage limits.'), 'spend_limit'],
    [401, error('authentication_error'), 'auth'],
    [402, error('billing_error'), 'spend_limit'],
    [403, error('permission_error'), 'auth'],
    [404, error('not_found_error', 'model: x'), 'bad_request'],
    [413, error('request_too_large'), 'bad_request'],
    [429, error('rate_limit_error', 'spent', 'enforced_spend_limit_reached'), 'spend_limit'],
  ])('of %i is not asked again', async (status, body, reason) => {
    double.answer = json(status, body);
    const result = await llm().generate(request());
    expect(result).toMatchObject({
      kind: 'failure',
      reason,
      attempts: 1,
      costMicros: 0,
      requestId: 'req_err',
    });
    expect(JSON.stringify(result)).not.toContain('secret words');
    expect(waiting.slept).toEqual([]);
    expect(double.seen).toHaveLength(1);
  });

  it('of the account stops all questions for a minute; attempts that were not made cost nothing', async () => {
    double.answer = json(402, error('billing_error'));
    const account = llm();
    await account.generate(request());
    double.answer = json(200, MESSAGE);
    expect(await account.generate(request())).toMatchObject({
      kind: 'failure',
      reason: 'spend_limit',
      attempts: 0,
      costMicros: 0,
    });
    expect(double.seen).toHaveLength(1);
    waiting.time += 60_000;
    expect(await account.generate(request())).toMatchObject({ kind: 'answer' });
  });

  it('of a model that nobody has a price for is ours, before anything is asked', async () => {
    expect(await llm().generate(request({ model: 'toString' }))).toMatchObject({ reason: 'bad_request' });
    expect(double.seen).toHaveLength(0);
  });
});

describe('waiting', () => {
  it.each([429, 500, 502, 503, 529])('after %i doubles, and ends after so many attempts', async (status) => {
    double.answer = json(status, error('overloaded_error'));
    const result = await llm().generate(request());
    const reason = status === 429 || status === 529 ? 'overloaded' : 'unavailable';
    expect(result).toMatchObject({ kind: 'failure', reason, attempts: 4 });
    // Half fixed, half chance: 500, 1,000, 2,000, with chance in the middle.
    expect(waiting.slept).toEqual([375, 750, 1_500]);
    expect(double.seen).toHaveLength(4);
  });

  it('honours what the vendor asks for, with a little chance on top', async () => {
    double.answer = (response) => {
      response.writeHead(429, { 'content-type': 'application/json', 'retry-after': '7' });
      response.end(JSON.stringify(error('rate_limit_error')));
      double.answer = json(200, MESSAGE);
    };
    expect(await llm().generate(request())).toMatchObject({ kind: 'answer', attempts: 2, latencyMs: 7_250 });
    expect(waiting.slept).toEqual([7_250]);
  });

  it('does not wait for longer than there is time, and says how long was asked', async () => {
    double.answer = (response) => {
      response.writeHead(529, { 'content-type': 'application/json', 'retry-after': '90' });
      response.end(JSON.stringify(error('overloaded_error')));
    };
    const result = await llm().generate(request());
    expect(result).toMatchObject({ reason: 'overloaded', attempts: 1, retryAfterMs: 90_000 });
    expect(waiting.slept).toEqual([]);
  });

  it('happens never when no retries are wanted', async () => {
    double.answer = json(529, error('overloaded_error'));
    expect(await llm(0).generate(request())).toMatchObject({ reason: 'overloaded', attempts: 1 });
  });

  it('asks again after a connection that broke', async () => {
    double.answer = (response) => {
      response.socket?.resetAndDestroy();
      double.answer = json(200, MESSAGE);
    };
    expect(await llm().generate(request())).toMatchObject({ kind: 'answer', attempts: 2 });
  });
});

describe('an end that is not the vendor’s', () => {
  it('is a time-out when nothing comes', async () => {
    double.answer = () => undefined;
    const result = await llm().generate(request({ timeoutMs: 60 }));
    expect(result).toMatchObject({ kind: 'failure', reason: 'timeout', attempts: 1 });
  });

  it('is cancelled when the caller ends it, before or while it is under way', async () => {
    const control = new AbortController();
    double.answer = () => control.abort();
    expect(await llm().generate(request({ signal: control.signal }))).toMatchObject({ reason: 'cancelled' });
    expect(await llm().generate(request({ signal: control.signal }))).toMatchObject({ reason: 'cancelled' });
    expect(double.seen).toHaveLength(1);
  });
});

describe('the stream', () => {
  const sse = (...told: object[]): string =>
    told
      .map((data) => `event: ${(data as { type: string }).type}\ndata: ${JSON.stringify(data)}\n\n`)
      .join('');
  const START = sse(
    { type: 'message_start', message: { ...MESSAGE, content: [], stop_reason: null } },
    { type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } },
    { type: 'ping' },
    { type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text: '{"ok":true,"reply":"Hi ' } },
  );
  const REST = sse(
    { type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text: 'Ann"}' } },
    { type: 'content_block_stop', index: 0 },
    {
      type: 'message_delta',
      delta: { stop_reason: 'end_turn' },
      usage: { output_tokens: 9, input_tokens: null },
    },
    { type: 'message_stop' },
  );
  const stream = (body: string, then?: (response: ServerResponse) => void): void => {
    double.answer = (response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'request-id': 'req_9' });
      response.write(body);
      if (then) then(response);
      else response.end();
    };
  };
  const result = <T>(found: LlmEvent<T>[]): LlmResult<T> | undefined => {
    const last = found.at(-1);
    return last?.kind === 'end' ? last.result : undefined;
  };

  it('tells the field as it comes and ends with the same result', async () => {
    stream(START + REST);
    const found = await events(llm().stream(request(), 'reply'));
    expect(found.slice(0, -1)).toEqual([
      { kind: 'text', text: 'Hi ' },
      { kind: 'text', text: 'Ann' },
    ]);
    expect(result(found)).toMatchObject({
      kind: 'answer',
      output: { ok: true },
      stopReason: 'end_turn',
      usage: { input: 10, output: 9, cacheRead: 100, cacheWrite: 30 },
      requestId: 'req_9',
    });
    expect(double.seen[0]?.json).toMatchObject({ stream: true });
  });

  it('says that what was shown is void when it begins anew', async () => {
    stream(START, (response) => {
      response.end();
      stream(START + REST);
    });
    const found = await events(llm().stream(request(), 'reply'));
    expect(found.map((event) => (event.kind === 'text' ? event.text : event.kind))).toEqual([
      'Hi ',
      'restart',
      'Hi ',
      'Ann',
      'end',
    ]);
    // Both were billed for what they read.
    expect(result(found)).toMatchObject({ kind: 'answer', attempts: 2, usage: { input: 20 } });
  });

  it('is overloaded when the vendor says so in mid-answer', async () => {
    stream(START + sse({ ...error('overloaded_error'), type: 'error' }));
    const found = await events(llm(0).stream(request()));
    expect(result(found)).toMatchObject({
      reason: 'overloaded',
      attempts: 1,
      text: '{"ok":true,"reply":"Hi ',
    });
  });

  it.each(['reset', 'nonsense'])('is unavailable after a %s', async (kind) => {
    if (kind === 'reset') stream(START, (response) => setTimeout(() => response.destroy(), 20));
    else stream(`${START}event: message_delta\ndata: {"type": \n\n`);
    expect(result(await events(llm(0).stream(request())))).toMatchObject({ reason: 'unavailable' });
  });

  it('times out in mid-answer', async () => {
    stream(START, () => undefined);
    const found = await events(llm().stream(request({ timeoutMs: 150 })));
    expect(result(found)).toMatchObject({ reason: 'timeout', attempts: 1 });
  });
});

describe('the account', () => {
  it('is opened by a key that works, and by no other', async () => {
    double.answer = json(200, { data: [], has_more: false });
    expect(await llm().verifyAccount()).toEqual({ ok: true, account: 'key …0000', name: null });
    double.answer = json(401, error('authentication_error'));
    expect(await llm().verifyAccount()).toMatchObject({ ok: false, reason: 'credentials' });
    double.answer = json(402, error('billing_error'));
    expect(await llm().verifyAccount()).toMatchObject({ ok: false, reason: 'suspended' });
    double.answer = json(503, {});
    expect(await llm().verifyAccount()).toMatchObject({ ok: false, reason: 'unavailable' });
  });
});
