import { newId } from '@og/db';
import { eventually } from '@og/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { campaignRecords } from '../../src/modules/messaging/decisions/campaign-records.js';
import { cancelPendingSends } from '../../src/modules/messaging/index.js';
import { engineWorld, type EngineWorld } from '../messaging/engine-world.js';

const NOON = '2026-11-18T17:00:00.000Z';
const NIGHT = '2026-11-19T04:00:00.000Z';

interface Decision {
  messageId: string;
  verdict: string;
  reason: string | null;
  message: string;
  rules: { rule: string; result: string; detail: string }[];
  ruleset: string;
  hours: {
    zone: string;
    state: string | null;
    localTime: string;
    open: boolean;
    opens: string | null;
    closes: string | null;
  }[];
  consent: { id: string; source: string } | null;
  sender: string | null;
  senderChoice: string | null;
  ledger: {
    from: string | null;
    to: string;
    reason: string | null;
    explanation: string | null;
    source: string;
  }[];
  decidedAt: string;
}

const FIELDS = `messageId verdict reason message rules { rule result detail } ruleset
  hours { zone state localTime open opens closes } consent { id source } sender senderChoice ledger { from to reason explanation source } decidedAt`;

let world: EngineWorld;
let token: string;
beforeAll(async () => {
  world = await engineWorld(NOON);
  token = world.session.token;
});
afterAll(() => world?.close());
beforeEach(() => world.clock.set(NOON));

const decision = async (messageId: string): Promise<Decision | null> =>
  (
    await world.app.data<{ messageDecision: Decision | null }>(
      `query ($id: ID!) { messageDecision(messageId: $id) { ${FIELDS} } }`,
      { id: messageId },
      token,
    )
  ).messageDecision;

const campaignOf = async (ledgerId: string): Promise<string> =>
  (
    await world.rows<{ campaign_id: string }>('select campaign_id from send_ledger where id = $1', [ledgerId])
  )[0]!.campaign_id;

const link = async (field: string, argument: string, id: string, as = token) =>
  world.app.graphql<Record<string, { url: string; fileName: string; expiresAt: string } | null>>(
    `query ($id: ID!) { ${field}(${argument}: $id) { url fileName expiresAt } }`,
    { id },
    as,
  );

