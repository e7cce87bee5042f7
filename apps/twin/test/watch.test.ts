import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FROM, type Receiver, type RunningTwin, sdk, startReceiver, startTwin } from './support.js';

type Json = Record<string, unknown>;
let twin: RunningTwin;
let receiver: Receiver;
beforeEach(async () => {
  receiver = await startReceiver();
});
afterEach(async () => {
  await twin.close();
  await receiver.close();
});
const send = (to: string, body: string, ledgerId: string) =>
  sdk(twin.base).messages.create({
    to,
    from: FROM,
    body,
    statusCallback: `${receiver.url}/s?l=${ledgerId}&a=1`,
  });
const violations = async (): Promise<Json[]> =>
  (await twin.ask<{ violations: Json[] }>('/violations')).data.violations;

describe('the watch of the twin', () => {
  it('says nothing while all is well', async () => {
    twin = await startTwin({ watch: true });
    await send('+13105990001', 'one', 'l1');
    await send('+13105990002', 'one', 'l2');
    expect(await violations()).toEqual([]);
  });

  it('lists a row that was taken twice, although the first answer was lost', async () => {
    twin = await startTwin({ watch: true });
    await twin.ask('/faults', { match: { any: true }, kind: 'accept_then_500', times: 1 });
    await expect(send('+13105990001', 'one', 'l1')).rejects.toThrow();
    await send('+13105990001', 'one', 'l1');
    expect(await violations()).toMatchObject([
      { kind: 'twice', what: 'ledger', key: 'l1', count: 2 },
      { kind: 'twice', what: 'text', count: 2 },
    ]);
  });

  it('lists a step, a window and a rate that were broken', async () => {
    twin = await startTwin();
    const past = { from: '2020-01-01T00:00:00Z', until: '2020-01-02T00:00:00Z' };
    await twin.ask('/watch', {
      strict: true,
      intents: [
        { ledgerId: 'l1', person: 'p', step: 's' },
        { ledgerId: 'l2', person: 'p', step: 's' },
      ],
      windows: [{ to: '+13105990003', windows: [past] }],
      // A minute, so that a slow machine sends them all within it.
      rates: [{ key: 'campaign:C1', limit: 2, numbers: [FROM], windowMs: 60_000 }],
    });
    await Promise.all([send('+13105990001', 'one', 'l1'), send('+13105990002', 'two', 'l2')]);
    await send('+13105990003', 'x'.repeat(161), 'l3');
    expect((await violations()).map(({ kind, what }) => [kind, what])).toEqual([
      ['twice', 'step'],
      ['outside_window', undefined],
      ['rate', undefined],
    ]);
    expect((await twin.ask<Json>('/watch')).data).toMatchObject({
      strict: true,
      rates: [{ key: 'campaign:C1', limit: 2, max: 4, total: 4 }],
    });
  });

  it('is told of withdrawals that a test has seen committed', async () => {
    twin = await startTwin();
    await twin.ask('/withdrawals', { people: ['+13105990004'] });
    await send('+13105990004', 'one', 'l1');
    expect(await violations()).toMatchObject([{ kind: 'after_withdrawal', to: '+13105990004' }]);
  });
});

describe('outages', () => {
  it('hang: nobody answers until it is over', async () => {
    twin = await startTwin();
    await twin.ask('/outages', { vendor: 'twilio', mode: 'hang' });
    const late = AbortSignal.timeout(100);
    const url = `${twin.base}/2010-04-01/Accounts/AC0de40de40de40de40de40de40de40de4.json`;
    await expect(fetch(url, { signal: late })).rejects.toThrow(/timeout/i);
    await twin.ask('/outages', undefined, 'DELETE');
    expect((await fetch(url)).status).toBe(401);
  });

  it.each(['reset', '503', '500'])('%s', async (mode) => {
    twin = await startTwin();
    await twin.ask('/outages', { vendor: 'twilio', mode });
    await expect(send('+13105990001', 'one', 'l1')).rejects.toThrow();
    expect((await twin.ask<Json>('/acceptances')).data).toMatchObject({ total: 0 });
    await twin.ask('/outages?vendor=twilio', undefined, 'DELETE');
    await expect(send('+13105990001', 'one', 'l1')).resolves.toBeTruthy();
  });
});
