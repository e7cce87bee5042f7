import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { eventually } from '@og/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { journeyWorld, type Campaign, type JourneyWorld, type LeadImport } from './journey-world.js';
import { expectCountsOfTheDatabase } from './same-counts.js';

const fixture = (name: string) => fileURLToPath(new URL(`./fixtures/${name}`, import.meta.url));
/** A well-known sample of 500 contacts that stands beside the repository where there is one. */
const SAMPLE = fileURLToPath(new URL('../../../../../shared/data/us-500.csv', import.meta.url));

const BARRED = JSON.parse(readFileSync(fixture('messy-500.barred.json'), 'utf8')) as string[];
const DAY = 86_400_000;

/**
 * Two files of 500 rows. The own one has people (430 with a phone, 10 without), the same person again by phone (15)
 * and by e-mail (10), rows that nobody can be reached by (20) or that are cut off (5), and numbers on the suppression
 * list (10).
 */
const FILES = [
  {
    name: 'messy-500.csv',
    path: fixture('messy-500.csv'),
    barred: BARRED,
    expected: { importedRows: 440, mergedRows: 25, rejectedRows: 25, suppressedRows: 10 },
  },
  { name: 'us-500.csv', path: SAMPLE, barred: ['+15046218927'], expected: { totalRows: 500 } },
];

for (const file of FILES) {
  const skipped = file.path === SAMPLE && !existsSync(SAMPLE);
  const title = skipped ? `${file.name} (skipped: it is not at ../shared/data/us-500.csv)` : file.name;
  describe.skipIf(skipped)(`the main job with ${title}`, () => journey(file));
}