describe('why', () => {
  it('a message was sent: rules, hours, consent, sender and every move', async () => {
    const person = await world.person();
    const step = await world.planStep(person);
    await world.rows('update messages set sender_choice = $2 where id = $1', [
      step.messageId,
      'Next in turn of 1.',
    ]);
    await world.send();
    const found = await decision(step.messageId);
    expect(found).toMatchObject({
      verdict: 'allow',
      reason: 'ok',
      sender: '+13055550163',
      senderChoice: 'Next in turn of 1.',
      consent: { source: 'web form' },
      hours: [
        {
          zone: 'America/New_York',
          state: 'NY',
          localTime: '2026-11-18T12:00:00.000-05:00',
          open: true,
          opens: '10:00',
          closes: '20:00',
        },
      ],
    });
    expect(found?.ruleset).toMatch(/^\d{4}-\d{2}-\d{2}/);
    expect(found?.rules.map(({ rule }) => rule)).toEqual(
      expect.arrayContaining(['suppression', 'window', 'ten_dlc']),
    );
    const moves = found?.ledger.map(({ to }) => to) ?? [];
    expect(moves.slice(0, 2)).toEqual(['ready', 'submitting']);
    // The carrier's report may be faster than its answer.
    expect(['accepted', 'sent', 'delivered']).toContain(moves[2]);
  });

  it('a message is held: the rule that failed, and the hours that are closed', async () => {
    const person = await world.person();
    world.clock.set(NIGHT);
    const step = await world.planStep(person);
    await world.send();
    world.clock.set(NOON);
    const found = await decision(step.messageId);
    expect(found).toMatchObject({
      verdict: 'hold',
      reason: 'outside_window',
      hours: [{ open: false, opens: '10:00' }],
    });
    expect(found?.rules.filter(({ result }) => result === 'fail').map(({ rule }) => rule)).toEqual([
      'window',
    ]);
  });

  it('a message that never came up to the gate was stopped: what stopped it is the decision', async () => {
    const person = await world.person();
    const step = await world.planStep(person, { dueAt: new Date(Date.parse(NOON) + 3_600_000) });
    expect(await decision(step.messageId)).toMatchObject({ verdict: 'allow' });
    world.clock.advance(60_000);
    const campaignId = await campaignOf(step.ledgerId);
    await world.app.platform.database.withTeam(world.session.teamId, (tx) =>
      cancelPendingSends(tx, world.clock.now(), {
        campaignId,
        reason: 'campaign_archived',
        source: 'campaign',
      }),
    );
    const found = await decision(step.messageId);
    expect(found).toMatchObject({
      verdict: 'cancel',
      reason: 'campaign_archived',
      message: 'The campaign was archived.',
    });
    expect(found?.rules[0]).toMatchObject({ rule: 'ledger_campaign', result: 'fail' });
    expect(found?.ledger.at(-1)).toMatchObject({
      reason: 'campaign_archived',
      explanation: 'The campaign was archived.',
    });
    expect(Date.parse(found!.decidedAt)).toBe(world.clock.now().getTime());
  });

  it('a message that the gate had held was stopped later: both are told, the later one decides', async () => {
    const person = await world.person();
    world.clock.set(NIGHT);
    const step = await world.planStep(person);
    await world.send();
    world.clock.advance(60_000);
    const campaignId = await campaignOf(step.ledgerId);
    await world.app.platform.database.withTeam(world.session.teamId, (tx) =>
      cancelPendingSends(tx, world.clock.now(), {
        campaignId,
        reason: 'suppressed',
        source: 'revocation',
      }),
    );
    // The sign-in of the suite does not last until the night.
    world.clock.set(NOON);
    const found = await decision(step.messageId);
    expect(found?.reason).toBe('suppressed');
    expect(found?.rules.map(({ rule }) => rule).slice(0, 1)).toEqual(['ledger_revocation']);
    expect(found?.rules.some(({ rule, result }) => rule === 'window' && result === 'fail')).toBe(true);
  });

  it('is nobody else’s business', async () => {
    const step = await world.planStep(await world.person());
    const other = await world.app.signUp('Other');
    const answer = await world.app.graphql<{ messageDecision: null }>(
      `query ($id: ID!) { messageDecision(messageId: $id) { verdict } }`,
      { id: step.messageId },
      other.token,
    );
    expect(answer.data?.messageDecision).toBeNull();
    expect(
      (await link('messageDecisionExport', 'messageId', step.messageId, other.token)).data?.[
        'messageDecisionExport'
      ],
    ).toBeNull();
    expect(await decision(newId())).toBeNull();
    expect(await decision('x')).toBeNull();
  });
});

