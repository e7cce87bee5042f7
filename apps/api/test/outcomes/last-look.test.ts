import { afterAll, beforeAll, expect, it } from 'vitest';
import { transition } from '../../src/modules/messaging/index.js';
import { CLAIM_GOOD_MS } from '../../src/modules/compliance/index.js';
import { LastLook } from '../../src/modules/messaging/sending/last-look.js';
import type { ClaimedSend } from '../../src/modules/messaging/sending/send-deps.js';
import { doubtWorld, type Doubt, type DoubtWorld } from '../reconcile/doubt-world.js';

let world: DoubtWorld;
beforeAll(async () => {
  world = await doubtWorld();
});
afterAll(() => world?.close());

/** A text that was claimed; its socket is not open. */
async function claimed(): Promise<{ doubt: Doubt; claim: ClaimedSend }> {
  const doubt = await world.waiting();
  const now = world.clock.now();
  await world.app.platform.database.withTeam(world.session.teamId, (tx) =>
    transition(tx, now, {
      ids: [doubt.row.ledgerId],
      from: 'ready',
      to: 'submitting',
      source: 'sender',
      nextAttempt: true,
      lease: { until: new Date(now.getTime() + 60_000), owner: 'test' },
    }),
  );
  const claim: ClaimedSend = {
    teamId: world.session.teamId,
    ledgerId: doubt.row.ledgerId,
    attempt: 1,
    senderId: world.senderNumberId,
    vendor: 'twilio',
    channel: 'sms',
    integrationId: world.integrationId,
    to: doubt.person.phone,
    from: world.senderPhone,
    body: doubt.body,
    validityPeriod: 3_600,
    segments: 1,
    rates: [],
    delayMs: 0,
  };
  return { doubt, claim };
}

/** A look at a claim that was committed so long ago. */
const lookAfter = (milliseconds: number) =>
  new LastLook(world.app.platform, performance.now() - milliseconds);
const STALE = CLAIM_GOOD_MS * 10;

const optOut = (doubt: Doubt) =>
  world.rows('update leads set opted_out_at = $2 where id = $1', [
    doubt.person.id,
    world.clock.now().toISOString(),
  ]);

it('lets go what is still ours and barred by nobody', async () => {
  const { doubt, claim } = await claimed();
  expect(await lookAfter(STALE).allows(claim, [])).toBe(true);
  expect((await world.state(doubt)).state).toBe('submitting');
});

it('stops what was withdrawn between claim and socket, and gives it back to be decided anew', async () => {
  const { doubt, claim } = await claimed();
  const other = await claimed();
  await optOut(doubt);
  const look = lookAfter(STALE);
  // One question for the whole batch.
  expect(await look.allows(other.claim, [claim])).toBe(true);
  expect(await look.allows(claim, [])).toBe(false);
  expect(await world.state(doubt)).toMatchObject({ state: 'ready', reason: 'stopped_before_socket' });
});

it('stops a number that was barred, whoever has it', async () => {
  const { doubt, claim } = await claimed();
  const { suppress } = await world.app.data<{ suppress: { __typename: string } }>(
    `mutation ($input: SuppressInput!) { suppress(input: $input) { __typename } }`,
    { input: { channel: 'SMS', address: doubt.person.phone, reason: 'MANUAL' } },
    world.session.token,
  );
  expect(suppress.__typename).toBe('Suppression');
  expect(await lookAfter(STALE).allows(claim, [])).toBe(false);
});

it('stops a claim whose lease is over, and leaves alone a row that is another attempt’s', async () => {
  const late = await claimed();
  await world.rows(`update send_ledger set lease_until = $2 where id = $1`, [
    late.claim.ledgerId,
    new Date(world.clock.now().getTime() - 1).toISOString(),
  ]);
  expect(await lookAfter(STALE).allows(late.claim, [])).toBe(false);
  const moved = await claimed();
  expect(await lookAfter(STALE).allows({ ...moved.claim, attempt: 2 }, [])).toBe(false);
  expect((await world.state(moved.doubt)).state).toBe('submitting');
});

it('asks nothing about a claim that is fresh', async () => {
  const { doubt, claim } = await claimed();
  await optOut(doubt);
  // The claim itself has asked a moment ago, under the locks that an opt-out takes.
  const look = new LastLook(world.app.platform, performance.now() + 60_000);
  expect(await look.allows(claim, [])).toBe(true);
});
