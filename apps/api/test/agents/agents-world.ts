import { createManualClock } from '@og/contracts';
import { newId } from '@og/db';
import type { AgentDeps } from '../../src/modules/agents/agent-deps.js';
import { answerMessage } from '../../src/modules/agents/answer/answer-message.js';
import { CalendarPort } from '../../src/modules/agents/calendar-port.js';
import {
  DraftProgressChannel,
  type DraftProgress,
} from '../../src/modules/agents/drafts/progress-channel.js';
import { receiveMessage, type InboundOutcome } from '../../src/modules/inbox/index.js';
import { claimSends } from '../../src/modules/messaging/sending/claim-sends.js';
import { EmailSeam } from '../../src/modules/messaging/sending/email-seam.js';
import { openDrain } from '../../src/modules/messaging/sending/open-drain.js';
import { submitSends } from '../../src/modules/messaging/sending/submit-sends.js';
import { sweepLedger } from '../../src/modules/messaging/sending/sweep-ledger.js';
import type { DrainDeps } from '../../src/modules/messaging/sending/drain-deps.js';
import { connectSender } from '../campaigns/campaign-world.js';
import { addPeople, type Person, type PersonInput } from '../messaging/people.js';
import { createAppAndTwin } from '../support/app-and-twin.js';
import type { TestApp, TestSession } from '../support/test-app.js';
import type { Twin } from '../support/twin.js';

export interface DraftAnswer {
  __typename: string;
  id: string;
  conversationId: string;
  agent: string;
  intent: string;
  state: string;
  body: string;
  finalBody: string | null;
  reason: string | null;
  messageId: string | null;
  decisionId: string | null;
  undoUntil: string | null;
  simulated: boolean;
  confidence: number | null;
  claims: { text: string; fact: { id: string } | null }[];
  facts: { id: string; value: string }[];
  checks: { check: string; ok: boolean; detail: string | null }[];
  code?: string;
  message?: string;
}

export const DRAFT =
  '__typename id conversationId agent intent state body finalBody reason messageId decisionId undoUntil simulated confidence claims { text fact { id } } facts { id value } checks { check ok detail }';
const RESULT = `__typename ... on Draft { ${DRAFT} } ... on UserError { code message }`;

/** The agents on a clock that stands still, with a simulated model and carrier; no worker runs. */
export interface AgentsWorld {
  app: TestApp;
  twin: Twin;
  clock: ReturnType<typeof createManualClock>;
  session: TestSession;
  deps: AgentDeps;
  /** What was told while drafts were written. */
  told: DraftProgress[];
  person(input?: PersonInput): Promise<Person>;
  /** A text comes in and is understood; the agent has not answered yet. */
  hear(person: Person, body: string, intent?: string): Promise<Heard>;
  /** The same, and the agent answers: the draft that came of it, or null. */
  answer(person: Person, body: string, intent?: string): Promise<DraftAnswer | null>;
  draftOf(conversationId: string): Promise<DraftAnswer | null>;
  approve(id: string, input?: object, token?: string): Promise<DraftAnswer>;
  reject(id: string, reason?: string): Promise<DraftAnswer>;
  /** Let time pass until undo is over and everything due has left. */
  leave(): Promise<void>;
  send(): Promise<void>;
  /** As if people had decided so about earlier drafts. */
  history(agent: string, intent: string, approved: number, edited?: number): Promise<void>;
  rows<T extends object>(sql: string, values?: unknown[]): Promise<T[]>;
  fault(kind: string, more?: object): Promise<void>;
  endFaults(): Promise<void>;
  close(): Promise<void>;
}

export interface Heard {
  outcome: InboundOutcome;
  messageId: string;
  conversationId: string;
}

