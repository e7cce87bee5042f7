import { newId } from '@og/db';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { moveCall } from '../../src/modules/calls/move-call.js';
import { lookUp, sweepCalls } from '../../src/modules/calls/sweep-calls.js';
import { addColleague } from '../support/colleague.js';
import { someSid, somePhone } from '../webhooks/twilio-world.js';
import { CALL, callsWorld, someKey, SPEED, type ApiCall, type CallsWorld } from './calls-world.js';

let world: CallsWorld;
beforeAll(async () => {
  world = await callsWorld();
});
afterAll(() => world?.close());
afterEach(async () => {
  await world?.twin.endFaults();
  await world?.rows(
    `update calls set state = 'failed' where state in ('starting', 'ringing_rep', 'ringing', 'in_progress', 'unknown')`,
  );
});

const until = <T>(check: () => Promise<T> | T) => vi.waitFor(check, { timeout: 30_000, interval: 50 });
const reaches = (id: string, state: string) =>
  until(async () => expect((await world.read(id)).state).toBe(state));
/** Completed, and the last report of both legs is there, so that none comes after the row is set back. */
const ended = async (id: string) => {
  await reaches(id, 'COMPLETED');
  await until(async () =>
    expect(
      await world.rows(
        `select from webhook_receipts r join calls k on r.event_key = k.provider_id || ':completed' where k.id = $1`,
        [id],
      ),
    ).toHaveLength(1),
  );
};
const finish = async (id: string, disposition: string) =>
  (
    await world.app.data<{ finishCall: ApiCall }>(
      `mutation ($id: ID!, $input: FinishCallInput!) { finishCall(id: $id, input: $input) { ${CALL.replace('... on SendBarred { reason }', '')} } }`,
      { id, input: { disposition, notes: 'Wants an offer.' } },
      world.session.token,
    )
  ).finishCall;

