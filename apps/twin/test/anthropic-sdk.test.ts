import Anthropic from '@anthropic-ai/sdk';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DEMO_ANTHROPIC_KEY } from '../src/anthropic/keys.js';
import { type RunningTwin, startTwin } from './support.js';

let twin: RunningTwin;
beforeAll(async () => {
  twin = await startTwin();
});
afterAll(() => twin.close());
beforeEach(() => twin.anthropic.reset());

const sdk = (apiKey = DEMO_ANTHROPIC_KEY): Anthropic =>
  new Anthropic({ apiKey, baseURL: `${twin.root}/anthropic`, maxRetries: 0, openTelemetry: false });

const SCHEMA = {
  type: 'object',
  additionalProperties: false,
  required: ['colour', 'count', 'tags', 'inner', 'sure'],
  properties: {
    colour: { type: 'string', enum: ['red', 'blue'] },
    count: { type: 'integer' },
    tags: { type: 'array', items: { type: 'string' }, minItems: 1 },
    inner: { $ref: '#/$defs/inner' },
    sure: { type: 'boolean' },
    left: { anyOf: [{ type: 'string' }, { type: 'null' }] },
  },
  $defs: {
    inner: {
      type: 'object',
      additionalProperties: false,
      required: ['note'],
      properties: { note: { type: 'string' } },
    },
  },
};
const ask = {
  model: 'claude-haiku-5-5',
  max_tokens: 500,
  messages: [{ role: 'user' as const, content: 'Hello' }],
};
const structured = {
  ...ask,
  output_config: { format: { type: 'json_schema' as const, schema: SCHEMA } },
};

