import { newId } from '@og/db';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createManualClock } from '@og/contracts';
import { planSends, transition } from '../../src/modules/messaging/index.js';
import { createTestApp, type TestApp } from '../support/test-app.js';
import { signInAgain, twilioWorld } from '../webhooks/twilio-world.js';

const clock = createManualClock('2026-03-03T16:00:00Z');
let app: TestApp;
beforeAll(async () => {
  app = await createTestApp({ clock, env: { WORKERS: 'none' } });
});
afterAll(() => app?.close());

const HOME = `{ home { needsReply hot mine leads newLeads activeCampaigns sentToday deliveredToday repliesToday optOutsToday failedToday unknownSends
  runningImports medianReplySeconds hasSender hasLeads hasCampaign asOf } }`;

it('is empty for a new team', async () => {
  const session = await app.signUp();
  const { home } = await app.data<{ home: Record<string, unknown> }>(HOME, {}, session.token);
  expect(home).toMatchObject({
    needsReply: 0,
    leads: 0,
    sentToday: 0,
    medianReplySeconds: null,
    hasSender: false,
    hasLeads: false,
    hasCampaign: false,
  });
  expect(home['asOf']).toBe(clock.now().toISOString());
});

it('counts what the lists hold, each send where it stands, and answers by their median', async () => {
  const session = await app.signUp();
  await app.signUp();
  const world = await twilioWorld(app, session);
  const send = async (
    waitSeconds: number,
    to: 'accepted' | 'delivered' | 'failed' | 'unknown',
    author: string | null,
  ) => {
    const lead = await world.addLead();
    await world.text(lead.phones[0]!, 'Tell me more, I am interested');
    clock.advance(waitSeconds * 1_000);
    const now = clock.now();
    await app.platform.database.withTeam(session.teamId, async (tx) => {
      const [planned] = await planSends(tx, now, [
        {
          leadId: lead.id,
          channel: 'sms',
          address: lead.phones[0]!,
          body: 'Hello',
          segments: 1,
          senderNumberId: world.senderNumberId,
          dueAt: now,
          oneOffKey: newId(),
          authorUserId: author,
        },
      ]);
      const ids = [planned!.ledgerId];
      await transition(tx, now, {
        ids,
        from: 'ready',
        to: 'submitting',
        source: 'sender',
        lease: { until: now, owner: 'test' },
        nextAttempt: true,
      });
      await transition(tx, now, { ids, from: 'submitting', to, source: 'sender' });
    });
  };
  await send(10, 'delivered', session.userId);
  await send(40, 'accepted', session.userId);
  await send(100, 'failed', session.userId);
  await send(5, 'unknown', null);
  const quiet = await world.addLead();
  const leaving = await world.addLead();
  await world.text(leaving.phones[0]!, 'STOP');
  expect(quiet.id).toBeTruthy();

  const { home, inboxCounts, leadsCount, fresh } = await app.data<{
    home: Record<string, number>;
    inboxCounts: Record<string, number>;
    leadsCount: number;
    fresh: number;
  }>(
    `{ ${HOME.slice(1, -1)} inboxCounts { needsReply hot mine } leadsCount fresh: leadsCount(filter: { stages: [NEW] }) }`,
    {},
    session.token,
  );
  expect(home).toMatchObject({ ...inboxCounts, leads: leadsCount, newLeads: fresh });
  expect(home).toMatchObject({
    leads: 6,
    newLeads: 1,
    sentToday: 2,
    deliveredToday: 1,
    failedToday: 1,
    unknownSends: 1,
    repliesToday: 5,
    optOutsToday: 1,
    medianReplySeconds: 40,
    hasSender: true,
    hasLeads: true,
    hasCampaign: false,
  });
  // The next day begins at zero, but an unknown outcome stays in sight.
  clock.advance(24 * 3_600_000);
  await signInAgain(app, session);
  const tomorrow = await app.data<{ home: Record<string, number> }>(HOME, {}, session.token);
  expect(tomorrow.home).toMatchObject({
    sentToday: 0,
    deliveredToday: 0,
    repliesToday: 0,
    optOutsToday: 0,
    failedToday: 0,
    unknownSends: 1,
    leads: 6,
  });
});