describe('click to call', () => {
  it('rings the rep first and then the lead, tells them of the recording, and keeps it', async () => {
    const lead = await world.addLead();
    const call = await world.start({ leadId: lead.id, record: true });
    expect(call).toMatchObject({ __typename: 'Call', direction: 'OUTBOUND' });
    await reaches(call.id, 'COMPLETED');
    const legs = (await world.calls()).filter(({ to }) => to === world.repPhone || to === lead.phones[0]);
    expect(legs.map(({ to, from }) => [to, from])).toEqual([
      [world.repPhone, world.ours],
      [lead.phones[0], world.ours],
    ]);
    expect(legs[1]?.parentSid).toBe(legs[0]?.sid);
    expect(legs[1]?.said).toEqual(['This call is recorded.']);
    await until(async () => expect((await world.read(call.id)).recordingUrl).not.toBeNull());
    const done = await world.read(call.id);
    expect(done.noticeAt).not.toBeNull();
    expect(done.answeredAt).not.toBeNull();
    const file = await fetch(done.recordingUrl!);
    expect(file.status).toBe(200);
    expect(
      Buffer.from(await file.arrayBuffer())
        .subarray(0, 4)
        .toString(),
    ).toBe('RIFF');
  });

  it.each([
    ['busy', 'BUSY'],
    ['no_answer', 'NO_ANSWER'],
    ['failed', 'FAILED'],
  ])('ends as %s when the lead’s phone is', async (mode, state) => {
    const lead = await world.addLead();
    await world.phone(lead.phones[0]!, mode);
    const call = await world.start({ leadId: lead.id });
    await reaches(call.id, state);
    expect((await world.read(call.id)).recordingUrl).toBeNull();
  });

  it('says so when the rep does not answer, and never rings the lead', async () => {
    const lead = await world.addLead();
    await world.phone(world.repPhone, 'no_answer');
    const call = await world.start({ leadId: lead.id });
    await reaches(call.id, 'NO_ANSWER');
    expect((await world.read(call.id)).errorMessage).toContain('did not answer');
    expect((await world.calls()).filter(({ to }) => to === lead.phones[0])).toEqual([]);
    await world.phone(world.repPhone, 'answer');
  });

  it('is one call for one key, and one live call for a rep, however many clicks', async () => {
    const lead = await world.addLead();
    await world.phone(world.repPhone, 'rings_on');
    const clientKey = someKey();
    const clicks = await Promise.all(
      Array.from({ length: 4 }, () => world.start({ leadId: lead.id, clientKey })),
    );
    const ids = new Set(clicks.map(({ id }) => id));
    expect(ids.size).toBe(1);
    const other = await world.start({ leadId: (await world.addLead()).id });
    expect(other).toMatchObject({ __typename: 'Conflict', code: 'call_live' });
    const [id] = ids;
    const colleague = await addColleague(world.app, world.session);
    const others = await world.app.data<{ hangUpCall: ApiCall }>(
      'mutation ($id: ID!) { hangUpCall(id: $id) { __typename ... on UserError { code } } }',
      { id },
      colleague.token,
    );
    expect(others.hangUpCall).toMatchObject({ __typename: 'Conflict', code: 'not_yours' });
    const { hangUpCall } = await world.app.data<{ hangUpCall: ApiCall }>(
      'mutation ($id: ID!) { hangUpCall(id: $id) { __typename ... on Call { state } ... on UserError { message } } }',
      { id },
      world.session.token,
    );
    expect(hangUpCall.state).toBe('CANCELED');
    await world.phone(world.repPhone, 'answer');
    expect(
      (await world.calls()).filter(({ to, from }) => to === lead.phones[0] && from === world.ours),
    ).toEqual([]);
  });

  it('is barred for who opted out, and at night where the lead is', async () => {
    const lead = await world.addLead();
    await world.text(lead.phones[0]!, 'STOP');
    expect(await world.start({ leadId: lead.id })).toMatchObject({
      __typename: 'SendBarred',
      reason: 'suppressed',
    });
    const sleeper = await world.addLead();
    await world.rows(
      `update leads set time_zones = '{Asia/Tokyo}', candidate_states = '{HI}' where id = $1`,
      [sleeper.id],
    );
    expect(await world.start({ leadId: sleeper.id })).toMatchObject({ __typename: 'SendBarred' });
    expect(
      (await world.calls()).filter(({ to }) => to === lead.phones[0] || to === sleeper.phones[0]),
    ).toEqual([]);
  });

  it('needs a phone of the rep, a phone of the lead, and one of the lead’s', async () => {
    const lead = await world.addLead();
    expect(await world.start({ leadId: lead.id, phone: somePhone() })).toMatchObject({
      __typename: 'InvalidInput',
    });
    const bare = await world.addLead({ phones: [] });
    expect(await world.start({ leadId: bare.id })).toMatchObject({ code: 'no_phone' });
    const profile = (phone: string) =>
      world.app.data<{ updateProfile: { __typename: string } }>(
        'mutation ($input: UpdateProfileInput!) { updateProfile(input: $input) { __typename } }',
        { input: { name: 'Ada Example', phone } },
        world.session.token,
      );
    expect((await profile('not a phone')).updateProfile.__typename).toBe('InvalidInput');
    await profile('');
    expect(await world.start({ leadId: lead.id })).toMatchObject({ code: 'no_own_phone' });
    await profile(world.repPhone);
  });
});