function journey(file: (typeof FILES)[number]): void {
  let world: JourneyWorld;
  let imported: LeadImport & { seconds: number };
  let campaign: Campaign;
  /** The one number of each lead that the audience may be texted on, counted past the application. */
  let reachable: string[];

  beforeAll(async () => {
    world = await journeyWorld({
      twin: { speed: 500, disorder: 4, unreachable: 0.03, peopleAnswer: true },
    });
    for (const address of file.barred) await suppress(world, address);
  });
  afterAll(() => world?.close());

  it('imports: every row is imported, merged, rejected or suppressed', async () => {
    imported = await world.importFile(readFileSync(file.path), file.name);
    expect(imported).toMatchObject({ state: 'COMPLETED', failure: null, totalRows: 500, ...file.expected });
    const { importedRows, mergedRows, rejectedRows, suppressedRows } = imported;
    expect(importedRows + mergedRows + rejectedRows + suppressedRows).toBe(500);
    const { leadsCount } = await world.data<{ leadsCount: number }>('{ leadsCount(filter: {}) }');
    expect(leadsCount).toBe(await world.count('select count(*) from leads where deleted_at is null'));
    console.info(`${file.name}: 500 rows in ${imported.seconds.toFixed(2)} s`);
    if (rejectedRows === 0) return;
    const errors = await (await fetch(imported.errorsUrl ?? '')).text();
    expect(errors.match(/,(no_contact|ragged_row|empty_row),/g)).toHaveLength(rejectedRows);
  });

  it('sends one message to every lead that may be texted and none to anybody else', async () => {
    reachable = (
      await world.rows<{ phone: string }>(
        `select distinct on (l.id) p.phone from leads l join lead_phones p on p.lead_id = l.id
         where l.deleted_at is null and exists (select from consents c where c.lead_id = l.id and c.channel = 'sms' and c.revoked_at is null)
           and not exists (select from suppression_list s where s.address = p.phone and s.lifted_at is null)
         order by l.id, p.position`,
      )
    ).map((row) => row.phone);
    const created = await world.createCampaign({
      name: 'To everybody',
      filter: {},
      steps: [
        { type: 'SMS', body: 'Hi {{firstName|there}}, are you still thinking of selling? (ref one)' },
        {
          type: 'SMS',
          delay: { amount: 2, unit: 'DAYS' },
          body: 'Still there, {{firstName|friend}}? (ref two)',
        },
      ],
    });
    expect(created).toMatchObject({ __typename: 'Campaign', state: 'DRAFT' });
    const started = performance.now();
    expect(await world.act('launchCampaign', created.id)).toMatchObject({ state: 'ACTIVE' });
    const [seconds, rested] = await Promise.all([
      secondsUntilAccepted(world, reachable.length, started),
      world.untilAtRest(created.id),
    ]);
    campaign = rested;
    console.info(
      `${file.name}: ${reachable.length} accepted ${seconds.toFixed(2)} s after launch, ${(reachable.length / seconds).toFixed(0)}/s`,
    );

    const first = (await world.twin.acceptances()).filter((item) => item.body.includes('(ref one)'));
    expect(first.filter((item) => item.count !== 1)).toEqual([]);
    expect(first.map((item) => item.to).toSorted()).toEqual(reachable.toSorted());
    expect(first.some((item) => file.barred.includes(item.to))).toBe(false);
  });

  it('brings late, doubled and swapped reports to the state that the carrier says', async () => {
    const atTwin = new Map((await world.twin.messages('outbound')).map((item) => [item.sid, item.status]));
    const here = await world.rows<{ provider_id: string; state: string; message_state: string }>(
      `select l.provider_id, l.state, m.state as message_state from send_ledger l join messages m on m.id = l.message_id where l.campaign_id = $1 and l.accepted_at is not null`,
      [campaign.id],
    );
    expect(here).toHaveLength(reachable.length);
    for (const row of here) {
      expect(row.state).toBe(atTwin.get(row.provider_id));
      expect(row.message_state).toBe(row.state);
    }
    expect(new Set(here.map((row) => row.state))).toEqual(new Set(['delivered', 'undelivered']));
  });

  it('shows the counts that the database has', () => expectCountsOfTheDatabase(world, campaign.id));

  it('gives nothing more to who opted out, and the next step to who kept silent', async () => {
    const wrote = new Set((await world.twin.messages('inbound')).map((item) => item.from));
    const stopped: string[] = [];
    const silent: string[] = [];
    for (const phone of reachable) {
      const character = await world.twin.character(phone);
      if (['stop', 'free_text_stop'].includes(character) && wrote.has(phone)) stopped.push(phone);
      if (character === 'silent') silent.push(phone);
    }
    expect(stopped.length).toBeGreaterThan(10);
    const before = await optedOut(world);
    for (const phone of stopped) expect(before).toContain(phone);

    world.clock.advance(2 * DAY);
    await world.signInAgain();
    campaign = await world.untilAtRest(campaign.id);
    const all = await world.twin.acceptances();
    const second = all.filter((item) => item.body.includes('(ref two)'));
    // Once each; twice only where the carrier said that the first one did not arrive and the step was tried again.
    const again = new Set(
      (
        await world.rows<{ address: string }>(
          'select address from send_ledger where campaign_id = $1 and retry = 1 and accepted_at is not null',
          [campaign.id],
        )
      ).map((row) => row.address),
    );
    expect(second.filter((item) => item.count !== 1 && !(again.has(item.to) && item.count === 2))).toEqual(
      [],
    );
    expect(second.filter((item) => before.includes(item.to))).toEqual([]);
    const texted = new Set(second.map((item) => item.to));
    const unreachable = (
      await world.rows<{ address: string }>(
        `select address from send_ledger where campaign_id = $1 and state = 'undelivered' and body like '%(ref one)%'`,
        [campaign.id],
      )
    ).map((row) => row.address);
    expect(silent.filter((phone) => !texted.has(phone) && !unreachable.includes(phone))).toEqual([]);
    // Whoever answered is not written to by the sequence again.
    expect([...texted].filter((phone) => wrote.has(phone))).toEqual([]);

    // Besides the two steps there is nothing but one confirmation for each opt-out in words.
    const others = all.filter((item) => !item.body.includes('(ref '));
    expect(others.filter((item) => item.count !== 1 || !before.includes(item.to))).toEqual([]);
    expect(new Set(others.map((item) => item.to)).size).toBe(others.length);
    expect((await world.twin.violations()).filter((item) => item.body.includes('(ref '))).toEqual([]);
    const { counts } = await world.twin.state();
    // No report was refused. One that a busy machine answered too late is no fault: it is looked up.
    const { recent } = await world.twin.control<{ recent: { status: number | null }[] }>('/webhooks');
    expect(recent.filter(({ status }) => status !== null && status >= 400)).toEqual([]);
    expect(counts.duplicates).toBe(all.filter((item) => item.count > 1).length);
    expect(all.filter((item) => item.count > 1 && !again.has(item.to))).toEqual([]);
    await expectCountsOfTheDatabase(world, campaign.id);
  });

  it('explains what was sent', async () => {
    const [sent] = await world.rows<{ message_id: string; provider_id: string }>(
      `select message_id, provider_id from send_ledger where campaign_id = $1 and state = 'delivered' limit 1`,
      [campaign.id],
    );
    const decision = await decisionOf(world, sent!.message_id);
    expect(decision).toMatchObject({
      verdict: 'allow',
      reason: 'ok',
      sender: world.senderPhone,
      consent: { source: 'web form' },
    });
    expect(decision?.rules.length).toBeGreaterThan(10);
    expect(decision?.rules.every((rule) => rule.detail !== '' && rule.result !== 'fail')).toBe(true);
    // A report of the delivery may come before the answer to the request: then nothing says "accepted" any more.
    expect(decision?.ledger.map((move) => move.to)).toEqual(
      expect.arrayContaining(['ready', 'submitting', 'delivered']),
    );
  });

  it('explains what is held', async () => {
    const night = await world.createCampaign({
      name: 'At another time',
      filter: { stages: ['CONTACTED'] },
      // Wide enough to be open in all places at once, of whoever may be in several: each is held for its hours.
      sendWindow: { days: [1], from: '10:00', to: '18:00' },
      steps: [{ type: 'SMS', body: 'Good Monday, {{firstName|there}} (ref three)' }],
    });
    expect(await world.act('launchCampaign', night.id)).toMatchObject({ state: 'ACTIVE' });
    const held = await heldMessage(world, night.id);
    const decision = await decisionOf(world, held);
    expect(decision).toMatchObject({ verdict: 'hold', reason: 'outside_window' });
    expect(decision?.rules.some((rule) => rule.result === 'fail')).toBe(true);
    expect(decision?.message).toMatch(/hours/);
    expect(decision?.zones).not.toEqual([]);
    expect(
      await world.rows(
        'select distinct reason from send_ledger where campaign_id = $1 and reason is not null',
        [night.id],
      ),
    ).toEqual([{ reason: 'outside_window' }]);
    expect((await world.twin.acceptances()).filter((item) => item.body.includes('(ref three)'))).toEqual([]);
    await eventually(
      'every run is written and was asked about',
      async () =>
        (await world.count(
          `select (select count(*) from enrollments where campaign_id = $1 and next_due_at is not null)
             + (select count(*) from send_ledger where campaign_id = $1 and (state = 'ready' or reason is null))`,
          [night.id],
        )) === 0,
    );
    await expectCountsOfTheDatabase(world, night.id);
  });
}

