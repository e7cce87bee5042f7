import { newId } from '@og/db';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { pauseCampaign } from '../../src/modules/campaigns/change-state.js';
import { stopAgents } from '../../src/modules/agents/settings/stop-agents.js';
import { setKillSwitch } from '../../src/modules/ops/set-kill-switch.js';
import { claimSends } from '../../src/modules/messaging/sending/claim-sends.js';
import type { DrainDeps } from '../../src/modules/messaging/sending/drain-deps.js';
import { submitSends } from '../../src/modules/messaging/sending/submit-sends.js';
import type { Ctx } from '../../src/platform/ctx.js';
import { waitingForLock } from '../support/waiting-for-lock.js';
import { engineFacts } from './engine-facts.js';
import { engineWorld, type EngineWorld } from './engine-world.js';

const NOON = '2026-11-18T17:00:00.000Z';
let world: EngineWorld;
let ctx: Ctx;
beforeAll(async () => {
  world = await engineWorld(NOON);
  const { teamId, userId } = world.session;
  ctx = { teamId, actor: { type: 'user', userId, role: 'owner', sessionId: newId() }, requestId: 'test' };
});
afterAll(() => world?.close());
beforeEach(async () => {
  // Each test sees its own rows only.
  await world.rows(`update send_ledger set due_at = '2099-01-01' where state = 'ready'`);
  await world.rows('update sender_numbers set daily_cap = 50');
  await world.rows('delete from send_counters');
});

const { accepted } = engineFacts(() => world);
const counted = async () =>
  (await world.rows<{ n: number }>('select coalesce(sum(messages), 0)::int as n from send_counters'))[0]!.n;
const campaignOf = async (ledgerId: string) =>
  (
    await world.rows<{ id: string }>('select campaign_id as id from send_ledger where id = $1', [ledgerId])
  )[0]!.id;

/** A claim that stands still after the gate was asked and before it commits, until it is told to go on. */
function slowClaim(options: { departures?: DrainDeps['departures'] } = {}) {
  const { promise: judged, resolve: tellJudged } = Promise.withResolvers<void>();
  const { promise: mayGoOn, resolve: goOn } = Promise.withResolvers<void>();
  const deps: DrainDeps = {
    ...world.deps,
    ...options,
    limiter: {
      reserve: async (...asked) => {
        tellJudged();
        await mayGoOn;
        return world.deps.limiter.reserve(...asked);
      },
    },
  };
  const sent = (async () => {
    const limit = await deps.inFlight.take(100);
    const { claims, claimedAt } = await claimSends(deps, world.session.teamId, { limit });
    deps.inFlight.release(limit - claims.length);
    return { claims, submit: () => submitSends(deps, claims, claimedAt) };
  })();
  return { judged, goOn, sent };
}

interface Stop {
  name: string;
  stop: (ledgerId: string) => Promise<unknown>;
  goOn: () => Promise<unknown>;
  /** Where a claimed row is once the next batch has looked at it. */
  after: string;
}
const STOPS: Stop[] = [
  {
    name: 'a pause of its campaign',
    stop: async (ledgerId) => pauseCampaign(world.app.platform, ctx, await campaignOf(ledgerId)),
    goOn: () => Promise.resolve(),
    after: 'held',
  },
  {
    name: 'the kill switch',
    stop: () => setKillSwitch(world.app.platform, ctx, true),
    goOn: () => setKillSwitch(world.app.platform, ctx, false),
    after: 'ready',
  },
];

describe.each(STOPS)('$name', ({ stop, goOn, after }) => {
  it('waits for a claim that is being written, which then leaves nothing', async () => {
    const person = await world.person();
    const { ledgerId } = await world.planStep(person);
    const claim = slowClaim();
    await claim.judged;
    const stopped = stop(ledgerId);
    await waitingForLock(world.app.platform.database);
    claim.goOn();
    const { claims, submit } = await claim.sent;
    expect(claims).toHaveLength(1);
    await stopped;
    // Whoever stopped it has the answer: from here on nothing may leave.
    await submit();
    expect(await accepted(person.phone)).toBe(0);
    expect(await world.ledger(ledgerId)).toMatchObject({ state: 'ready', reason: 'stopped_before_socket' });
    expect(await counted()).toBe(0);
    await world.send();
    expect((await world.ledger(ledgerId)).state).toBe(after);
    expect(await accepted(person.phone)).toBe(0);
    await goOn();
  });

  it('stops what is claimed and waits for its slot, also when the slot moves after the last look', async () => {
    const person = await world.person();
    const { ledgerId } = await world.planStep(person);
    // The second before was full: what has been let go waits once more, and somebody stops it meanwhile.
    let asked = 0;
    const departures = Object.assign(Object.create(world.deps.departures) as DrainDeps['departures'], {
      leave: () => {
        asked += 1;
        return asked === 1 ? 1_000 : 0;
      },
    });
    const claim = slowClaim({ departures });
    claim.goOn();
    const { submit } = await claim.sent;
    const submitted = submit();
    await stop(ledgerId);
    await submitted;
    expect(await accepted(person.phone)).toBe(0);
    expect(await counted()).toBe(0);
    expect((await world.ledger(ledgerId)).state).toBe('ready');
    await goOn();
  });

  it('lets a claim begin nothing while it is being written', async () => {
    const person = await world.person();
    const { ledgerId } = await world.planStep(person);
    const claim = slowClaim();
    await claim.judged;
    const stopped = stop(ledgerId);
    await waitingForLock(world.app.platform.database);
    const other = await world.planStep(await world.person());
    const beside = await claimSends(world.deps, world.session.teamId, { limit: 100 });
    expect(beside.claims).toEqual([]);
    // It comes again at once, so that a stop that is refused holds nobody up.
    expect(beside.againMs).toBeGreaterThan(0);
    claim.goOn();
    await (await claim.sent).submit();
    await stopped;
    await goOn();
    await world.rows(`update send_ledger set due_at = '2099-01-01' where id = $1`, [other.ledgerId]);
  });
});

it('the agents’ stop waits for claims as well, and what people wrote leaves whatever is stopped', async () => {
  const person = await world.person();
  const oneOff = { campaignId: null, enrollmentId: null, stepId: null };
  const automatic = await world.planStep(person, {
    ...oneOff,
    oneOffKey: `auto:${newId()}`,
    body: 'Just the agent.',
  });
  const other = await world.person();
  const own = await world.planStep(other, { ...oneOff, oneOffKey: newId(), body: 'Just me.' });
  const claim = slowClaim();
  await claim.judged;
  const stopped = stopAgents(world.app.platform, ctx, true);
  await waitingForLock(world.app.platform.database);
  claim.goOn();
  const { submit } = await claim.sent;
  await stopped;
  await submit();
  expect(await accepted(person.phone)).toBe(0);
  expect((await world.ledger(automatic.ledgerId)).state).toBe('ready');
  expect(await accepted(other.phone)).toBe(1);
  expect((await world.ledger(own.ledgerId)).state).not.toBe('ready');
  await stopAgents(world.app.platform, ctx, false);
});