describe('what a call leaves behind', () => {
  it('is settled by a disposition: stage, task and runs; a word that nobody knows is refused', async () => {
    const lead = await world.addLead();
    const { createTask } = await world.app.data<{ createTask: { id: string } }>(
      'mutation ($input: CreateTaskInput!) { createTask(input: $input) { ... on Task { id } } }',
      { input: { leadId: lead.id, type: 'CALL', title: 'Call Grace' } },
      world.session.token,
    );
    await world.phone(lead.phones[0]!, 'answer', 20);
    // At the speed of life, until the call was found live.
    await world.twin.control('/speed', { speed: 1 });
    const call = await world.start({ leadId: lead.id, taskId: createTask.id });
    expect(await finish(call.id, 'interested')).toMatchObject({ __typename: 'Conflict', code: 'live' });
    await world.twin.control('/speed', { speed: SPEED });
    await reaches(call.id, 'COMPLETED');
    expect(await finish(call.id, 'nonsense')).toMatchObject({ __typename: 'InvalidInput' });
    expect(await finish(call.id, 'interested')).toMatchObject({
      __typename: 'Call',
      disposition: 'interested',
    });
    const [after] = await world.rows<{ stage: string; task: string }>(
      `select l.stage, t.state as task from leads l join tasks t on t.lead_id = l.id where l.id = $1`,
      [lead.id],
    );
    expect(after).toEqual({ stage: 'qualified', task: 'done' });
  });

  it('is written once, however often Save is pressed, and again when it is corrected', async () => {
    const lead = await world.addLead();
    const call = await world.start({ leadId: lead.id });
    await reaches(call.id, 'COMPLETED');
    const lines = async () =>
      (
        await world.rows<{ title: string }>(
          `select title from lead_events where lead_id = $1 and type = 'call.finished' order by created_at, id`,
          [lead.id],
        )
      ).map((row) => row.title);
    const pressed = await Promise.all([1, 2, 3, 4].map(() => finish(call.id, 'interested')));
    expect(pressed.map((answer) => answer.disposition)).toEqual(Array(4).fill('interested'));
    expect(await finish(call.id, 'interested')).toMatchObject({ disposition: 'interested' });
    expect(await lines()).toEqual(['Call: Interested']);
    await finish(call.id, 'call-back');
    await finish(call.id, 'interested');
    expect(await lines()).toEqual(['Call: Interested', 'Call: Call back later', 'Call: Interested']);
  });

  it('was answered when it was talked to the end, also before the report of the answer', async () => {
    const lead = await world.addLead();
    const call = await world.start({ leadId: lead.id });
    await ended(call.id);
    await world.rows(
      `update calls set state = 'ringing', answered_at = null, ended_at = null, talk_seconds = null where id = $1`,
      [call.id],
    );
    const { platform } = world.app;
    await platform.database.withTeam(world.session.teamId, (tx) =>
      moveCall(tx, platform, world.clock.now(), call.id, { to: 'completed', talkSeconds: 20 }),
    );
    const done = await world.read(call.id);
    expect(done).toMatchObject({ state: 'COMPLETED', talkSeconds: 20 });
    expect(done.answeredAt).not.toBeNull();
  });

  it('takes reports in any order and as often as they come', async () => {
    const lead = await world.addLead();
    await world.phone(lead.phones[0]!, 'answer', 20);
    const call = await world.start({ leadId: lead.id });
    await reaches(call.id, 'COMPLETED');
    const [row] = await world.rows<{ provider_id: string }>('select provider_id from calls where id = $1', [
      call.id,
    ]);
    const path = `/api/webhooks/twilio/${world.integrationId}/voice/${call.id}/status`;
    const late = { CallSid: row!.provider_id, AccountSid: world.accountSid, CallStatus: 'ringing' };
    for (let again = 0; again < 3; again++) expect((await world.post(path, late)).status).toBe(200);
    expect((await world.post(path, late, { token: 'wrong' })).status).toBe(403);
    expect((await world.read(call.id)).state).toBe('COMPLETED');
  });
});