/** Since `started`, as `performance.now()` gave it. */
async function secondsUntilAccepted(world: JourneyWorld, count: number, started: number): Promise<number> {
  return eventually(
    `${count} accepted`,
    async () =>
      (await world.twin.state()).counts.acceptances >= count ? (performance.now() - started) / 1_000 : null,
    200_000,
  );
}

async function suppress(world: JourneyWorld, address: string): Promise<void> {
  const { suppress: done } = await world.data<{ suppress: { __typename: string } }>(
    `mutation ($input: SuppressInput!) { suppress(input: $input) { __typename } }`,
    { input: { address, channel: 'SMS', reason: 'DNC' } },
  );
  expect(done.__typename).toBe('Suppression');
}

async function optedOut(world: JourneyWorld): Promise<string[]> {
  const rows = await world.rows<{ phone: string }>(
    `select p.phone from leads l join lead_phones p on p.lead_id = l.id
     where l.opted_out_at is not null and l.stage = 'suppressed' and exists (
       select from suppression_list s where s.address = p.phone and s.channel = 'sms' and s.reason = 'opt_out' and s.lifted_at is null)`,
  );
  return rows.map((row) => row.phone);
}

async function heldMessage(world: JourneyWorld, campaignId: string): Promise<string> {
  return eventually('a message is held', async () => {
    const { campaignEnrollments } = await world.data<{
      campaignEnrollments: { edges: { node: { messageId: string | null; messageState: string | null } }[] };
    }>(
      `query ($id: ID!) { campaignEnrollments(id: $id, first: 50) { edges { node { messageId messageState } } } }`,
      { id: campaignId },
    );
    const found = campaignEnrollments.edges.find(
      ({ node }) => node.messageId && ['PLANNED', 'HELD'].includes(node.messageState ?? ''),
    );
    return found?.node.messageId;
  });
}

interface Decision {
  verdict: string;
  reason: string | null;
  message: string;
  sender: string | null;
  zones: unknown;
  consent: { source: string } | null;
  rules: { rule: string; result: string; detail: string }[];
  ledger: { from: string | null; to: string; reason: string | null }[];
}

async function decisionOf(world: JourneyWorld, messageId: string): Promise<Decision | null> {
  const { messageDecision } = await world.data<{ messageDecision: Decision | null }>(
    `query ($id: ID!) { messageDecision(messageId: $id) { verdict reason message sender zones ruleset consent { source }
       rules { rule result detail } ledger { from to reason at attempt } } }`,
    { id: messageId },
  );
  return messageDecision;
}
