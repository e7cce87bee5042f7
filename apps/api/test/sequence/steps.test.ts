import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { days, minutes, sequenceWorld, sms, type SequenceWorld } from './sequence-world.js';

let world: SequenceWorld;
beforeAll(async () => {
  world = await sequenceWorld();
});
afterAll(() => world?.close());

const counts = async (campaignId: string) =>
  Object.fromEntries(
    (
      await world.rows<{ key: string; carried_out: number; skipped: number }>(
        `select s.key, sum(c.carried_out)::int as carried_out, sum(c.skipped)::int as skipped from step_counts c join steps s on s.id = c.step_id
         where c.campaign_id = $1 group by s.key`,
        [campaignId],
      )
    ).map((row) => [row.key, [row.carried_out, row.skipped]]),
  );

describe('instant steps', () => {
  it('are carried out in the same batch until the run sends, and are counted', async () => {
    await world.people([
      { tag: 'instant', firstName: 'Grace' },
      { tag: 'instant', firstName: null },
    ]);
    const id = await world.start('instant', [
      { key: 'call', type: 'call_task', config: { title: 'Call {{firstName}}', script: 'Say hello' } },
      { key: 'note', type: 'manual_task', config: { title: 'Look at the house' } },
      {
        key: 'named',
        type: 'branch',
        config: { condition: { kind: 'field', field: 'firstName', op: 'is_set' }, yes: 'hello', no: 'bye' },
      },
      sms('hello', { config: { next: null } }),
      sms('bye'),
    ]);
    await world.plan(id);
    const tasks = await world.rows<{ title: string; type: string; state: string }>(
      'select title, type, state from tasks order by title',
    );
    expect(tasks.map(({ title, type }) => `${type} ${title}`)).toEqual([
      'call Call (no firstName)',
      'call Call Grace',
      'manual Look at the house',
      'manual Look at the house',
    ]);
    expect((await world.sent(id)).map(({ step }) => step).toSorted()).toEqual(['bye', 'hello']);
    expect(await counts(id)).toEqual({
      call: [2, 0],
      note: [2, 0],
      named: [2, 0],
      hello: [1, 0],
      bye: [1, 0],
    });
    await world.accept(id);
    await world.planDue();
    expect((await world.runs(id)).map(({ state }) => state)).toEqual(['finished', 'finished']);
    const [campaign] = await world.rows<{ state: string }>('select state from campaigns where id = $1', [id]);
    expect(campaign?.state).toBe('completed');
  });
});

describe('waits', () => {
  it('count from the step before, then follow the clock of the strictest zone', async () => {
    await world.people([
      { tag: 'wait', zones: ['America/New_York', 'America/Los_Angeles'], states: ['NY', 'CA'] },
    ]);
    const id = await world.start('wait', [
      sms('a'),
      {
        key: 'w',
        type: 'wait',
        delay: minutes(30),
        config: { until: { kind: 'local_time', time: '16:00' } },
      },
      { key: 't', type: 'manual_task', delay: minutes(5), config: { title: 'Later' } },
    ]);
    await world.plan(id);
    // In Los Angeles the window opens at ten.
    const [message] = await world.sent(id);
    expect(message?.due_at.toISOString()).toBe('2026-11-18T18:00:00.000Z');
    world.clock.set('2026-11-18T18:00:00.000Z');
    await world.accept(id);
    expect((await world.runs(id))[0]?.next_due_at?.toISOString()).toBe('2026-11-18T18:30:00.000Z');
    world.clock.set('2026-11-18T18:30:00.000Z');
    await world.plan(id);
    // Four in the afternoon in Los Angeles, and the delay of the step behind the wait.
    expect((await world.runs(id))[0]).toMatchObject({
      step_position: 2,
      next_due_at: new Date('2026-11-19T00:05:00.000Z'),
    });
  });
});

