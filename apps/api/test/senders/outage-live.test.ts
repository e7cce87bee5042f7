import { eventually } from '@og/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { checkAllAccounts } from '../../src/modules/senders/health/check-accounts.js';
import { journeyWorld, type JourneyWorld } from '../journeys/journey-world.js';
import { addPeople } from '../messaging/people.js';
import { sendersApi, type Result } from './api.js';

const PEOPLE = 20;
let world: JourneyWorld;
let api: ReturnType<typeof sendersApi>;
let pool: Result;

beforeAll(async () => {
  world = await journeyWorld();
  api = sendersApi(world.app, () => world.session);
  await api.connect('SIGNALHOUSE', {
    apiKey: 'demo-key-of-the-simulated-signalhouse',
    groupId: 'G0DE40DE',
  });
  const spare = await api.addNumber({ vendor: 'SIGNALHOUSE', phone: '+14155550156' });
  const [first] = await world.rows<{ id: string; ten_dlc_campaign_id: string }>(
    `select id, ten_dlc_campaign_id from sender_numbers where vendor = 'twilio'`,
  );
  // Without weight it is never chosen while the other one may send.
  await api.updateNumber(spare.id, {
    tenDlcCampaignId: first!.ten_dlc_campaign_id,
    segmentsPerSecond: 500,
    weight: 0,
  });
  pool = await api.createPool({
    name: 'Spare',
    rotation: 'WEIGHTED',
    senderNumberIds: [first!.id, spare.id],
  });
});
afterAll(() => world?.close());

const vendors = () =>
  world.rows<{ vendor: string; state: string; attempt: number }>(
    'select vendor, state, attempt from send_ledger order by id',
  );
const twilio = async () =>
  (await world.rows<{ state: string }>(`select state from integrations where vendor = 'twilio'`))[0]!.state;

it('a vendor that takes nothing for long: what it gave back leaves through the other, and it comes back by itself', async () => {
  await addPeople(
    world.app.platform.database,
    world.session.teamId,
    world.clock.now(),
    Array.from({ length: PEOPLE }, () => ({ tag: 'outage' })),
  );
  await world.twin.fault({ match: { vendor: 'twilio' }, kind: 'http429', retryAfter: null });
  const campaign = await world.createCampaign({
    name: 'Outage',
    filter: { tags: ['outage'] },
    senderPoolId: pool.id,
    steps: [{ type: 'SMS', body: 'Hi {{firstName}}, still selling?' }],
  });
  expect(await world.act('launchCampaign', campaign.id)).toMatchObject({ state: 'ACTIVE' });
  await eventually(
    'somebody was tried',
    async () => (await vendors()).some(({ attempt }) => attempt >= 1),
    45_000,
  );
  expect((await vendors()).every(({ vendor }) => vendor === 'twilio')).toBe(true);
  expect(await world.twin.acceptances()).toEqual([]);
  await eventually(
    'everything left through the other vendor',
    async () => {
      // Its pauses pass faster than a machine under load polls.
      world.clock.advance(200);
      const rows = await vendors();
      return (
        rows.length === PEOPLE &&
        rows.every(
          ({ vendor, state }) =>
            vendor === 'signalhouse' && ['accepted', 'sent', 'delivered'].includes(state),
        )
      );
    },
    150_000,
  );
  const acceptances = await world.twin.acceptances();
  expect(acceptances).toHaveLength(PEOPLE);
  expect(acceptances.every(({ count }) => count === 1)).toBe(true);
  expect(await world.twin.violations()).toEqual([]);
  await world.twin.endFaults();
  await eventually(
    'the account is connected again',
    async () => {
      world.clock.advance(15_000);
      await checkAllAccounts(world.app.platform);
      return (await twilio()) === 'connected';
    },
    45_000,
  );
}, 240_000);
