import { newId } from '@og/db';
import { eventually } from '@og/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { planSends } from '../../src/modules/messaging/index.js';
import { createTestApp, type TestApp, type TestSession } from '../support/test-app.js';
import { somePhone, teamRows, twilioWorld, type TwilioWorld } from '../webhooks/twilio-world.js';

let app: TestApp;
let session: TestSession;
let world: TwilioWorld;

beforeAll(async () => {
  app = await createTestApp({ env: { WORKERS: 'none' } });
  session = await app.signUp();
  world = await twilioWorld(app, session);
});
afterAll(() => app?.close());

type Answer = {
  __typename: string;
  id?: string;
  address?: string;
  reason?: string;
  code?: string;
  message?: string;
  path?: string[];
};

async function suppress(input: {
  channel: string;
  address: string;
  reason: string;
  note?: string;
}): Promise<Answer> {
  const { suppress: answer } = await app.data<{ suppress: Answer }>(
    `mutation ($input: SuppressInput!) { suppress(input: $input) { __typename ... on Suppression { id address reason } ... on UserError { code message path } } }`,
    { input },
    session.token,
  );
  return answer;
}
async function unsuppress(
  input: { channel: string; address: string; reason: string },
  token = session.token,
): Promise<Answer> {
  const answer = await app.data<{ unsuppress: Answer }>(
    `mutation ($input: UnsuppressInput!) { unsuppress(input: $input) { __typename ... on Removed { id } ... on UserError { code message path } } }`,
    { input },
    token,
  );
  return answer.unsuppress;
}
async function suppressions(args: Record<string, unknown>, token = session.token) {
  const { suppressions: page } = await app.data<{
    suppressions: {
      edges: { node: { address: string; channel: string; reason: string; createdBy: string } }[];
      pageInfo: { hasNextPage: boolean; endCursor: string };
    };
  }>(
    `query ($channel: Channel, $address: String, $search: String, $first: Int, $after: String) {
       suppressions(channel: $channel, address: $address, search: $search, first: $first, after: $after) {
         edges { node { address channel reason createdBy } } pageInfo { hasNextPage endCursor } } }`,
    args,
    token,
  );
  return { rows: page.edges.map((edge) => edge.node), ...page.pageInfo };
}
const rows = <T extends object>(sql: string, values: unknown[] = []) =>
  teamRows<T>(app, session.teamId, sql, values);

describe('suppressing by hand', () => {
  it('bars the address as it is stored, however it was typed, and says who did it', async () => {
    const answer = await suppress({
      channel: 'SMS',
      address: '(212) 555-0143',
      reason: 'DNC',
      note: 'asked by phone',
    });
    expect(answer).toMatchObject({ __typename: 'Suppression', address: '+12125550143', reason: 'DNC' });
    const again = await suppress({ channel: 'SMS', address: '1-212-555-0143', reason: 'DNC' });
    expect(again.id).toBe(answer.id);
    expect((await suppressions({ address: '212.555.0143' })).rows).toEqual([
      { address: '+12125550143', channel: 'SMS', reason: 'DNC', createdBy: 'Ada Example' },
    ]);
    expect(
      await rows(`select action, detail from audit_log where subject_id = $1 order by created_at limit 1`, [
        answer.id,
      ]),
    ).toEqual([{ action: 'suppression.add', detail: { channel: 'sms', reason: 'dnc', addresses: 1 } }]);
  });

  it('takes an opt-out for the whole person: addresses, consents, pending messages, inbox', async () => {
    const [first, second, email] = [somePhone(), somePhone(), `${newId()}@example.test`];
    const lead = await world.addLead({ phones: [first, second], emails: [email] });
    await world.text(first, 'Who is this?');
    const now = app.platform.clock.now();
    await app.platform.database.withTeam(session.teamId, (tx) =>
      planSends(tx, now, [
        {
          leadId: lead.id,
          channel: 'sms',
          address: second,
          body: 'Hi',
          segments: 1,
          senderNumberId: world.senderNumberId,
          dueAt: new Date(now.getTime() + 60_000),
          oneOffKey: newId(),
        },
      ]),
    );
    expect(await suppress({ channel: 'SMS', address: first, reason: 'OPT_OUT' })).toMatchObject({
      __typename: 'Suppression',
      address: first,
    });
    expect(
      await rows('select address from suppression_list where lead_id = $1 and lifted_at is null', [lead.id]),
    ).toHaveLength(3);
    expect(await rows('select state from send_ledger where lead_id = $1', [lead.id])).toEqual([
      { state: 'suppressed' },
    ]);
    expect(
      await rows('select id from consents where lead_id = $1 and revoked_at is null', [lead.id]),
    ).toEqual([]);
    expect(await rows('select stage from leads where id = $1', [lead.id])).toEqual([{ stage: 'suppressed' }]);
    expect(await rows('select state, opted_out from inbox_items where lead_id = $1', [lead.id])).toEqual([
      { state: 'done', opted_out: true },
    ]);
    // Lifting it on one address lifts the person's opt-out, and no consent comes back by itself.
    expect(
      await unsuppress({ channel: 'SMS', address: second, reason: 'recorded by mistake' }),
    ).toMatchObject({ __typename: 'Removed' });
    expect(
      await rows('select address from suppression_list where lead_id = $1 and lifted_at is null', [lead.id]),
    ).toEqual([]);
    expect(await rows('select opted_out_at, stage from leads where id = $1', [lead.id])).toEqual([
      { opted_out_at: null, stage: 'replied' },
    ]);
    expect(
      await rows('select id from consents where lead_id = $1 and revoked_at is null', [lead.id]),
    ).toEqual([]);
  });

  it.each([
    [
      'a text that is no number',
      { channel: 'SMS', address: 'hello', reason: 'MANUAL' },
      ['input', 'address'],
    ],
    [
      'a text that is no e-mail',
      { channel: 'EMAIL', address: '+12125550143', reason: 'MANUAL' },
      ['input', 'address'],
    ],
    ['nothing', { channel: 'EMAIL', address: '  ', reason: 'MANUAL' }, ['input', 'address']],
    [
      'erasure, which is not done by hand',
      { channel: 'SMS', address: '+12125550143', reason: 'ERASURE' },
      ['input', 'reason'],
    ],
  ])('refuses %s with the field', async (_what, input, path) => {
    const answer = await suppress(input);
    expect(answer).toMatchObject({ __typename: 'InvalidInput', path });
    expect(answer.message?.length).toBeGreaterThan(10);
  });
});

