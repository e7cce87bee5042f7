import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DEMO_API_KEY, DEMO_GROUP_ID, DEMO_GROUP_NUMBERS } from '../src/signalhouse/demo-group.js';
import { type RunningTwin, startTwin, TO } from './support.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'twin-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the state file', () => {
  it('keeps what every vendor must know after a restart, and forgets messages', async () => {
    const stateFile = join(folder, 'twin.json');
    const post = async (twin: RunningTwin, path: string, key: string, body: unknown) => {
      const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
      const response = await fetch(twin.root + path, { method: 'POST', headers, body: JSON.stringify(body) });
      return (await response.json()) as Record<string, unknown>;
    };
    const first = await startTwin({ stateFile });
    const webhook = await post(first, '/signalhouse/webhook', DEMO_API_KEY, {
      groupId: DEMO_GROUP_ID,
      name: 'x',
      endpointType: 'Global',
      url: 'http://127.0.0.1:9/in',
      subscribedEvents: ['MESSAGE_RECEIVED'],
    });
    await post(first, '/sendgrid/v3/whitelabel/domains', 'SG.another.key', { domain: 'acme.example' });
    await first.ask('/sendgrid/parse', { hostname: 'in.acme.example', url: 'http://127.0.0.1:9/parse' });
    await first.ask('/characters', { phone: ['+13105990124', 'ann@acme.test'], character: 'curious' });
    await first.ask('/inbound', { from: '+13105990123', to: DEMO_GROUP_NUMBERS[0], body: 'STOP' });
    await first.close();
    expect(Object.keys(JSON.parse(readFileSync(stateFile, 'utf8')) as object)).toEqual(
      expect.arrayContaining(['accounts', 'optOuts', 'signalhouse', 'sendgrid']),
    );

    const second = await startTwin({ stateFile, strict: true });
    const group = second.signalhouse.groups.find(DEMO_GROUP_ID);
    expect(group?.webhooks).toMatchObject([{ signingSecret: webhook['signingSecret'] }]);
    expect(second.sendgrid.accounts.byKey('SG.another.key')).toMatchObject({
      domains: [{ domain: 'acme.example' }],
      parse: [{ hostname: 'in.acme.example' }],
    });
    expect(second.world.optOuts.list()).toHaveLength(1);
    expect(second.world.leads.chosenCharacters()).toEqual({
      [TO]: 'silent',
      '+13105990124': 'curious',
      'ann@acme.test': 'curious',
    });
    expect(second.world.store.size).toBe(0);
    await second.close();
  });

  it('that cannot be read is reported and left out', async () => {
    const errors: unknown[] = [];
    const stateFile = join(folder, 'twin.json');
    const first = await startTwin({ stateFile });
    await first.ask('/sendgrid/parse', { hostname: 'in.acme.example', url: 'http://127.0.0.1:9/parse' });
    await first.close();
    const broken = readFileSync(stateFile, 'utf8').replace('"groupId"', '"nobody"');
    writeFileSync(stateFile, broken);
    const second = await startTwin({ stateFile, onError: (error) => errors.push(error) });
    expect(errors).toHaveLength(1);
    expect(second.signalhouse.groups.find(DEMO_GROUP_ID)?.numbers.size).toBe(DEMO_GROUP_NUMBERS.length);
    expect(second.sendgrid.accounts.all().flatMap(({ parse }) => parse)).toHaveLength(1);
    await second.close();
  });
});
