import { draftSchema, fence, modelOutput, type Draft, type Fact } from '@og/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AnthropicLlm, type LlmEvent, type LlmRequest } from '../../../packages/providers/src/index.js';
import type { LlmFaultInput } from '../src/anthropic/faults.js';
import { DEMO_ANTHROPIC_KEY } from '../src/anthropic/keys.js';
import { type RunningTwin, startTwin } from './support.js';

// The product's adapter against the simulated model: every way in which it misbehaves becomes a typed failure.

let twin: RunningTwin;
let slept: number[];
beforeAll(async () => {
  twin = await startTwin();
});
afterAll(() => twin.close());
beforeEach(() => {
  twin.anthropic.reset();
  slept = [];
});

const llm = (apiKey = DEMO_ANTHROPIC_KEY): AnthropicLlm =>
  new AnthropicLlm(
    { apiKey },
    {
      baseUrl: `${twin.root}/anthropic`,
      waiting: {
        now: () => performance.now(),
        sleep: async (milliseconds) => void slept.push(milliseconds),
        random: () => 0.5,
      },
    },
  );

const FACTS: Fact[] = [
  { id: 'lead.first_name', kind: 'person', label: 'First name', value: 'Ann' },
  { id: 'property.address', kind: 'address', label: 'Address', value: '12 Palm Street' },
  { id: 'team.name', kind: 'company', label: 'Company', value: 'Acme Homes' },
];
const request = (inbound: string, more: Partial<LlmRequest<Draft>> = {}): LlmRequest<Draft> => ({
  model: 'claude-sonnet-5-5',
  system: [{ text: 'You are Gianna, the opener.', cache: '5m' }],
  messages: [{ role: 'user', text: `${fence('facts', FACTS)}\n${fence('inbound', inbound)}` }],
  output: modelOutput('draft', draftSchema),
  maxTokens: 1_000,
  timeoutMs: 30_000,
  ...more,
});
const strike = (input: Partial<LlmFaultInput> & Pick<LlmFaultInput, 'kind'>): unknown =>
  twin.anthropic.faults.add({ match: {}, ...input });

describe('the adapter against the simulated model', () => {
  it('gets a draft that fits its schema, with usage and cost', async () => {
    const result = await llm().generate(request('Yes, I would consider an offer', { traceId: 't-1' }));
    expect(result).toMatchObject({
      kind: 'answer',
      output: { intent: 'interested', handoff: 'sabrina', reply: expect.stringContaining('Ann') as string },
      stopReason: 'end_turn',
      model: 'claude-sonnet-5-5',
      attempts: 1,
      requestId: expect.stringMatching(/^req_01/) as string,
    });
    expect(result.costMicros).toBeGreaterThan(0);
    expect(twin.anthropic.journal.recent(1)).toMatchObject([{ traceId: 't-1', task: 'draft', status: 200 }]);
  });

  it('reads what it wrote to the cache', async () => {
    const system = [{ text: 'You are Gianna. '.repeat(300), cache: '1h' as const }];
    const first = await llm().generate(request('Hi', { system }));
    const second = await llm().generate(request('How are you', { system }));
    expect(first.usage.cacheWrite).toBeGreaterThan(1_000);
    expect(second.usage).toMatchObject({ cacheRead: first.usage.cacheWrite, cacheWrite: 0 });
    expect(second.costMicros).toBeLessThan(first.costMicros);
  });

  it.each<[LlmFaultInput['kind'], string]>([
    ['refusal', 'refused'],
    ['truncation', 'truncated'],
    ['invalid_json', 'invalid_output'],
    ['wrong_shape', 'invalid_output'],
    ['auth', 'auth'],
    ['spend_limit', 'spend_limit'],
    ['own_spend_limit', 'spend_limit'],
    ['no_credit', 'spend_limit'],
  ])('%s is “%s”, asked once', async (kind, reason) => {
    strike({ kind });
    expect(await llm().generate(request('Hi'))).toMatchObject({ kind: 'failure', reason, attempts: 1 });
    expect(slept).toEqual([]);
  });

  it.each<[LlmFaultInput['kind'], string]>([
    ['overloaded', 'overloaded'],
    ['rate_limit', 'overloaded'],
    ['error_500', 'unavailable'],
    ['cut', 'unavailable'],
    ['reset', 'unavailable'],
    ['overloaded_midway', 'overloaded'],
  ])('%s is tried again, and “%s” when it does not end', async (kind, reason) => {
    strike({ kind, times: 2 });
    expect(await llm().generate(request('Hi'))).toMatchObject({ kind: 'answer', attempts: 3 });
    strike({ kind });
    expect(await llm().generate(request('Hi'))).toMatchObject({ kind: 'failure', reason, attempts: 4 });
    expect(slept).toHaveLength(2 + 3);
  });

  it('waits as long as the vendor asks', async () => {
    strike({ kind: 'rate_limit', retryAfter: 9, times: 1 });
    expect(await llm().generate(request('Hi'))).toMatchObject({ kind: 'answer', attempts: 2 });
    expect(slept).toEqual([9_250]);
  });

  it.each(['hang', 'slow'] as const)('%s for too long is a time-out', async (kind) => {
    strike({ kind, delayMs: 5_000 });
    const result = await llm().generate(request('Hi', { timeoutMs: 150 }));
    expect(result).toMatchObject({ kind: 'failure', reason: 'timeout' });
  });

  it('is told by magic words of what is asked, too', async () => {
    expect(await llm().generate(request('twin:refusal'))).toMatchObject({ reason: 'refused' });
  });

  it('opens the account with a key that works', async () => {
    expect(await llm().verifyAccount()).toMatchObject({ ok: true });
    expect(await llm('nonsense').verifyAccount()).toMatchObject({ ok: false, reason: 'credentials' });
  });
});

describe('its stream', () => {
  async function told(stream: AsyncIterable<LlmEvent<Draft>>) {
    const found: LlmEvent<Draft>[] = [];
    for await (const event of stream) found.push(event);
    const restart = found.findLastIndex(({ kind }) => kind === 'restart');
    const text = found.slice(restart + 1).map((event) => (event.kind === 'text' ? event.text : ''));
    const last = found.at(-1);
    return {
      text: text.join(''),
      pieces: text.length,
      restart,
      result: last?.kind === 'end' ? last.result : null,
    };
  }

  it('tells the reply in pieces, which are the whole of it', async () => {
    const { text, pieces, result } = await told(llm().stream(request('Who is this?'), 'reply'));
    expect(pieces).toBeGreaterThan(3);
    expect(result).toMatchObject({ kind: 'answer', output: { reply: text } });
  });

  it.each(['cut', 'overloaded_midway'] as const)('begins anew after %s', async (kind) => {
    strike({ kind, times: 1 });
    const { text, restart, result } = await told(llm().stream(request('Who is this?'), 'reply'));
    expect(restart).toBeGreaterThan(0);
    expect(result).toMatchObject({ kind: 'answer', attempts: 2, output: { reply: text } });
  });

  it.each<[LlmFaultInput['kind'], string]>([
    ['refusal', 'refused'],
    ['truncation', 'truncated'],
    ['invalid_json', 'invalid_output'],
    ['spend_limit', 'spend_limit'],
  ])('ends with %s as “%s”', async (kind, reason) => {
    strike({ kind });
    expect((await told(llm().stream(request('Hi'), 'reply'))).result).toMatchObject({ reason, attempts: 1 });
  });
});
