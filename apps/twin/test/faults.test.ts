import twilio from 'twilio';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FROM, type RunningTwin, sdk, startTwin, TO } from './support.js';

let twin: RunningTwin;
beforeEach(async () => {
  twin = await startTwin();
  twin.control.leads.pause();
});
afterEach(() => twin.close());

/** Impatient only where nobody answers: on a busy machine any answer may be late, and so may the request itself. */
const IMPATIENT_MS = 2_000;

type Outcome = 'accepted' | 'no answer' | `${number}/${number}`;

/** Send once; what the caller learns is all this says. */
async function send(to: string = TO, body = 'x', timeoutMs = 30_000): Promise<Outcome> {
  const client = sdk(twin.base);
  if (client.httpClient instanceof twilio.RequestClient) client.httpClient.defaultTimeout = timeoutMs;
  try {
    await client.messages.create({ to, from: FROM, body });
    return 'accepted';
  } catch (error) {
    return error instanceof twilio.RestException ? `${error.status}/${error.code ?? 0}` : 'no answer';
  }
}
const accepted = (): number => twin.control.acceptances.total;

describe('fixed recipients', () => {
  it.each<[string, Outcome, number]>([
    ['+12125550610', '400/21610', 0],
    ['+12125550614', '400/21614', 0],
    ['+12125550635', '400/21635', 0],
    ['+12125550211', '400/21211', 0],
    ['+12125550003', 'accepted', 1],
    ['+12125550500', '500/20500', 1],
    ['+12125550503', '503/20503', 0],
    ['+12125550596', 'no answer', 0],
    ['+12125550597', 'no answer', 1],
    ['+12125550598', 'no answer', 1],
    ['+15005550009', '400/21614', 0],
    // Only the exchange that belongs to nobody is special.
    ['+12125990610', 'accepted', 1],
  ])('%s answers %s and accepts %i', async (to, outcome, count) => {
    expect(await send(to, 'x', outcome === 'no answer' ? IMPATIENT_MS : undefined)).toBe(outcome);
    expect(accepted()).toBe(count);
  });

  it('…0429 refuses three times and then accepts, for each text anew', async () => {
    const to = '+12125550429';
    const outcomes: Outcome[] = [];
    for (let count = 0; count < 4; count++) outcomes.push(await send(to, 'one'));
    expect(outcomes).toEqual(['429/20429', '429/20429', '429/20429', 'accepted']);
    expect(await send(to, 'two')).toBe('429/20429');
    expect(accepted()).toBe(1);
  });
});

describe('fault rules', () => {
  it('strike what they match, as often as they say', async () => {
    const rule = { match: { bodyIncludes: 'boom' }, kind: 'error', code: 30007, times: 2 };
    expect((await twin.ask('/faults', rule)).status).toBe(201);
    expect(await send(TO, 'fine')).toBe('accepted');
    expect(await send(TO, 'boom 1')).toBe('400/30007');
    expect(await send(TO, 'boom 2')).toBe('400/30007');
    expect(await send(TO, 'boom 3')).toBe('accepted');
    const { data } = await twin.ask<{ faults: { struck: number }[] }>('/faults');
    expect(data.faults).toMatchObject([{ struck: 2 }]);
    expect((await twin.ask('/faults', {}, 'DELETE')).data).toEqual({ removed: 1 });
  });

  it('strike a fraction that depends on the seed alone', async () => {
    const run = async (seed: string): Promise<Outcome[]> => {
      const other = await startTwin({ seed });
      await other.ask('/faults', { match: { any: true }, kind: 'http429', probability: 0.5 });
      const before = twin;
      twin = other;
      const outcomes: Outcome[] = [];
      for (let count = 0; count < 30; count++) outcomes.push(await send(TO, `no ${count}`));
      twin = before;
      await other.close();
      return outcomes;
    };
    const first = await run('a');
    expect(await run('a')).toEqual(first);
    expect(await run('b')).not.toEqual(first);
    expect(first.filter((outcome) => outcome === 'accepted').length).toBeGreaterThan(5);
    expect(first.filter((outcome) => outcome === '429/20429').length).toBeGreaterThan(5);
  });

  it.each<[string, { kind: string } & Record<string, unknown>, Outcome, number]>([
    ['timeout after acceptance', { kind: 'timeout' }, 'no answer', 1],
    ['timeout before acceptance', { kind: 'timeout', accepted: false }, 'no answer', 0],
    ['accepted, then dropped', { kind: 'accept_then_drop' }, 'no answer', 1],
    ['reset before acceptance', { kind: 'reset' }, 'no answer', 0],
    ['accepted, then 500', { kind: 'accept_then_500' }, '500/20500', 1],
    ['slow', { kind: 'slow', delayMs: 100 }, 'accepted', 1],
  ])('%s', async (_name, fault, outcome, count) => {
    await twin.ask('/faults', { match: { to: TO }, ...fault });
    expect(await send(TO, 'x', fault.kind === 'timeout' ? IMPATIENT_MS : undefined)).toBe(outcome);
    expect(accepted()).toBe(count);
  });

  it('are refused with what to correct', async () => {
    const answer = await twin.ask<{ error: string }>('/faults', { match: {}, kind: 'explode' });
    expect(answer.status).toBe(400);
    expect(answer.data.error).toContain('match');
    expect(answer.data.error).toContain('kind');
  });
});

describe('acceptances', () => {
  it('are counted per recipient and text, also when the caller never learned of them', async () => {
    await twin.ask('/faults', { match: { to: TO }, kind: 'accept_then_500', times: 1 });
    await send(TO, 'same');
    await send(TO, 'same');
    await send(TO, 'other');
    type Answer = {
      total: number;
      distinct: number;
      duplicates: { to: string; body: string; count: number }[];
    };
    const { data } = await twin.ask<Answer>('/acceptances');
    expect(data).toMatchObject({ total: 3, distinct: 2, duplicates: [{ to: TO, body: 'same', count: 2 }] });
    await twin.ask('/reset', {});
    expect((await twin.ask<Answer>('/acceptances')).data).toMatchObject({ total: 0, duplicates: [] });
  });
});
