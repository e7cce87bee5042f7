import { createManualClock } from '@og/contracts';
import { newId } from '@og/db';
import { planSends, transition, type PlannedRow } from '../../src/modules/messaging/index.js';
import { smsPorts } from '../../src/modules/messaging/sending/sms-ports.js';
import {
  reconcileIntegration,
  type Comparison,
} from '../../src/modules/messaging/reconcile/reconcile-integration.js';
import { connectSender } from '../campaigns/campaign-world.js';
import { addPeople, type Person } from '../messaging/people.js';
import { createAppAndTwin } from '../support/app-and-twin.js';
import type { TestApp, TestSession } from '../support/test-app.js';
import type { Twin } from '../support/twin.js';

export interface Doubt {
  person: Person;
  row: PlannedRow;
  body: string;
}

/** A vendor that has messages, a ledger that does not know all of them; nothing works by itself. */
export interface DoubtWorld {
  app: TestApp;
  twin: Twin;
  clock: ReturnType<typeof createManualClock>;
  session: TestSession;
  senderPhone: string;
  senderNumberId: string;
  integrationId: string;
  rows<T extends object>(sql: string, values?: unknown[]): Promise<T[]>;
  /** A text of ours that waits to be sent. */
  waiting(body?: string): Promise<Doubt>;
  /** A text of ours whose process died: in doubt since now. */
  doubtful(body?: string): Promise<Doubt>;
  /** The vendor takes a text, whatever the ledger knows of it. */
  atVendor(doubt: Pick<Doubt, 'person' | 'body'>): Promise<string>;
  state(
    doubt: Doubt,
  ): Promise<{ state: string; provider_id: string | null; reason: string | null; accepted: boolean }>;
  compare(): Promise<Comparison>;
  close(): Promise<void>;
}

/** Noon in New York; the twin runs on the same clock from then on. */
export async function doubtWorld(): Promise<DoubtWorld> {
  const start = '2026-11-18T17:00:00.000Z';
  const clock = createManualClock(start);
  const { app, twin } = await createAppAndTwin(
    { clock: { start, anchor: new Date().toISOString() }, speed: 2_000 },
    ({ baseUrl }) => ({ clock, env: { TWILIO_API_BASE_URL: baseUrl, WORKERS: 'none' } }),
  );
  const session = await app.signUp();
  const senderPhone = await connectSender(app, session);
  const { teamId } = session;
  const { platform } = app;
  const { database } = platform;
  const openPort = smsPorts(platform);
  const rows: DoubtWorld['rows'] = async <T extends object>(sql: string, values: unknown[] = []) =>
    database.withTeam(teamId, async ({ client }) => (await client.query<T>(sql, values)).rows);
  const [sender] = await rows<{ id: string; integration_id: string }>(
    'select id, integration_id from sender_numbers',
  );
  const senderNumberId = sender!.id;
  const integrationId = sender!.integration_id;
  const waiting: DoubtWorld['waiting'] = async (body = `Hello ${newId()}`) => {
    const [person] = await addPeople(database, teamId, clock.now(), [{}]);
    const [row] = await database.withTeam(teamId, (tx) =>
      planSends(tx, clock.now(), [
        {
          leadId: person!.id,
          channel: 'sms',
          address: person!.phone,
          body,
          segments: 1,
          senderNumberId,
          dueAt: clock.now(),
          oneOffKey: `test:${newId()}`,
          authorUserId: session.userId,
        },
      ]),
    );
    return { person: person!, row: row!, body };
  };
  return {
    app,
    twin,
    clock,
    session,
    senderPhone,
    senderNumberId,
    integrationId,
    rows,
    waiting,
    doubtful: async (body) => {
      const doubt = await waiting(body);
      const move = { ids: [doubt.row.ledgerId], source: 'sender' } as const;
      await database.withTeam(teamId, async (tx) => {
        const now = clock.now();
        await transition(tx, now, {
          ...move,
          from: 'ready',
          to: 'submitting',
          nextAttempt: true,
          lease: { until: now, owner: 'test' },
        });
        await transition(tx, now, {
          ...move,
          from: 'submitting',
          to: 'unknown',
          reason: 'lease_expired',
          nextLookupAt: new Date(now.getTime() + 3_600_000),
        });
      });
      return doubt;
    },
    atVendor: async ({ person, body }) => {
      const port = (await openPort(teamId, integrationId))!;
      const outcome = await port.send({
        to: person.phone,
        from: senderPhone,
        body,
        statusCallback: 'http://127.0.0.1:9/nobody',
        validityPeriod: 3_600,
      });
      if (outcome.kind !== 'accepted') throw new Error(`the vendor said ${outcome.kind}`);
      return outcome.providerId;
    },
    state: async ({ row }) =>
      (
        await rows<{ state: string; provider_id: string | null; reason: string | null; accepted: boolean }>(
          'select state, provider_id, reason, accepted_at is not null as accepted from send_ledger where id = $1',
          [row.ledgerId],
        )
      )[0]!,
    compare: async () => {
      const found = await reconcileIntegration({ ...platform, openPort }, { teamId, integrationId });
      if (!found) throw new Error('nothing was compared');
      return found;
    },
    close: async () => {
      await app.close();
      await twin.stop();
    },
  };
}