describe('a branch', () => {
  it('knows who answered, what was meant, who clicked, and what was delivered', async () => {
    world.clock.set('2026-11-20T17:00:00.000Z');
    const [keen, cold, clicked, silent] = await world.people(
      ['keen', 'cold', 'clicked', 'silent'].map(() => ({ tag: 'branch' })),
    );
    const ask = (key: string, condition: object, yes: string, no?: string) => ({
      key,
      type: 'branch',
      config: { condition, yes, ...(no ? { no } : {}) },
    });
    const task = (key: string) => ({ key, type: 'manual_task', config: { title: key, next: null } });
    const id = await world.start(
      'branch',
      [
        sms('first', { body: 'Look: https://example.com/offer?id=1' }),
        { ...ask('asked', { kind: 'replied' }, 'meant'), delay: days(1) },
        ask('opened', { kind: 'link_clicked' }, 'to-clicked'),
        ask('arrived', { kind: 'delivered' }, 'to-delivered', 'to-nobody'),
        ask('meant', { kind: 'intent', intents: ['interested', 'question'] }, 'to-keen', 'to-cold'),
        task('to-clicked'),
        task('to-delivered'),
        task('to-nobody'),
        task('to-keen'),
        task('to-cold'),
      ],
      { exitConditions: ['bounce'], trackLinks: true },
    );
    await world.plan(id);
    const messages = await world.sent(id);
    for (const { body } of messages)
      expect(body).toMatch(/Look: http:\/\/127\.0\.0\.1:\d+\/api\/l\/[\w-]{22}( |$)/);
    await world.accept(id);
    await world.says(keen!, 'Yes, I am interested');
    await world.says(cold!, 'No thanks, not interested');
    const link = messages
      .find((message) => message.lead_id === clicked!.id)!
      .body.match(/\/api\/l\/[\w-]{22}/)![0];
    const agent = { 'user-agent': 'Mozilla/5.0 (iPhone)' };
    const answer = await fetch(`${world.app.url}${link}`, { redirect: 'manual', headers: agent });
    expect([answer.status, answer.headers.get('location')]).toEqual([302, 'https://example.com/offer?id=1']);
    await fetch(`${world.app.url}${link}`, {
      redirect: 'manual',
      headers: { 'user-agent': 'Slackbot-LinkExpanding' },
    });
    expect((await fetch(`${world.app.url}/api/l/${'x'.repeat(22)}`, { redirect: 'manual' })).status).toBe(
      404,
    );
    const [clicks] = await world.rows<{ n: number }>('select sum(clicks)::int as n from tracked_links');
    expect(clicks?.n).toBe(1);
    await world.rows(`update send_ledger set state = 'delivered' where lead_id = $1`, [silent!.id]);
    // A reply does not end these runs: their own branches read it.
    expect((await world.runs(id)).map(({ state }) => state)).toEqual([
      'active',
      'active',
      'active',
      'active',
    ]);
    world.clock.set('2026-11-21T17:00:00.000Z');
    await world.plan(id);
    const tasks = await world.rows<{ lead_id: string; title: string }>(
      'select lead_id, title from tasks where campaign_id = $1',
      [id],
    );
    expect(Object.fromEntries(tasks.map(({ lead_id, title }) => [lead_id, title]))).toEqual({
      [keen!.id]: 'to-keen',
      [cold!.id]: 'to-cold',
      [clicked!.id]: 'to-clicked',
      [silent!.id]: 'to-delivered',
    });
  });
});

describe('e-mail', () => {
  it('goes out from the mailbox with its subject; who has no address is passed over', async () => {
    const [withMail] = await world.people([{ tag: 'mail' }, { tag: 'mail' }]);
    await world.rows(
      `insert into lead_emails (team_id, id, lead_id, email, position, created_at) values ($1, gen_random_uuid(), $2, 'grace@example.org', 0, now())`,
      [world.session.teamId, withMail!.id],
    );
    const id = await world.start('mail', [
      { key: 'mail', type: 'email', subject: 'Hello {{firstName}}', body: 'A question about your house.' },
      sms('text'),
    ]);
    await world.plan(id);
    await world.accept(id);
    await world.plan(id);
    const sent = await world.sent(id);
    expect(sent.filter(({ channel }) => channel === 'email')).toEqual([
      expect.objectContaining({ lead_id: withMail!.id, subject: 'Hello Grace', sender_number_id: null }),
    ]);
    expect(sent.filter(({ channel }) => channel === 'sms')).toHaveLength(2);
    expect(await counts(id)).toMatchObject({ mail: [1, 1], text: [2, 0] });
  });
});

describe('a move', () => {
  it('begins the newest version of the other sequence in the same campaign, once', async () => {
    const [person] = await world.people([{ tag: 'mover' }]);
    await world.people([{ tag: 'target' }]);
    const target = await world.draft('target', [sms('welcome'), sms('more', { delay: days(1) })]);
    const [sequence] = await world.rows<{ sequence_id: string }>(
      'select v.sequence_id from campaigns c join sequence_versions v on v.id = c.sequence_version_id where c.id = $1',
      [target],
    );
    const id = await world.start('mover', [
      sms('hi'),
      { key: 'go', type: 'move', config: { sequenceId: sequence!.sequence_id } },
    ]);
    await world.runOut(id);
    const runs = await world.runs(id);
    expect(runs.map(({ run, state, reason }) => [run, state, reason])).toEqual([
      [1, 'moved', 'moved'],
      [2, 'finished', 'sequence_done'],
    ]);
    expect((await world.sent(id)).map(({ step }) => step)).toEqual(['hi', 'welcome', 'more']);
    expect(runs.every(({ lead_id }) => lead_id === person!.id)).toBe(true);
  });
});

describe('a hand-off', () => {
  it('gives the conversation to the agent and ends the run', async () => {
    const [person] = await world.people([{ tag: 'hand' }]);
    const id = await world.start('hand', [
      { key: 'h', type: 'handoff', config: { agent: 'sabrina', note: 'Wants a call' } },
    ]);
    await world.plan(id);
    expect(await world.runs(id)).toEqual([
      expect.objectContaining({ state: 'finished', reason: 'handed_off' }),
    ]);
    expect(
      await world.rows('select agent, agent_note from conversations where lead_id = $1', [person!.id]),
    ).toEqual([{ agent: 'sabrina', agent_note: 'Wants a call' }]);
    const [event] = await world.rows<{ title: string }>(
      `select title from lead_events where lead_id = $1 and type = 'conversation.handed_off'`,
      [person!.id],
    );
    expect(event?.title).toBe('Handed to Sabrina');
  });
});
