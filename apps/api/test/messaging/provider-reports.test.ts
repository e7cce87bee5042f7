import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { transition } from '../../src/modules/messaging/index.js';
import { recordProviderStatus } from '../../src/modules/messaging/ledger/provider-status.js';
import { settleSend } from '../../src/modules/messaging/sending/settle-sends.js';
import { engineFacts } from './engine-facts.js';
import { engineWorld, type EngineWorld } from './engine-world.js';

const NOON = '2026-11-18T17:00:00.000Z';
let world: EngineWorld;
beforeAll(async () => {
  world = await engineWorld(NOON);
});
afterAll(() => world?.close());
beforeEach(() => world.clock.set(NOON));

const { accepted, eventStates, inTeam } = engineFacts(() => world);

describe('reports of the provider', () => {
  const report = (
    ledgerId: string | null,
    providerId: string,
    status: string,
    errorCode: string | null = null,
  ) =>
    inTeam((tx) =>
      recordProviderStatus(world.deps, tx, world.clock.now(), {
        ledgerId,
        providerId,
        status,
        errorCode,
        dedupeKey: `${providerId}|${status}|${errorCode ?? ''}`,
        source: 'callback',
      }),
    );
  const claim = (ledgerId: string) =>
    inTeam((tx) =>
      transition(tx, world.clock.now(), {
        ids: [ledgerId],
        from: 'ready',
        to: 'submitting',
        source: 'sender',
        nextAttempt: true,
        lease: { until: new Date(world.clock.now().getTime() + 60_000), owner: 'test' },
      }),
    );

  it('delivered, sent, queued, each three times: delivered stays, each is noted once', async () => {
    const person = await world.person();
    const { ledgerId, messageId } = await world.planStep(person);
    await claim(ledgerId);
    const outcomes: string[] = [];
    for (const status of ['delivered', 'sent', 'queued']) {
      for (let time = 0; time < 3; time++) outcomes.push((await report(ledgerId, 'SMorder', status)).outcome);
    }
    expect(outcomes).toEqual([
      'moved',
      'duplicate',
      'duplicate',
      'noted',
      'duplicate',
      'duplicate',
      'noted',
      'duplicate',
      'duplicate',
    ]);
    expect(await world.ledger(ledgerId)).toMatchObject({
      state: 'delivered',
      message_state: 'delivered',
      provider_id: 'SMorder',
    });
    expect(await eventStates(messageId)).toEqual(['ready', 'submitting', 'delivered', 'sent', 'queued']);
    const [sent] = await world.rows<{ n: number }>(
      `select count(*)::int as n from lead_events where lead_id = $1 and type = 'message.sent'`,
      [person.id],
    );
    expect(sent?.n).toBe(1);
  });

  it('before our own answer is stored: bound by the id in the address, and the answer changes nothing', async () => {
    const { ledgerId } = await world.planStep(await world.person());
    await claim(ledgerId);
    expect((await report(ledgerId, 'SMearly', 'sent')).outcome).toBe('moved');
    await settleSend(
      world.deps,
      {
        teamId: world.session.teamId,
        ledgerId,
        attempt: 1,
        senderId: world.senderNumberId,
        vendor: 'twilio',
      },
      { kind: 'accepted', providerId: 'SMearly', status: 'queued' },
    );
    expect(await world.ledger(ledgerId)).toMatchObject({ state: 'sent', provider_id: 'SMearly' });
  });

  it('about a row that was given back as never processed: it is not sent again', async () => {
    const person = await world.person();
    const { ledgerId } = await world.planStep(person);
    await claim(ledgerId);
    await settleSend(
      world.deps,
      { teamId: world.session.teamId, ledgerId, attempt: 1, senderId: 'rests alone', vendor: 'twilio' },
      { kind: 'not_processed', code: '20429' },
    );
    expect((await world.ledger(ledgerId)).state).toBe('ready');
    expect((await report(ledgerId, 'SMafter', 'sent')).outcome).toBe('moved');
    world.clock.advance(120_000);
    await world.send();
    expect(await world.ledger(ledgerId)).toMatchObject({ state: 'sent', provider_id: 'SMafter' });
    expect(await accepted(person.phone)).toBe(0);
  });

  it('with another id, or about nothing of ours: kept apart', async () => {
    const { ledgerId } = await world.planStep(await world.person());
    await claim(ledgerId);
    await report(ledgerId, 'SMfirst', 'sent');
    expect((await report(ledgerId, 'SMsecond', 'delivered')).outcome).toBe('foreign');
    expect(await world.ledger(ledgerId)).toMatchObject({ state: 'sent', provider_id: 'SMfirst' });
    expect(await report(null, 'SMnobody', 'sent')).toEqual({
      outcome: 'unbound',
      ledgerId: null,
      messageId: null,
    });
  });

  it('30003 fails the message, 30005 also bars the number', async () => {
    const away = await world.planStep(await world.person());
    await claim(away.ledgerId);
    await report(away.ledgerId, 'SMaway', 'undelivered', '30003');
    expect(await world.ledger(away.ledgerId)).toMatchObject({ state: 'undelivered', error_code: '30003' });
    const person = await world.person();
    const gone = await world.planStep(person);
    await claim(gone.ledgerId);
    await report(gone.ledgerId, 'SMgone', 'undelivered', '30005');
    const reasons = await world.rows<{ reason: string }>(
      'select reason from suppression_list where address in ($1, $2)',
      [person.phone, 'none'],
    );
    expect(reasons).toEqual([{ reason: 'invalid_number' }]);
  });
});
