import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { DEMO_ACCOUNT_SID, DEMO_AUTH_TOKEN } from '../src/twilio/demo-account.js';
import { eventually, FROM, type RunningTwin, sdk, startTwin, TO } from './support.js';

let twin: RunningTwin;
afterEach(() => twin.close());

type Log = { messages: { body: string; direction: string; acceptedAt: string }[] };

describe('control API', () => {
  it('tells its state, its accounts and its log', async () => {
    twin = await startTwin();
    twin.control.leads.pause();
    await sdk(twin.base).messages.create({ to: TO, from: FROM, body: 'out' });
    await twin.ask('/inbound', { from: TO, to: FROM, body: 'in' });
    expect((await twin.ask('/state')).data).toMatchObject({
      seed: 'test',
      speed: 2_000,
      clockSimulated: false,
      counts: { messages: 2, inbound: 1, outbound: 1, acceptances: 1, duplicates: 0 },
    });
    const accounts = await twin.ask<{ accountSid: string; authToken: string }[]>('/accounts');
    expect(accounts.data).toMatchObject([{ accountSid: DEMO_ACCOUNT_SID, authToken: DEMO_AUTH_TOKEN }]);
    const bodies = async (query: string): Promise<string[]> =>
      (await twin.ask<Log>(`/messages${query}`)).data.messages.map((message) => message.body);
    expect(await bodies('')).toEqual(['out', 'in']);
    expect(await bodies('?direction=outbound')).toEqual(['out']);
    expect(await bodies(`?to=${encodeURIComponent(FROM)}`)).toEqual(['in']);
    const [first] = (await twin.ask<Log>('/messages')).data.messages;
    expect(await bodies(`?after=${encodeURIComponent(new Date(Date.now() + 1_000).toISOString())}`)).toEqual(
      [],
    );
    expect(first?.acceptedAt).toMatch(/^\d{4}-/);
  });

  it.each([
    ['/speed', { speed: 0 }, 'speed'],
    ['/speed', { speed: 'fast' }, 'speed'],
    ['/characters', { phone: TO, character: 'robot' }, 'character'],
    ['/characters', { phone: '12', character: 'silent' }, 'phone'],
    ['/numbers', { accountSid: 'AC1', phone: FROM }, 'accountSid'],
    ['/numbers', { accountSid: DEMO_ACCOUNT_SID, phone: FROM, smsUrl: 'x' }, 'smsUrl'],
    ['/inbound', { from: TO, to: FROM, body: '' }, 'body'],
  ])('refuses %s %j and names the field', async (path, body, field) => {
    twin = await startTwin();
    const answer = await twin.ask<{ error: string }>(path, body);
    expect(answer.status).toBe(400);
    expect(answer.data.error).toContain(field);
  });

  it('shows people a page in which texts are only text', async () => {
    twin = await startTwin();
    twin.control.leads.pause();
    await sdk(twin.base).messages.create({ to: TO, from: FROM, body: '<script>alert(1)</script>' });
    const response = await fetch(twin.base.replace('/twilio', '/_twin'));
    const html = await response.text();
    expect(response.headers.get('content-type')).toContain('text/html');
    expect(html).toContain('&#60;script&#62;alert(1)');
    expect(html).not.toContain('<script>');
  });
});

describe('bounded memory', () => {
  it('forgets the oldest messages beyond its limit', async () => {
    twin = await startTwin({ keep: 10 });
    twin.control.leads.pause();
    const client = sdk(twin.base);
    for (let count = 0; count < 25; count++) {
      await client.messages.create({
        to: `+131059901${String(count).padStart(2, '0')}`,
        from: FROM,
        body: `${count}`,
      });
    }
    expect(twin.control.store.size).toBe(10);
    expect(twin.control.store.phones()).toHaveLength(10);
    expect(twin.control.acceptances.distinct).toBe(10);
    expect(twin.control.acceptances.total).toBe(25);
    const listed = await client.messages.list();
    expect(listed.map((message) => message.body)).toEqual(
      Array.from({ length: 10 }, (_, index) => `${24 - index}`),
    );
  });
});

describe('state file', () => {
  it('keeps accounts, webhooks and opt-outs over a restart, and survives rubbish', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'twin-'));
    const stateFile = join(folder, 'state.json');
    const sid = `AC${'b'.repeat(32)}`;
    twin = await startTwin({ stateFile });
    const account = () => sdk(twin.base, sid, 'mine').api.v2010.accounts(sid);
    const [number] = await account().incomingPhoneNumbers.list({ phoneNumber: '+12125990100' });
    await account()
      .incomingPhoneNumbers(number?.sid ?? '')
      .update({ smsUrl: 'http://127.0.0.1:9/in' });
    await twin.ask('/inbound', { from: TO, to: '+12125990100', body: 'STOP', accountSid: sid });
    await eventually(() => existsSync(stateFile) && readFileSync(stateFile, 'utf8').includes(TO));
    await twin.close();

    twin = await startTwin({ stateFile });
    const [again] = await account().incomingPhoneNumbers.list();
    expect(again).toMatchObject({ sid: number?.sid, smsUrl: 'http://127.0.0.1:9/in' });
    await expect(
      account().messages.create({ to: TO, from: '+12125990100', body: 'x' }),
    ).rejects.toMatchObject({
      code: 21610,
    });
    await twin.close();

    writeFileSync(stateFile, '{"accounts": 5');
    const errors: unknown[] = [];
    twin = await startTwin({ stateFile, onError: (error) => errors.push(error) });
    expect(errors).toHaveLength(1);
    expect(twin.control.accounts.all()).toHaveLength(1);
    rmSync(folder, { recursive: true });
  });
});
