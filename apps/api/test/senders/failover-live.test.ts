import { eventually } from '@og/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { campaignWorld, type CampaignWorld } from '../campaigns/campaign-world.js';
import { addPeople } from '../messaging/people.js';
import { sendersApi, type Result } from './api.js';

const PEOPLE = 60;
let world: CampaignWorld;
let api: ReturnType<typeof sendersApi>;
let pool: Result;

beforeAll(async () => {
  world = await campaignWorld();
  api = sendersApi(world.app, () => world.session);
  await api.connect('SIGNALHOUSE', {
    apiKey: 'demo-key-of-the-simulated-signalhouse',
    groupId: 'G0DE40DE',
  });
  const spare = await api.addNumber({ vendor: 'SIGNALHOUSE', phone: '+14155550156' });
  const { senderNumbers } = await api.query<{
    senderNumbers: { id: string; tenDlcCampaign: { id: string } | null }[];
  }>('{ senderNumbers { id tenDlcCampaign { id } } }');
  const registration = senderNumbers.find(({ tenDlcCampaign }) => tenDlcCampaign)?.tenDlcCampaign;
  await api.updateNumber(spare.id, { tenDlcCampaignId: registration?.id, segmentsPerSecond: 500 });
  // Slow, so that most of what it has still waits when its vendor refuses the first one.
  const first = senderNumbers.find(({ tenDlcCampaign }) => tenDlcCampaign);
  await api.updateNumber(first!.id, { segmentsPerSecond: 5 });
  pool = await api.createPool({ name: 'Both vendors', senderNumberIds: senderNumbers.map(({ id }) => id) });
});
afterAll(() => world?.close());

it('a vendor that refuses the account mid-run: the rest leaves through the other one, each once', async () => {
  await addPeople(
    world.app.platform.database,
    world.session.teamId,
    world.app.platform.clock.now(),
    Array.from({ length: PEOPLE }, () => ({ tag: 'both' })),
  );
  await world.twin.fault({ match: { vendor: 'twilio' }, kind: 'error', code: 20003, status: 401 });
  const created = await world.create({
    name: 'Both vendors',
    filter: { tags: ['both'] },
    senderPoolId: pool.id,
    steps: [{ type: 'SMS', body: 'Hi {{firstName}}, still selling?' }],
  });
  expect(await world.launch(created.id)).toMatchObject({ state: 'ACTIVE' });
  interface Row {
    vendor: string;
    state: string;
    error_code: string | null;
    sender_choice: string | null;
  }
  const ledger = () =>
    world.rows<Row>(
      `select l.vendor, l.state, l.error_code, m.sender_choice from send_ledger l join messages m on m.id = l.message_id`,
    );
  await eventually(
    'every row has ended or left',
    async () => {
      const rows = await ledger();
      return (
        rows.length === PEOPLE &&
        rows.every(({ state }) => ['accepted', 'sent', 'delivered', 'failed'].includes(state))
      );
    },
    45_000,
  );
  const rows = await ledger();
  const refused = rows.filter(({ state }) => state === 'failed');
  const moved = rows.filter(({ sender_choice: choice }) => choice?.includes('another number takes over'));
  // What Twilio refused before the account was marked is an answer, and stays failed; nobody is asked twice.
  expect(refused.every(({ vendor, error_code: code }) => vendor === 'twilio' && code === '20003')).toBe(true);
  expect(refused.length).toBeGreaterThan(0);
  expect(rows.filter(({ vendor }) => vendor === 'signalhouse')).toHaveLength(PEOPLE - refused.length);
  expect(moved.length).toBeGreaterThan(0);
  expect(moved.every(({ vendor }) => vendor === 'signalhouse')).toBe(true);
  const acceptances = await world.twin.acceptances();
  expect(acceptances).toHaveLength(PEOPLE - refused.length);
  expect(acceptances.every(({ count }) => count === 1)).toBe(true);
  expect(await world.twin.violations()).toEqual([]);
  const { integrations } = await api.query<{ integrations: { vendor: string; state: string }[] }>(
    '{ integrations { vendor state } }',
  );
  expect(integrations).toContainEqual({ vendor: 'TWILIO', state: 'FAILING' });
});
