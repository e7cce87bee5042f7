import { createManualClock } from '@og/contracts';
import { newId } from '@og/db';
import { planSends, type PlannedRow, type PlannedSend } from '../../src/modules/messaging/index.js';
import { claimSends } from '../../src/modules/messaging/sending/claim-sends.js';
import { EmailSeam } from '../../src/modules/messaging/sending/email-seam.js';
import { openDrain } from '../../src/modules/messaging/sending/open-drain.js';
import type { DrainDeps } from '../../src/modules/messaging/sending/drain-deps.js';
import { submitSends } from '../../src/modules/messaging/sending/submit-sends.js';
import { sweepLedger } from '../../src/modules/messaging/sending/sweep-ledger.js';
import { connectSender } from '../campaigns/campaign-world.js';
import { createAppAndTwin } from '../support/app-and-twin.js';
import type { TestApp, TestSession } from '../support/test-app.js';
import { addPeople, type Person, type PersonInput } from './people.js';
import type { Twin } from '../support/twin.js';

export interface LedgerView {
  id: string;
  message_id: string;
  state: string;
  message_state: string;
  reason: string | null;
  attempt: number;
  due_at: Date;
  provider_id: string | null;
  error_code: string | null;
  lookups: number;
  next_lookup_at: Date | null;
}

/** The engine's parts on a clock that stands still; no worker runs, so that each test takes the steps itself. */
export interface EngineWorld {
  app: TestApp;
  twin: Twin;
  clock: ReturnType<typeof createManualClock>;
  session: TestSession;
  deps: DrainDeps;
  senderNumberId: string;
  person(input?: PersonInput): Promise<Person>;
  /** A campaign's step for a person, planned and ready. */
  planStep(person: Person, send?: Partial<PlannedSend>): Promise<PlannedRow>;
  /** One batch of whatever is ready, as a drain job does it. */
  send(): Promise<void>;
  sweep(): Promise<void>;
  ledger(id: string): Promise<LedgerView>;
  rows<T extends object>(sql: string, values?: unknown[]): Promise<T[]>;
  close(): Promise<void>;
}

export async function engineWorld(start = '2026-11-18T17:00:00.000Z'): Promise<EngineWorld> {
  const clock = createManualClock(start);
  const { app, twin } = await createAppAndTwin({ speed: 2_000 }, ({ baseUrl }) => ({
    clock,
    env: { TWILIO_API_BASE_URL: baseUrl, WORKERS: 'none' },
  }));
  const session = await app.signUp();
  await connectSender(app, session);
  const { platform } = app;
  const { teamId } = session;
  const deps = openDrain(platform, new EmailSeam());
  const rows: EngineWorld['rows'] = async <T extends object>(sql: string, values: unknown[] = []) =>
    platform.database.withTeam(teamId, async ({ client }) => (await client.query<T>(sql, values)).rows);
  const [sender] = await rows<{ id: string }>(
    'update sender_numbers set segments_per_second = 1000 returning id',
  );
  const senderNumberId = sender!.id;
  return {
    app,
    twin,
    clock,
    session,
    deps,
    senderNumberId,
    rows,
    person: async (input = {}) => (await addPeople(platform.database, teamId, clock.now(), [input]))[0]!,
    planStep: async (person, send = {}) => {
      const run = await newRun(rows, teamId, person, clock.now());
      const [planned] = await platform.database.withTeam(teamId, (tx) =>
        planSends(tx, clock.now(), [
          {
            leadId: person.id,
            channel: 'sms',
            address: person.phone,
            body: `Ada Example's team: hello ${run.enrollmentId}. Reply STOP to opt out.`,
            segments: 1,
            senderNumberId,
            dueAt: clock.now(),
            ...run,
            ...send,
          },
        ]),
      );
      return planned!;
    },
    send: async () => {
      const limit = await deps.inFlight.take(100);
      const { claims } = await claimSends(deps, teamId, { limit });
      deps.inFlight.release(limit - claims.length);
      await submitSends(deps, claims);
    },
    sweep: () => sweepLedger(deps),
    ledger: async (id) =>
      (
        await rows<LedgerView>(
          `select l.id, l.message_id, l.state, m.state as message_state, l.reason, l.attempt, l.due_at, l.provider_id, l.error_code, l.lookups, l.next_lookup_at
           from send_ledger l join messages m on m.team_id = l.team_id and m.id = l.message_id where l.id = $1`,
          [id],
        )
      )[0]!,
    close: async () => {
      await app.close();
      await twin.stop();
    },
  };
}

/** An active campaign of two steps with this person in its first one. */
async function newRun(rows: EngineWorld['rows'], teamId: string, person: Person, now: Date) {
  const ids = {
    sequence: newId(),
    version: newId(),
    campaign: newId(),
    enrollment: newId(),
    step: newId(),
    next: newId(),
  };
  const at = now.toISOString();
  await rows(
    'insert into sequences (team_id, id, name, created_at, updated_at) values ($1, $2, $3, $4, $4)',
    [teamId, ids.sequence, 'Two steps', at],
  );
  await rows(
    'insert into sequence_versions (team_id, id, sequence_id, version, created_at) values ($1, $2, $3, 1, $4)',
    [teamId, ids.version, ids.sequence, at],
  );
  await rows(
    `insert into steps (team_id, id, sequence_version_id, key, position, type, channel, delay_amount, delay_unit, body)
     values ($1, $2, $3, 'one', 0, 'sms', 'sms', 0, 'minutes', 'one'), ($1, $4, $3, 'two', 1, 'sms', 'sms', 2, 'days', 'two')`,
    [teamId, ids.step, ids.version, ids.next],
  );
  await rows(
    `insert into campaigns (team_id, id, name, state, filter, sequence_version_id, launched_at, enrolled_at, created_at, updated_at) values ($1, $2, 'Two steps', 'active', '{}', $3, $4, $4, $4, $4)`,
    [teamId, ids.campaign, ids.version, at],
  );
  await rows(
    `insert into enrollments (team_id, id, campaign_id, lead_id, sequence_version_id, state, step_position, phone, created_at, updated_at) values ($1, $2, $3, $4, $5, 'active', 1, $6, $7, $7)`,
    [teamId, ids.enrollment, ids.campaign, person.id, ids.version, person.phone, at],
  );
  return { campaignId: ids.campaign, enrollmentId: ids.enrollment, stepId: ids.step };
}