describe('the file', () => {
  it('of one message holds the whole record, for a quarter of an hour, and is written down', async () => {
    const step = await world.planStep(await world.person());
    await world.send();
    await eventually('the carrier’s last report', async () =>
      (await world.ledger(step.ledgerId)).state === 'delivered' ? true : null,
    );
    const { data } = await link('messageDecisionExport', 'messageId', step.messageId);
    const file = data!['messageDecisionExport']!;
    expect(Date.parse(file.expiresAt) - world.clock.now().getTime()).toBeLessThanOrEqual(15 * 60_000);
    const response = await fetch(file.url);
    expect(response.headers.get('content-disposition')).toContain('attachment');
    const record = (await response.json()) as Decision & { body: string; to: string; state: string };
    expect(record).toMatchObject({ ...(await decision(step.messageId)), stepKey: 'one' });
    expect(record.body).toContain('Reply STOP');
    const audit = await world.rows(
      'select actor, subject_id from audit_log where action = $1 and subject_id = $2',
      ['decision.export', step.messageId],
    );
    expect(audit).toEqual([{ actor: `user:${world.session.userId}`, subject_id: step.messageId }]);
  });

  it('of a campaign holds a line for each message, sent, held and canceled', async () => {
    const steps = [];
    const first = await world.planStep(await world.person());
    const [campaign] = await world.rows<{ campaign_id: string }>(
      'select campaign_id from send_ledger where id = $1',
      [first.ledgerId],
    );
    for (let i = 0; i < 1_203; i += 1)
      steps.push(world.planStep(await world.person({ phone: `+1646${7_000_000 + i}` })));
    const planned = [first, ...(await Promise.all(steps))];
    await world.rows('update send_ledger set campaign_id = $1 where id = any($2::uuid[])', [
      campaign!.campaign_id,
      planned.map(({ ledgerId }) => ledgerId),
    ]);
    await world.app.platform.database.withTeam(world.session.teamId, (tx) =>
      cancelPendingSends(tx, world.clock.now(), {
        leadId: planned[1]!.leadId,
        reason: 'campaign_archived',
        source: 'campaign',
      }),
    );
    await world.send();
    const { data } = await link('campaignDecisionsExport', 'id', campaign!.campaign_id);
    const file = data!['campaignDecisionsExport']!;
    expect(file.fileName).toBe(`decisions-${campaign!.campaign_id}.jsonl`);
    const text = await (await fetch(file.url)).text();
    const records = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Decision);
    expect(records.map(({ messageId }) => messageId).toSorted()).toEqual(
      planned.map(({ messageId }) => messageId).toSorted(),
    );
    const of = (messageId: string) => records.find((record) => record.messageId === messageId);
    expect(of(first.messageId)?.verdict).toBe('allow');
    expect(of(planned[1]!.messageId)).toMatchObject({ verdict: 'cancel', reason: 'campaign_archived' });
    const response = await fetch(file.url);
    expect(response.headers.get('content-disposition')).toContain(file.fileName);
    expect(response.headers.get('cache-control')).toContain('no-store');
    await response.body?.cancel();
    expect(
      (await link('campaignDecisionsExport', 'id', newId())).data?.['campaignDecisionsExport'],
    ).toBeNull();
  });

  it('of a campaign is read page by page, each when it is asked for and in a transaction of its own', async () => {
    const first = await world.planStep(await world.person());
    const campaignId = await campaignOf(first.ledgerId);
    const planned = [first];
    for (let i = 0; i < 6; i += 1) planned.push(await world.planStep(await world.person()));
    await world.rows('update send_ledger set campaign_id = $1 where id = any($2::uuid[])', [
      campaignId,
      planned.map(({ ledgerId }) => ledgerId),
    ]);
    const { platform } = world.app;
    let transactions = 0;
    const database: Pick<typeof platform.database, 'withTeam'> = {
      withTeam: (...args) => {
        transactions += 1;
        return platform.database.withTeam(
          ...(args as Parameters<typeof platform.database.withTeam>),
        ) as never;
      },
    };
    const pages = campaignRecords(
      { ...platform, database: database as typeof platform.database },
      { teamId: world.session.teamId, campaignId },
      3,
    );
    const idsOf = (text: string | undefined) =>
      (text ?? '')
        .trimEnd()
        .split('\n')
        .map((line) => (JSON.parse(line) as Decision).messageId);
    const one = idsOf((await pages.next()).value as string);
    expect([one.length, transactions]).toEqual([3, 1]);
    // Planned while the file is being read: it comes last.
    const late = await world.planStep(await world.person());
    await world.rows('update send_ledger set campaign_id = $1 where id = $2', [campaignId, late.ledgerId]);
    const rest = [];
    for await (const page of pages) rest.push(...idsOf(page));
    expect([...one, ...rest]).toEqual([...planned, late].map(({ messageId }) => messageId));
  });

  it('of a campaign is for the holder of its address, for a quarter of an hour', async () => {
    const step = await world.planStep(await world.person());
    const campaignId = await campaignOf(step.ledgerId);
    const { url } = (await link('campaignDecisionsExport', 'id', campaignId)).data![
      'campaignDecisionsExport'
    ]!;
    const signature = url.lastIndexOf('.');
    const forged = `${url.slice(0, signature)}.${'A'.repeat(url.length - signature - 1)}`;
    expect((await fetch(forged)).status).toBe(403);
    expect((await fetch(url.replace(/\?.*/, ''))).status).toBe(403);
    // The address of another file opens nothing here.
    const { data } = await link('messageDecisionExport', 'messageId', step.messageId);
    const other = new URL(data!['messageDecisionExport']!.url).pathname.split('/').at(-1)!;
    expect((await fetch(`${url.replace(/\?.*/, '')}?grant=${other}`)).status).toBe(403);
    world.clock.advance(15 * 60_000 + 1);
    expect((await fetch(url)).status).toBe(403);
  });
});
