import { createManualClock } from '@og/contracts';
import { newId } from '@og/db';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../support/test-app.js';
import { signInAgain, twilioWorld } from '../webhooks/twilio-world.js';

const clock = createManualClock('2026-03-03T16:00:00Z');
let app: TestApp;
beforeAll(async () => {
  app = await createTestApp({ clock, env: { WORKERS: 'none' } });
});
afterAll(() => app?.close());

const BLOCKERS = `{ home { blockers { killSwitch failingIntegrations quarantinedNumbers quarantinedMailboxes unregisteredNumbers
  refusedRegistrations waitingRegistrations heldCanaries canaries { id name } dncStale } } }`;

const nothing = {
  killSwitch: false,
  failingIntegrations: 0,
  quarantinedNumbers: 0,
  quarantinedMailboxes: 0,
  unregisteredNumbers: 0,
  refusedRegistrations: 0,
  waitingRegistrations: 0,
  heldCanaries: 0,
  canaries: [],
  dncStale: false,
};

async function blockersOf(token: string) {
  const { home } = await app.data<{ home: { blockers: Record<string, unknown> } }>(BLOCKERS, {}, token);
  return home.blockers;
}

it('says nothing of a new team, and nothing of one whose number is registered', async () => {
  const session = await app.signUp();
  expect(await blockersOf(session.token)).toEqual(nothing);
  await twilioWorld(app, session);
  expect(await blockersOf(session.token)).toEqual(nothing);
});

it('counts what waits for a person, each as long as it does, and only of the own team', async () => {
  const session = await app.signUp();
  const stranger = await app.signUp();
  const world = await twilioWorld(app, session);
  const run = (sql: string, ...values: unknown[]) =>
    app.platform.database.withTeam(session.teamId, ({ client }) =>
      client.query(sql, [session.teamId, ...values]),
    );
  const expectBlockers = async (some: Record<string, unknown>) =>
    expect(await blockersOf(session.token)).toEqual({ ...nothing, ...some });
  const at = clock.now().toISOString();

  await run(`update sender_numbers set health = 'quarantined' where team_id = $1`);
  await expectBlockers({ quarantinedNumbers: 1 });
  await run(`update sender_numbers set health = 'watch' where team_id = $1`);
  await expectBlockers({});

  await run(`update ten_dlc_campaigns set state = 'suspended' where team_id = $1`);
  await expectBlockers({ unregisteredNumbers: 1, refusedRegistrations: 1 });
  await run(`update ten_dlc_campaigns set state = 'active' where team_id = $1`);
  // An active campaign of a brand that is not verified lets nothing through.
  await run(`update brands set state = 'pending' where team_id = $1`);
  await expectBlockers({ unregisteredNumbers: 1, waitingRegistrations: 1 });
  await run(`update brands set state = 'vetted_verified' where team_id = $1`);
  await expectBlockers({});
  await run(`update sender_numbers set ten_dlc_campaign_id = null where team_id = $1`);
  await expectBlockers({ unregisteredNumbers: 1 });
  await run(`update sender_numbers set kind = 'toll_free' where team_id = $1`);
  await expectBlockers({});

  await run(`update integrations set state = 'failing' where team_id = $1`);
  await expectBlockers({ failingIntegrations: 1 });
  await run(`update integrations set state = 'connected' where team_id = $1`);

  await app.data('mutation { setKillSwitch(on: true) { killSwitch } }', {}, session.token);
  await expectBlockers({ killSwitch: true });
  await app.data('mutation { setKillSwitch(on: false) { killSwitch } }', {}, session.token);

  const domain = newId();
  await run(
    `insert into sending_domains (team_id, id, integration_id, domain, state, created_at, updated_at)
     values ($1, $2, $3, 'mail.example.com', 'verified', $4, $4)`,
    domain,
    world.integrationId,
    at,
  );
  await run(
    `insert into sender_mailboxes (team_id, id, integration_id, vendor, domain_id, address, display_name, state, health, created_at, updated_at)
     values ($1, $2, $3, 'sendgrid', $4, 'ada@mail.example.com', 'Ada', 'active', 'quarantined', $5, $5)`,
    newId(),
    world.integrationId,
    domain,
    at,
  );
  await expectBlockers({ quarantinedMailboxes: 1 });
  // A sender that was given up blocks nobody.
  await run(`update sender_mailboxes set state = 'retired' where team_id = $1`);
  await expectBlockers({});
  expect(await blockersOf(stranger.token)).toEqual(nothing);
});

it('names the canaries that hold, and no more than five', async () => {
  const session = await app.signUp();
  const named: { id: string; name: string }[] = [];
  for (let index = 1; index <= 6; index += 1) {
    const { createCampaign } = await app.data<{ createCampaign: { id: string; name: string } }>(
      `mutation ($input: CreateCampaignInput!) { createCampaign(input: $input) { ... on Campaign { id name } } }`,
      { input: { name: `Offer ${index}`, steps: [] } },
      session.token,
    );
    named.push({ id: createCampaign.id, name: createCampaign.name });
    clock.advance(1000);
  }
  const hold = (state: string) =>
    app.platform.database.withTeam(session.teamId, ({ client }) =>
      client.query(
        `update campaigns set state = $2::campaign_state, canary_state = 'holding' where team_id = $1`,
        [session.teamId, state],
      ),
    );
  await hold('active');
  expect(await blockersOf(session.token)).toEqual({
    ...nothing,
    heldCanaries: 6,
    canaries: named.slice(0, 5),
  });
  // A paused campaign waits for more than its canary.
  await hold('paused');
  expect(await blockersOf(session.token)).toEqual(nothing);
});

it('asks for registry data only of a team that keeps to it, and again after 31 days', async () => {
  const session = await app.signUp();
  const require = (on: boolean) =>
    app.data(
      `mutation ($on: Boolean!) { updateTeamSettings(input: { requireDncData: $on }) { __typename } }`,
      { on },
      session.token,
    );
  const dncStale = async () => (await blockersOf(session.token))['dncStale'];
  await require(true);
  expect(await dncStale()).toBe(true);
  const load = (state: 'running' | 'done') =>
    app.platform.database.withTeam(session.teamId, ({ client }) =>
      client.query(
        `insert into dnc_imports (team_id, id, file_name, data_as_of, state, created_by, created_at)
         values ($1, $2, 'list.txt', $3, $4::dnc_import_state, $5, $3)`,
        [session.teamId, newId(), clock.now().toISOString(), state, session.userId],
      ),
    );
  await load('running');
  expect(await dncStale()).toBe(true);
  await load('done');
  expect(await dncStale()).toBe(false);
  clock.advance(31 * 86_400_000 + 60_000);
  await signInAgain(app, session);
  expect(await dncStale()).toBe(true);
  await require(false);
  expect(await dncStale()).toBe(false);
});
