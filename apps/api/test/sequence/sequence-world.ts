import { createManualClock } from '@og/contracts';
import { newId } from '@og/db';
import { createCampaign } from '../../src/modules/campaigns/create-campaign.js';
import { enrollAudience } from '../../src/modules/campaigns/engine/enroll-audience.js';
import { planCampaign } from '../../src/modules/campaigns/engine/plan-campaign.js';
import { planDue } from '../../src/modules/campaigns/engine/plan-due.js';
import { launchCampaign } from '../../src/modules/campaigns/launch-campaign.js';
import { receiveMessage } from '../../src/modules/inbox/index.js';
import { transition } from '../../src/modules/messaging/index.js';
import type { Ctx } from '../../src/platform/ctx.js';
import type { Platform } from '../../src/platform/platform.js';
import { addPeople, type Person, type PersonInput } from '../messaging/people.js';
import { createTestApp, type TestApp, type TestSession } from '../support/test-app.js';

export interface Run {
  id: string;
  lead_id: string;
  run: number;
  state: string;
  reason: string | null;
  step_position: number;
  next_due_at: Date | null;
  sequence_version_id: string;
  sender_number_id: string | null;
}

export interface Sent {
  lead_id: string;
  enrollment_id: string;
  channel: string;
  body: string;
  subject: string | null;
  state: string;
  step: string;
  due_at: Date;
  sender_number_id: string | null;
  sender_mailbox_id: string | null;
}

/** The engine of sequences without workers and carriers: the test is both, and time stands still until it is moved. */
export interface SequenceWorld {
  app: TestApp;
  platform: Platform;
  session: TestSession;
  ctx: Ctx;
  clock: ReturnType<typeof createManualClock>;
  rows<T extends object>(sql: string, values?: unknown[]): Promise<T[]>;
  people(inputs: PersonInput[]): Promise<Person[]>;
  /** Save a draft for a tag. */
  draft(tag: string, steps: object[], more?: object): Promise<string>;
  /** Save, launch and enroll; nothing is planned yet. */
  start(tag: string, steps: object[], more?: object): Promise<string>;
  plan(campaignId: string): Promise<void>;
  planDue(): Promise<void>;
  /** The carrier takes whatever is ready or due. */
  accept(campaignId: string): Promise<void>;
  /** Plan, accept and move the clock to the next due step until nothing is left; at most `rounds`. */
  runOut(campaignId: string, rounds?: number): Promise<void>;
  says(person: Person, body: string): Promise<void>;
  runs(campaignId: string): Promise<Run[]>;
  sent(campaignId: string): Promise<Sent[]>;
  close(): Promise<void>;
}

export const minutes = (amount: number) => ({ amount, unit: 'minutes' });
export const days = (amount: number) => ({ amount, unit: 'days' });
export const sms = (key: string, more: object = {}) => ({ key, type: 'sms', body: `Text ${key}`, ...more });

