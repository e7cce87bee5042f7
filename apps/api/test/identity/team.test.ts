import { createManualClock } from '@og/contracts';
import { newId } from '@og/db';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createTestApp, type TestApp, type TestSession } from '../support/test-app.js';
import { ACCEPT, Browser, PASSWORD, SIGN_IN, SIGN_UP, SWITCH, type SessionAnswer } from './browser.js';
import { freshEmail, teamApi, tokenOf, type Result } from './team-api.js';

const clock = createManualClock('2026-03-02T15:00:00Z');
let app: TestApp;
let owner: TestSession;
const { run, invite, changeRole, remove, cancel, join, memberId } = teamApi(
  () => app,
  () => owner,
);
beforeAll(async () => {
  app = await createTestApp({ clock });
});
afterAll(() => app?.close());
beforeEach(async () => {
  owner = await app.signUp('Olga Owner');
});

describe('invitations', () => {
  it('bring a new person in by a link that is shown once', async () => {
    const email = freshEmail();
    const invitation = await invite(email.toUpperCase(), 'REP');
    expect(invitation.url).toMatch(/^http:\/\/localhost:3000\/invite\/[\w-]{43}$/);
    const listed = await app.data<{ invitations: unknown[] }>(
      '{ invitations { id url email role invitedBy { name } } }',
      {},
      owner.token,
    );
    expect(listed.invitations).toEqual([
      { id: invitation.id, url: null, email, role: 'REP', invitedBy: { name: 'Olga Owner' } },
    ]);
    const preview = (token: string) =>
      app.data<{ invitationPreview: unknown }>(
        'query ($token: String!) { invitationPreview(token: $token) { teamName email role userExists } }',
        { token },
      );
    expect(await preview(tokenOf(invitation))).toEqual({
      invitationPreview: { teamName: "Olga Owner's team", email, role: 'REP', userExists: false },
    });
    expect(await preview('x'.repeat(43))).toEqual({ invitationPreview: null });

    const input = { token: tokenOf(invitation), password: PASSWORD };
    const nameless = await run(ACCEPT, { input });
    expect(nameless).toMatchObject({ __typename: 'InvalidInput', path: ['input', 'name'] });
    const joined = await run(ACCEPT, { input: { ...input, name: 'Rita Rep' } });
    expect(joined).toMatchObject({ __typename: 'Session', role: 'REP', team: { id: owner.teamId } });
    expect(await run(ACCEPT, { input: { ...input, name: 'Rita Rep' } })).toMatchObject({
      code: 'already_accepted',
    });
    expect(await preview(tokenOf(invitation))).toEqual({ invitationPreview: null });
    expect(await invite(email, 'REP')).toMatchObject({ __typename: 'Conflict', code: 'already_member' });
  });

  it('are one for each person, also when they are made at the same time', async () => {
    const email = freshEmail();
    await Promise.all([1, 2, 3, 4, 5].map(() => invite(email, 'REP')));
    const { invitations } = await app.data<{ invitations: { email: string }[] }>(
      '{ invitations { email } }',
      {},
      owner.token,
    );
    expect(invitations).toEqual([{ email }]);
  });

  it('bring an existing person in with their own password, who then goes from team to team', async () => {
    const other = await app.signUp('Nina Newcomer');
    const token = tokenOf(await invite(other.email, 'MANAGER'));
    const attempt = (password: string) => run(ACCEPT, { input: { token, password } });
    expect(await attempt('not the password')).toMatchObject({ __typename: 'SignInFailed' });
    expect(await attempt(other.password)).toMatchObject({ __typename: 'Session', role: 'MANAGER' });

    const browser = new Browser(app);
    const signedIn = await browser.graphql<{ result: SessionAnswer }>(SIGN_IN, {
      input: { email: other.email, password: other.password },
    });
    expect(signedIn.body.result.team.id).toBe(owner.teamId);
    const before = browser.jar.get('og_refresh');
    const switched = await browser.graphql<{ result: SessionAnswer }>(
      SWITCH,
      { id: other.teamId },
      signedIn.body.result.accessToken,
    );
    expect(switched.body.result).toMatchObject({ role: 'OWNER', team: { id: other.teamId } });
    expect(browser.jar.get('og_refresh')).not.toBe(before);
    const old = await app.graphql('{ team { id } }', {}, signedIn.body.result.accessToken);
    expect(old.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
    const stranger = await app.signUp();
    const answers = await Promise.all(
      [stranger.teamId, newId(), 'nonsense'].map((id) =>
        run(SWITCH, { id }, switched.body.result.accessToken),
      ),
    );
    expect(answers[0]).toMatchObject({ __typename: 'SignInFailed', code: 'not_a_member' });
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
  });

  it('end: canceled, replaced by a newer one, or after seven days', async () => {
    const email = freshEmail();
    const first = await invite(email, 'REP');
    const second = await invite(email, 'VIEWER');
    const accept = (invitation: Result) =>
      run(ACCEPT, { input: { token: tokenOf(invitation), name: 'Max', password: PASSWORD } });
    expect((await accept(first)).__typename).toBe('NotFound');
    expect(await cancel(second.id)).toMatchObject({ __typename: 'Removed', id: second.id });
    expect((await accept(second)).__typename).toBe('NotFound');
    expect((await cancel(second.id)).__typename).toBe('NotFound');
    const third = await invite(email, 'REP');
    clock.advance(7 * 24 * 3_600_000);
    expect((await accept(third)).__typename).toBe('NotFound');
  });

  it('accepted twice at the same moment make one member', async () => {
    const token = tokenOf(await invite(freshEmail(), 'REP'));
    const input = { token, name: 'Max', password: PASSWORD };
    const answers = await Promise.all([run(ACCEPT, { input }), run(ACCEPT, { input })]);
    expect(answers.filter(({ __typename }) => __typename === 'Session')).toHaveLength(1);
    const { teamMembers } = await app.data<{ teamMembers: unknown[] }>(
      '{ teamMembers { id } }',
      {},
      owner.token,
    );
    expect(teamMembers).toHaveLength(2);
  });
});

describe('roles', () => {
  /** What is remembered for so many seconds is so much older. */
  const later = (milliseconds: number) => {
    vi.restoreAllMocks();
    const now = performance.now.bind(performance);
    vi.spyOn(performance, 'now').mockImplementation(() => now() + milliseconds);
  };
  afterEach(() => {
    vi.restoreAllMocks();
  });

  it('change for a running session within five seconds, up and down', async () => {
    const member = await join('REP');
    const canInvite = async () =>
      (await app.graphql('{ invitations { id } }', {}, member.session.accessToken)).errors?.[0]?.extensions
        .code;
    expect(await canInvite()).toBe('FORBIDDEN');
    expect(await changeRole(member.memberId, 'ADMIN')).toMatchObject({
      __typename: 'TeamMember',
      role: 'ADMIN',
    });
    later(5_000);
    expect(await canInvite()).toBeUndefined();
    await changeRole(member.memberId, 'VIEWER');
    later(10_000);
    expect(await canInvite()).toBe('FORBIDDEN');
  });

  it('cannot be given above the own one, and an owner is out of an admin’s reach', async () => {
    const admin = await join('ADMIN');
    const rep = await join('REP');
    const ownerMember = await memberId(owner.userId);
    const token = admin.session.accessToken;
    expect(await changeRole(rep.memberId, 'OWNER', token)).toMatchObject({ code: 'role_too_high' });
    expect(await invite(freshEmail(), 'OWNER', token)).toMatchObject({ code: 'role_too_high' });
    expect(await changeRole(ownerMember, 'REP', token)).toMatchObject({
      __typename: 'Conflict',
      code: 'role_above_yours',
    });
    expect(await remove(ownerMember, token)).toMatchObject({
      __typename: 'Conflict',
      code: 'role_above_yours',
    });
    expect(await changeRole(rep.memberId, 'ADMIN', token)).toMatchObject({ role: 'ADMIN' });
  });

  it('leave the team with an owner, also when two owners step down at the same moment', async () => {
    const first = await memberId(owner.userId);
    expect(await changeRole(first, 'ADMIN')).toMatchObject({ __typename: 'Conflict', code: 'last_owner' });
    expect(await remove(first)).toMatchObject({ __typename: 'Conflict', code: 'last_owner' });
    const second = await join('OWNER');
    const answers = await Promise.all([
      changeRole(first, 'VIEWER', second.session.accessToken),
      changeRole(second.memberId, 'VIEWER'),
    ]);
    expect(answers.map(({ __typename }) => __typename).toSorted()).toEqual(['Conflict', 'TeamMember']);
  });
});

describe('removing a member', () => {
  it('ends their sessions in this team at once, and no other', async () => {
    const other = await app.signUp('Two Teams');
    const token = tokenOf(await invite(other.email, 'REP'));
    const joined = await run(ACCEPT, { input: { token, password: other.password } });
    const inTeam = (joined as unknown as SessionAnswer).accessToken;
    expect(await remove(await memberId(other.userId))).toMatchObject({ __typename: 'Removed' });
    expect((await app.graphql('{ team { id } }', {}, inTeam)).errors?.[0]?.extensions.code).toBe(
      'UNAUTHENTICATED',
    );
    expect(await app.data('{ team { id } }', {}, other.token)).toEqual({ team: { id: other.teamId } });
    const signedIn = await run(SIGN_IN, { input: { email: other.email, password: other.password } });
    expect(signedIn).toMatchObject({ role: 'OWNER', team: { id: other.teamId } });
  });

  it('hands over what was theirs to do, in their team alone', async () => {
    const member = await join('REP');
    const gone = member.session.user.id;
    const { database } = app.platform;
    const assigned = (teamId: string, state: string) =>
      database.withTeam(teamId, async (tx) => {
        const [lead, conversation, item, task] = [newId(), newId(), newId(), newId()];
        const now = clock.now().toISOString();
        await tx.client.query(
          'insert into leads (team_id, id, created_at, updated_at) values ($1, $2, $3, $3)',
          [teamId, lead, now],
        );
        await tx.client.query(
          'insert into conversations (team_id, id, lead_id, created_at, updated_at) values ($1, $2, $3, $4, $4)',
          [teamId, conversation, lead, now],
        );
        await tx.client.query(
          `insert into inbox_items (team_id, id, lead_id, conversation_id, state, assignee_id, priority, priority_parts, last_message_id,
             last_message_text, last_message_at, created_at, updated_at)
           values ($1, $2, $3, $4, $5::inbox_item_state, $6, 10, '[]', $2, 'Hi', $7, $7, $7)`,
          [teamId, item, lead, conversation, state, gone, now],
        );
        await tx.client.query(
          `insert into tasks (team_id, id, lead_id, type, title, due_at, assignee_id, created_by, created_at, updated_at)
           values ($1, $2, $3, 'call', 'Call', $4, $5, 'user', $4, $4)`,
          [teamId, task, lead, now, gone],
        );
        return { teamId, item, task };
      });
    const open = await assigned(owner.teamId, 'open');
    const done = await assigned(owner.teamId, 'done');
    const foreign = await assigned((await app.signUp('Eve Example')).teamId, 'open');
    await database.withTeam(owner.teamId, (tx) =>
      tx.client.query('insert into inbox_settings (team_id, assignees, updated_at) values ($1, $2, now())', [
        owner.teamId,
        [gone, owner.userId],
      ]),
    );
    await remove(member.memberId);
    const whose = ({ teamId, item, task }: typeof open) =>
      database.withTeam(teamId, async (tx) => {
        const { rows } = await tx.client.query<{ id: string | null }>(
          `select assignee_id as id from inbox_items where id = $1 union all select assignee_id from tasks where id = $2`,
          [item, task],
        );
        return rows.map(({ id }) => id);
      });
    expect(await whose(open)).toEqual([null, null]);
    // Who had it stays written where nothing is to be done any more.
    expect(await whose(done)).toEqual([gone, null]);
    expect(await whose(foreign)).toEqual([gone, gone]);
    const { inboxSettings } = await app.data<{ inboxSettings: { assigneeIds: string[] } }>(
      '{ inboxSettings { assigneeIds } }',
      {},
      owner.token,
    );
    expect(inboxSettings.assigneeIds).toEqual([owner.userId]);
  });

  it('who is in no team is told so, and may start one with the old password', async () => {
    const member = await join('REP');
    await remove(member.memberId);
    expect((await member.browser.post('/api/auth/refresh')).status).toBe(401);
    const credentials = { email: member.email, password: PASSWORD };
    expect(await run(SIGN_IN, { input: credentials })).toMatchObject({
      __typename: 'SignInFailed',
      code: 'no_team',
    });
    expect(
      await run(SIGN_UP, {
        input: { ...credentials, password: 'a wrong password', name: 'Max', teamName: 'M' },
      }),
    ).toMatchObject({
      code: 'email_taken',
    });
    expect(
      await run(SIGN_UP, { input: { ...credentials, name: 'Max', teamName: 'Max alone' } }),
    ).toMatchObject({
      __typename: 'Session',
      role: 'OWNER',
    });
  });
});