/** @param modelAt where questions go instead, given where the simulated model is */
export async function agentsWorld(
  start = '2026-11-18T17:00:00.000Z',
  modelAt: (url: string) => Promise<string> = async (url) => url,
): Promise<AgentsWorld> {
  const clock = createManualClock(start);
  const { app, twin } = await createAppAndTwin({ speed: 2_000, lean: true }, async ({ baseUrl, url }) => ({
    clock,
    env: {
      TWILIO_API_BASE_URL: baseUrl,
      CARRIERS_SIMULATED: 'true',
      ANTHROPIC_BASE_URL: await modelAt(`${url}/anthropic`),
      WORKERS: 'none',
    },
  }));
  const session = await app.signUp();
  await connectSender(app, session);
  const { platform } = app;
  const { teamId } = session;
  const told: DraftProgress[] = [];
  const deps: AgentDeps = {
    ...platform,
    calendar: app.app.get(CalendarPort, { strict: false }),
    progress: {
      publish: (team, progress) => {
        told.push(progress);
        app.app.get(DraftProgressChannel, { strict: false }).publish(team, progress);
      },
    },
    background: { run: (work) => void work },
  };
  const drain: DrainDeps = openDrain(platform, new EmailSeam());
  const rows: AgentsWorld['rows'] = async <T extends object>(sql: string, values: unknown[] = []) =>
    platform.database.withTeam(teamId, async ({ client }) => (await client.query<T>(sql, values)).rows);
  await rows('update sender_numbers set segments_per_second = 1000');
  const [ours] = await rows<{ phone: string }>('select phone from sender_numbers');

  const hear: AgentsWorld['hear'] = async (person, body, intent) => {
    clock.advance(1_000);
    const providerId = `SM${newId().replaceAll('-', '')}`;
    const outcome = await platform.database.withTeam(teamId, (tx) =>
      receiveMessage(tx, platform, {
        providerId,
        from: person.phone,
        to: ours!.phone,
        body,
        media: [],
        carrierAnswered: null,
      }),
    );
    const [message] = await rows<{ id: string; conversation_id: string }>(
      'select id, conversation_id from messages where provider_id = $1',
      [providerId],
    );
    if (intent)
      await rows('update messages set intent = $2, confidence = 0.95 where id = $1', [message!.id, intent]);
    return { outcome, messageId: message!.id, conversationId: message!.conversation_id };
  };
  const draftOf: AgentsWorld['draftOf'] = async (conversationId) => {
    const [row] = await rows<{ id: string }>(
      'select id from drafts where conversation_id = $1 order by created_at desc, id desc limit 1',
      [conversationId],
    );
    if (!row) return null;
    const { draft } = await app.data<{ draft: DraftAnswer }>(
      `query ($id: ID!) { draft(id: $id) { ${DRAFT} } }`,
      { id: row.id },
      session.token,
    );
    return draft;
  };
  const send = async () => {
    for (let round = 0; round < 5; round += 1) {
      await sweepLedger(drain);
      const limit = await drain.inFlight.take(100);
      const { claims } = await claimSends(drain, teamId, { limit });
      drain.inFlight.release(limit - claims.length);
      if (claims.length === 0) return;
      await submitSends(drain, claims);
    }
  };
  return {
    app,
    twin,
    clock,
    session,
    deps,
    told,
    rows,
    hear,
    draftOf,
    send,
    person: async (input = {}) => (await addPeople(platform.database, teamId, clock.now(), [input]))[0]!,
    answer: async (person, body, intent) => {
      const { messageId, conversationId } = await hear(person, body, intent);
      const before = await draftOf(conversationId);
      await answerMessage(deps, teamId, messageId);
      const after = await draftOf(conversationId);
      return after?.id === before?.id ? null : after;
    },
    approve: async (id, input, token = session.token) =>
      (
        await app.data<{ r: DraftAnswer }>(
          `mutation ($id: ID!, $input: ApproveDraftInput) { r: approveDraft(id: $id, input: $input) { ${RESULT} } }`,
          { id, input },
          token,
        )
      ).r,
    reject: async (id, reason = 'WRONG_TONE') =>
      (
        await app.data<{ r: DraftAnswer }>(
          `mutation ($id: ID!, $input: RejectDraftInput!) { r: rejectDraft(id: $id, input: $input) { ${RESULT} } }`,
          { id, input: { reason } },
          session.token,
        )
      ).r,
    leave: async () => {
      clock.advance(11_000);
      await send();
    },
    history: async (agent, intent, approved, edited = 0) => {
      const person = (await addPeople(platform.database, teamId, clock.now(), [{}]))[0]!;
      const { conversationId } = await hear(person, 'Hello there');
      const [version] = await rows<{ version_id: string }>('select version_id from agents where agent = $1', [
        agent,
      ]);
      await rows(
        `insert into drafts (team_id, id, conversation_id, lead_id, agent, version_id, channel, intent, state, body, claims, facts, checks, decided_by, decided_at,
           expires_at, created_at, updated_at)
         select $1, gen_random_uuid(), $2, $3, $4, $5, 'sms', $6, (case when n <= $7 then 'approved' else 'edited' end)::draft_state, 'x', '[]', '[]', '[]', $8,
           $9::timestamptz - interval '1 day' + n * interval '1 second', $9, $9, $9 from generate_series(1, $10) n`,
        [
          teamId,
          conversationId,
          person.id,
          agent,
          version!.version_id,
          intent,
          approved,
          session.userId,
          clock.now().toISOString(),
          approved + edited,
        ],
      );
    },
    fault: async (kind, more = {}) => void (await twin.control('/llm/faults', { kind, ...more })),
    endFaults: async () => void (await twin.control('/llm/faults', undefined, 'DELETE')),
    close: async () => {
      await app.close();
      await twin.stop();
    },
  };
}