async function raw(body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${twin.root}/anthropic/v1/messages`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-api-key': DEMO_ANTHROPIC_KEY,
      'anthropic-version': '2023-06-01',
      ...headers,
    },
    body: JSON.stringify(body),
  });
}

describe('the official SDK', () => {
  it('gets a message in the vendor’s whole shape', async () => {
    const message = await sdk().messages.create(ask);
    expect(message._request_id).toMatch(/^req_01/);
    expect(message).toMatchObject({
      id: expect.stringMatching(/^msg_01/) as string,
      type: 'message',
      role: 'assistant',
      model: ask.model,
      stop_reason: 'end_turn',
      stop_sequence: null,
      stop_details: null,
      usage: { cache_read_input_tokens: 0, service_tier: 'standard' },
    });
    // An adaptive model thinks first: code that reads the first block as the answer is found out.
    expect(message.content.map(({ type }) => type)).toEqual(['thinking', 'text']);
    expect(message.usage.input_tokens).toBe(4);
  });

  it('gets an object that fits a schema nobody has seen before, the same each time', async () => {
    const once = await sdk().messages.parse(structured);
    const again = await sdk().messages.parse(structured);
    const text = (message: Anthropic.Message): unknown =>
      JSON.parse(message.content.map((block) => (block.type === 'text' ? block.text : '')).join(''));
    expect(text(once)).toEqual({
      colour: expect.stringMatching(/^(red|blue)$/) as string,
      count: expect.any(Number) as number,
      tags: [expect.any(String)],
      inner: { note: expect.any(String) as string },
      sure: expect.any(Boolean) as boolean,
    });
    expect(text(again)).toEqual(text(once));
  });

  it('sees a stream add up to the same message', async () => {
    const whole = await sdk().messages.create(structured);
    const streamed = await sdk().messages.stream(structured).finalMessage();
    expect(streamed.content.at(-1)).toMatchObject(whole.content.at(-1) ?? {});
    expect(streamed.stop_reason).toBe('end_turn');
    expect(streamed.usage.output_tokens).toBe(whole.usage.output_tokens);
  });

  it('uses a tool that it must use, also as a stream', async () => {
    const forced = {
      ...ask,
      tools: [{ name: 'note', input_schema: { ...SCHEMA, type: 'object' as const } }],
      tool_choice: { type: 'tool' as const, name: 'note' },
    };
    const message = await sdk().messages.create(forced);
    expect(message.stop_reason).toBe('tool_use');
    const used = message.content.at(-1);
    expect(used).toMatchObject({ type: 'tool_use', name: 'note', input: { tags: [expect.any(String)] } });
    const streamed = await sdk().messages.stream(forced).finalMessage();
    expect(streamed.content.at(-1)).toMatchObject({ input: used?.type === 'tool_use' ? used.input : null });
  });

  it('lists models and counts tokens', async () => {
    const models = await sdk().models.list();
    expect(models.data.map(({ id }) => id)).toContain(ask.model);
    expect(await sdk().messages.countTokens({ model: ask.model, messages: ask.messages })).toMatchObject({
      input_tokens: 4,
    });
  });

  it('throws its own errors', async () => {
    const reject = (promise: Promise<unknown>) => expect(promise).rejects;
    await reject(sdk('sk-wrong').messages.create(ask)).toBeInstanceOf(Anthropic.AuthenticationError);
    await reject(sdk().messages.create({ ...ask, model: 'claude-none' })).toBeInstanceOf(
      Anthropic.NotFoundError,
    );
    twin.anthropic.faults.add({ kind: 'spend_limit', match: {}, times: 1 });
    await reject(sdk().messages.create(ask)).toMatchObject({
      status: 429,
      errorCode: 'enforced_spend_limit_reached',
      requestID: expect.stringMatching(/^req_01/) as string,
    });
  });
});

describe('what is asked', () => {
  it.each<[string, object]>([
    ['a field that the API does not know', { ...ask, temprature: 0 }],
    ['sampling, which current models refuse', { ...ask, temperature: 0.2 }],
    ['no messages', { ...ask, messages: [] }],
    ['an empty text', { ...ask, messages: [{ role: 'user', content: '' }] }],
    ['a prefilled answer', { ...ask, messages: [...ask.messages, { role: 'assistant', content: '{' }] }],
    ['no room', { ...ask, max_tokens: 0 }],
    ['too much room', { ...ask, max_tokens: 128_001 }],
    ['thinking that the model does not know', { ...ask, thinking: { type: 'between_tools' } }],
    [
      'a forced tool where that is refused',
      {
        ...ask,
        model: 'claude-sonnet-5-5',
        tools: [{ name: 'a', input_schema: {} }],
        tool_choice: { type: 'any' },
      },
    ],
    [
      'an open object',
      { ...ask, output_config: { format: { type: 'json_schema', schema: { type: 'object' } } } },
    ],
    [
      'a bound in a schema',
      {
        ...ask,
        output_config: {
          format: {
            type: 'json_schema',
            schema: { ...SCHEMA, properties: { n: { type: 'number', minimum: 0 } } },
          },
        },
      },
    ],
    [
      'five breakpoints',
      {
        ...ask,
        system: Array.from({ length: 5 }, () => ({
          type: 'text',
          text: 'x',
          cache_control: { type: 'ephemeral' },
        })),
      },
    ],
  ])('is refused with %s', async (_, body) => {
    const response = await raw(body);
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({
      type: 'error',
      error: { type: 'invalid_request_error', message: expect.any(String) as string },
      request_id: response.headers.get('request-id'),
    });
  });

  it('needs a key and a version', async () => {
    expect((await raw(ask, { 'x-api-key': '' })).status).toBe(401);
    expect((await raw(ask, { 'anthropic-version': '2022-01-01' })).status).toBe(400);
    expect((await raw(ask)).status).toBe(200);
  });
});

describe('the events of a stream', () => {
  it('come in the vendor’s order', async () => {
    const response = await raw({ ...ask, thinking: { type: 'disabled' }, stream: true });
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    expect(response.headers.get('request-id')).toMatch(/^req_01/);
    const names = [...(await response.text()).matchAll(/^event: (\w+)$/gm)].map((match) => match[1]);
    expect(names.filter((name, index) => name !== names[index - 1])).toEqual([
      'message_start',
      'content_block_start',
      'ping',
      'content_block_delta',
      'content_block_stop',
      'message_delta',
      'message_stop',
    ]);
  });
});

describe('prompt caching', () => {
  const system = (text: string, ttl: '5m' | '1h' = '5m') => [
    { type: 'text' as const, text, cache_control: { type: 'ephemeral' as const, ttl } },
  ];
  const LONG = 'You are Gianna. '.repeat(200);
  const usage = async (body: object): Promise<Anthropic.Usage> =>
    (await sdk().messages.create({ ...ask, ...body })).usage;

  it('writes once, reads after that, and tells the two apart', async () => {
    const first = await usage({ system: system(LONG) });
    const cached = first.cache_creation_input_tokens ?? 0;
    expect(cached).toBeGreaterThan(900);
    expect(first).toMatchObject({ cache_read_input_tokens: 0, input_tokens: 4 });
    expect(first.cache_creation).toEqual({ ephemeral_5m_input_tokens: cached, ephemeral_1h_input_tokens: 0 });
    const second = await usage({ system: system(LONG), messages: [{ role: 'user', content: 'Another' }] });
    expect(second).toMatchObject({ cache_read_input_tokens: cached, cache_creation_input_tokens: 0 });
  });

  it('writes only what is new behind a prefix that is kept', async () => {
    const blocks = [...system(LONG, '1h'), ...system('The facts of this lead. '.repeat(50))];
    const before = await usage({ system: blocks.slice(0, 1) });
    const after = await usage({ system: blocks });
    expect(before.cache_creation?.ephemeral_1h_input_tokens).toBe(before.cache_creation_input_tokens);
    expect(after.cache_read_input_tokens).toBe(before.cache_creation_input_tokens);
    expect(after.cache_creation?.ephemeral_5m_input_tokens).toBeGreaterThan(300);
  });

  it('keeps nothing that is short, of another model, another key, or changed', async () => {
    expect(await usage({ system: system('Short.') })).toMatchObject({ cache_creation_input_tokens: 0 });
    await usage({ system: system(LONG) });
    const none = { cache_read_input_tokens: 0 };
    expect(await usage({ system: system(`${LONG}!`) })).toMatchObject(none);
    expect(await usage({ system: system(LONG), model: 'claude-opus-5-5' })).toMatchObject(none);
    const other = await sdk('sk-ant-another-key-1').messages.create({ ...ask, system: system(LONG) });
    expect(other.usage).toMatchObject(none);
  });
});

describe('the control page', () => {
  it('counts requests, shows one, and refuses a fault that nobody knows', async () => {
    await sdk().messages.create(ask, { headers: { 'x-trace-id': 'trace-7' } });
    const { data } = await twin.ask<{ counts: object; requests: { requestId: string }[] }>('/llm');
    expect(data.counts).toEqual({ requests: 1, answered: 1, refused: 0, streamed: 0, byTask: { text: 1 } });
    expect(data.requests).toMatchObject([{ traceId: 'trace-7', model: ask.model, status: 200, fault: null }]);
    expect(data.requests[0]).not.toHaveProperty('request');
    const one = await twin.ask(`/llm/requests/${data.requests[0]?.requestId}`);
    expect(one.data).toMatchObject({ request: { messages: ask.messages } });
    expect((await twin.ask('/llm/faults', { kind: 'tired' })).status).toBe(400);
    expect((await twin.ask('/llm/faults', { kind: 'refusal', times: 1 })).status).toBe(201);
    expect((await twin.ask('/llm/faults', undefined, 'DELETE')).data).toEqual({ removed: 1 });
    await twin.ask('/outages', { vendor: 'anthropic', mode: '503' });
    expect((await raw(ask)).status).toBe(503);
    await twin.ask('/outages?vendor=anthropic', undefined, 'DELETE');
    expect((await raw(ask)).status).toBe(200);
  });
});