describe('a doubt', () => {
  it('is looked up at the vendor and never rings twice', async () => {
    const lead = await world.addLead();
    await world.twin.fault({ match: { to: world.repPhone }, kind: 'accept_then_500', times: 1 });
    const before = (await world.calls()).filter(({ to }) => to === world.repPhone).length;
    const call = await world.start({ leadId: lead.id });
    // A report of the rep's phone may be faster than the doubt, and ends it.
    expect(['UNKNOWN', 'RINGING_REP', 'RINGING', 'IN_PROGRESS', 'COMPLETED']).toContain(call.state);
    await sweepCalls(world.app.platform);
    await until(async () => expect((await world.read(call.id)).state).toBe('COMPLETED'));
    expect((await world.calls()).filter(({ to }) => to === world.repPhone)).toHaveLength(before + 1);
  });

  it('of a process that died before the answer ends as not made when nobody was called', async () => {
    const lead = await world.addLead();
    const call = await world.start({ leadId: lead.id });
    await ended(call.id);
    const made = (await world.calls()).length;
    // As the row stands when the process dies between its commit and the request.
    await world.rows(
      `update calls set state = 'starting', provider_id = null, answered_at = null, ended_at = null, started_at = $2, updated_at = $2 where id = $1`,
      [call.id, new Date(world.clock.now().getTime() + 6_000).toISOString()],
    );
    world.clock.advance(60_000);
    await lookUp(world.app.platform, world.session.teamId, call.id);
    expect(await world.read(call.id)).toMatchObject({
      state: 'FAILED',
      errorMessage: expect.stringContaining('nobody was called'),
    });
    expect(await world.calls()).toHaveLength(made);
  });

  describe('that nobody can be asked about', () => {
    /** A call that stands as live, of an account that is there no more. */
    const stuck = async () => {
      const lead = await world.addLead();
      const call = await world.start({ leadId: lead.id });
      await ended(call.id);
      await world.rows(
        `update calls set state = 'ringing', answered_at = null, ended_at = null, disposition = null, integration_id = $2 where id = $1`,
        [call.id, newId()],
      );
      return { lead, call };
    };

    it('ends, and its rep can call again', async () => {
      const { lead, call } = await stuck();
      expect(await world.start({ leadId: lead.id })).toMatchObject({ code: 'call_live' });
      await lookUp(world.app.platform, world.session.teamId, call.id);
      expect(await world.read(call.id)).toMatchObject({
        state: 'FAILED',
        errorMessage: expect.stringContaining('no longer connected'),
      });
      const next = await world.start({ leadId: lead.id });
      expect(next).toMatchObject({ __typename: 'Call' });
      await reaches(next.id, 'COMPLETED');
    });

    it('is ended by hanging up', async () => {
      const { call } = await stuck();
      const { hangUpCall } = await world.app.data<{ hangUpCall: ApiCall }>(
        'mutation ($id: ID!) { hangUpCall(id: $id) { __typename ... on Call { state } ... on UserError { code message } } }',
        { id: call.id },
        world.session.token,
      );
      expect(hangUpCall).toMatchObject({ __typename: 'Call', state: 'CANCELED' });
    });

    it('is not given up while its account is there, and is after the longest call', async () => {
      const lead = await world.addLead();
      const call = await world.start({ leadId: lead.id });
      await ended(call.id);
      const ring = (startedAt: Date) =>
        world.rows(
          // Without an id of the vendor and a phone of the rep there is nothing to ask by.
          `update calls set state = 'ringing', answered_at = null, ended_at = null, started_at = $2, provider_id = null, rep_phone = null where id = $1`,
          [call.id, startedAt.toISOString()],
        );
      await ring(world.clock.now());
      await lookUp(world.app.platform, world.session.teamId, call.id);
      expect(await world.read(call.id)).toMatchObject({ state: 'RINGING' });
      await ring(new Date(world.clock.now().getTime() - 4 * 3_600_000));
      await lookUp(world.app.platform, world.session.teamId, call.id);
      expect(await world.read(call.id)).toMatchObject({ state: 'FAILED' });
    });
  });

  it('about lost callbacks ends with what the vendor says', async () => {
    const lead = await world.addLead();
    await world.twin.fault({ match: { to: world.repPhone }, kind: 'callbacks_lost', times: 1 });
    await world.phone(lead.phones[0]!, 'no_answer');
    const call = await world.start({ leadId: lead.id });
    await until(async () =>
      expect((await world.calls()).find(({ to }) => to === lead.phones[0])?.status).toBe('no-answer'),
    );
    await lookUp(world.app.platform, world.session.teamId, call.id);
    await reaches(call.id, 'NO_ANSWER');
  });
});

describe('somebody who calls us', () => {
  it('leaves a message that becomes a task, once', async () => {
    const lead = await world.addLead();
    const answer = await world.twin.control<{ sid: string; webhookStatus: number }>('/call', {
      from: lead.phones[0],
      to: world.ours,
      wait: true,
    });
    expect(answer.webhookStatus).toBe(200);
    const listed = () =>
      world.app.data<{ calls: ApiCall[]; callQueue: { title: string; priority: number }[] }>(
        `query ($id: ID!) { calls(leadId: $id) { ${CALL.replace(/\n.*/s, '')} } callQueue { title priority } }`,
        { id: lead.id },
        world.session.token,
      );
    await until(async () =>
      expect((await listed()).calls[0]).toMatchObject({ state: 'VOICEMAIL', direction: 'INBOUND' }),
    );
    await until(async () => expect((await listed()).calls[0]?.recordingUrl).not.toBeNull());
    const { calls, callQueue } = await listed();
    expect(calls).toHaveLength(1);
    expect(callQueue.filter(({ title }) => title === 'Call back: left a voicemail')).toHaveLength(1);
    const greeting = (await world.calls()).find(({ sid }) => sid === answer.sid);
    expect(greeting?.said[0]).toContain('leave a message');
  });

  it('is a new lead when nobody knew them; a forged call is nobody’s', async () => {
    const stranger = somePhone();
    const path = `/api/webhooks/twilio/${world.integrationId}/voice`;
    const params = { CallSid: someSid(), AccountSid: world.accountSid, From: stranger, To: world.ours };
    expect((await world.post(path, params, { token: 'wrong' })).status).toBe(403);
    expect(await world.rows('select 1 from lead_phones where phone = $1', [stranger])).toEqual([]);
    const [one, two] = [await world.post(path, params), await world.post(path, params)];
    expect(await one.text()).toBe(await two.text());
    expect(await world.rows('select 1 from calls where lead_phone = $1', [stranger])).toHaveLength(1);
  });
});