/** Noon on a Wednesday in New York, unless said otherwise. */
export async function sequenceWorld(start = '2026-11-18T17:00:00.000Z'): Promise<SequenceWorld> {
  const clock = createManualClock(start);
  const app = await createTestApp({ clock, env: { WORKERS: 'none' } });
  const session = await app.signUp();
  const { platform } = app;
  const { teamId } = session;
  const ctx: Ctx = {
    teamId,
    requestId: 'test',
    actor: { type: 'user', userId: session.userId, role: 'owner', sessionId: newId() },
  };
  const rows: SequenceWorld['rows'] = async <T extends object>(sql: string, values: unknown[] = []) =>
    platform.database.withTeam(teamId, async ({ client }) => (await client.query<T>(sql, values)).rows);
  await addSenders(rows, teamId, clock.now());
  const world: SequenceWorld = {
    app,
    platform,
    session,
    ctx,
    clock,
    rows,
    people: (inputs) => addPeople(platform.database, teamId, clock.now(), inputs),
    draft: async (tag, steps, more = {}) => {
      const made = await createCampaign(platform, ctx, {
        name: tag,
        filter: { tags: [tag] },
        steps,
        ...more,
      });
      if (made.__typename !== 'Campaign') throw new Error(JSON.stringify(made));
      return made.id;
    },
    start: async (tag, steps, more = {}) => {
      const id = await world.draft(tag, steps, more);
      const launched = await launchCampaign(platform, ctx, id, null);
      if (launched.__typename !== 'Campaign') throw new Error(JSON.stringify(launched));
      await enrollAudience(platform, { teamId, campaignId: id });
      return id;
    },
    plan: async (campaignId) => {
      await planCampaign(platform, { teamId, campaignId });
    },
    planDue: () => planDue(platform),
    accept: (campaignId) => accept(platform, teamId, clock.now(), campaignId),
    runOut: async (campaignId, rounds = 60) => {
      for (let round = 0; round < rounds; round++) {
        await world.plan(campaignId);
        await world.accept(campaignId);
        const [next] = await rows<{ at: Date | null }>(
          `select least((select min(next_due_at) from enrollments where campaign_id = $1 and state = 'active'),
             (select min(due_at) from send_ledger where campaign_id = $1 and state in ('planned', 'ready'))) as at`,
          [campaignId],
        );
        if (!next?.at) return;
        if (next.at > clock.now()) clock.set(next.at.toISOString());
      }
      throw new Error('the campaign does not come to its end');
    },
    says: async (person, body) => {
      await platform.database.withTeam(teamId, (tx) =>
        receiveMessage(tx, platform, {
          providerId: newId(),
          from: person.phone,
          to: '+13055550101',
          body,
          media: [],
          carrierAnswered: null,
        }),
      );
    },
    runs: (campaignId) =>
      rows<Run>('select * from enrollments where campaign_id = $1 order by lead_id, run', [campaignId]),
    sent: (campaignId) =>
      rows<Sent>(
        `select l.*, s.key as step from send_ledger l join steps s on s.id = l.step_id where l.campaign_id = $1 order by l.created_at, l.id`,
        [campaignId],
      ),
    close: () => app.close(),
  };
  return world;
}

/** Two numbers and a mailbox, as if they had been connected; registration is asked by the gate, which is not here. */
async function addSenders(rows: SequenceWorld['rows'], teamId: string, now: Date): Promise<void> {
  const [at, integration, mail, domain] = [now.toISOString(), newId(), newId(), newId()];
  await rows(
    `insert into integrations (team_id, id, vendor, state, account, credentials, created_at, updated_at)
     values ($1, $2, 'twilio', 'connected', 'AC', '{}', $4, $4), ($1, $3, 'sendgrid', 'connected', 'SG', '{}', $4, $4)`,
    [teamId, integration, mail, at],
  );
  await rows(
    `insert into sender_numbers (team_id, id, integration_id, vendor, phone, state, kind, created_at, updated_at)
     values ($1, $2, $4, 'twilio', '+13055550101', 'active', 'toll_free', $5, $5), ($1, $3, $4, 'twilio', '+13055550102', 'active', 'toll_free', $5, $5)`,
    [teamId, newId(), newId(), integration, at],
  );
  await rows(
    `insert into sending_domains (team_id, id, integration_id, domain, state, created_at, updated_at) values ($1, $2, $3, 'example.com', 'verified', $4, $4)`,
    [teamId, domain, mail, at],
  );
  await rows(
    `insert into sender_mailboxes (team_id, id, integration_id, vendor, domain_id, address, display_name, state, created_at, updated_at)
     values ($1, $2, $3, 'sendgrid', $4, 'hello@example.com', 'Hello', 'active', $5, $5)`,
    [teamId, newId(), mail, domain, at],
  );
}

async function accept(platform: Platform, teamId: string, now: Date, campaignId: string): Promise<void> {
  await platform.database.withTeam(teamId, async (tx) => {
    const { rows } = await tx.client.query<{ id: string; state: 'planned' | 'ready' }>(
      `select id, state from send_ledger where team_id = $1 and campaign_id = $2 and state in ('planned', 'ready') and due_at <= $3 order by id for update`,
      [teamId, campaignId, now.toISOString()],
    );
    const ids = rows.map((row) => row.id);
    await transition(tx, now, { ids, from: 'planned', to: 'ready', source: 'sweeper' });
    await transition(tx, now, {
      ids,
      from: 'ready',
      to: 'submitting',
      source: 'sender',
      nextAttempt: true,
      lease: { until: new Date(now.getTime() + 60_000), owner: 'test' },
    });
    await transition(tx, now, { ids, from: 'submitting', to: 'accepted', source: 'sender' });
  });
}