describe('lifting', () => {
  it('needs a reason, something to lift, and is written down', async () => {
    const address = `${newId()}@example.test`;
    await suppress({ channel: 'EMAIL', address: address.toUpperCase(), reason: 'BOUNCE' });
    expect(await unsuppress({ channel: 'EMAIL', address, reason: ' ' })).toMatchObject({
      __typename: 'InvalidInput',
      path: ['input', 'reason'],
    });
    const lifted = await unsuppress({ channel: 'EMAIL', address, reason: 'mailbox works again' });
    expect(lifted.__typename).toBe('Removed');
    expect(await unsuppress({ channel: 'EMAIL', address, reason: 'mailbox works again' })).toMatchObject({
      __typename: 'NotFound',
    });
    expect(
      await rows(`select lifted_reason, lifted_by from suppression_list where id = $1`, [lifted.id]),
    ).toEqual([{ lifted_reason: 'mailbox works again', lifted_by: `user:${session.userId}` }]);
    expect(
      await rows(
        `select detail->>'because' as because from audit_log where action = 'suppression.lift' and subject_id = $1`,
        [lifted.id],
      ),
    ).toEqual([{ because: 'mailbox works again' }]);
  });

  it('never lifts an erasure', async () => {
    const phone = somePhone();
    await rows(
      `insert into suppression_list (team_id, id, channel, address, address_hash, reason, source, created_by, created_at) values ($1, $2, 'sms', null, $3, 'erasure', 'privacy', 'test', now())`,
      [session.teamId, newId(), app.platform.vault.addressHash('sms', phone)],
    );
    expect(await unsuppress({ channel: 'SMS', address: phone, reason: 'please please' })).toMatchObject({
      __typename: 'Conflict',
      code: 'erased',
    });
    expect((await suppressions({ address: phone })).rows).toMatchObject([
      { address: '(erased)', reason: 'ERASURE' },
    ]);
  });

  it("is not for a rep, and reaches no other team's rows", async () => {
    const phone = somePhone();
    await suppress({ channel: 'SMS', address: phone, reason: 'MANUAL' });
    const stranger = await app.signUp();
    expect(
      await unsuppress({ channel: 'SMS', address: phone, reason: 'let me see' }, stranger.token),
    ).toMatchObject({ __typename: 'NotFound' });
    expect((await suppressions({}, stranger.token)).rows).toEqual([]);
    await rows(`update team_members set role = 'rep' where user_id = $1`, [session.userId]);
    // A changed role takes effect within seconds, also for a token that is out already.
    await eventually('a rep may not lift', async () => {
      const answer = await app.graphql(
        'mutation ($input: UnsuppressInput!) { unsuppress(input: $input) { __typename } }',
        { input: { channel: 'SMS', address: somePhone(), reason: 'please lift' } },
        session.token,
      );
      return answer.errors?.[0]?.extensions.code === 'FORBIDDEN';
    });
    expect(
      await rows('select id from suppression_list where address = $1 and lifted_at is null', [phone]),
    ).toHaveLength(1);
    await rows(`update team_members set role = 'owner' where user_id = $1`, [session.userId]);
  });
});

describe('the list', () => {
  it('is filtered by channel and by part of an address, and pages through every row once', async () => {
    const mark = newId().slice(0, 8);
    for (let index = 0; index < 5; index += 1)
      await suppress({ channel: 'EMAIL', address: `${mark}-${index}@example.test`, reason: 'MANUAL' });
    expect((await suppressions({ channel: 'SMS', search: mark })).rows).toEqual([]);
    expect((await suppressions({ search: `${mark}-3` })).rows).toHaveLength(1);
    expect((await suppressions({ search: '%' })).rows).toEqual([]);
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof suppressions>> = await suppressions({
        search: mark,
        first: 2,
        after,
      });
      seen.push(...page.rows.map((row) => row.address));
      after = page.hasNextPage ? page.endCursor : null;
    } while (after);
    expect(seen).toEqual([4, 3, 2, 1, 0].map((index) => `${mark}-${index}@example.test`));
  });

  it('finds nothing for an address that is none', async () => {
    expect((await suppressions({ address: 'not a phone' })).rows).toEqual([]);
  });
});
