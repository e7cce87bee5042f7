import { createManualClock, type Role } from '@og/contracts';
import { newId } from '@og/db';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp, type TestSession } from '../support/test-app.js';
import { ERROR, freshEmail, teamApi } from './team-api.js';

const clock = createManualClock('2026-03-02T15:00:00Z');
let app: TestApp;
let owner: TestSession;
const { run, invite, changeRole, remove, cancel, join } = teamApi(
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

describe('settings, profile and audit log', () => {
  it('change what is given, and name the field that is wrong', async () => {
    const update = (input: Record<string, unknown>, token?: string) =>
      run(
        `mutation ($input: UpdateTeamSettingsInput!) { result: updateTeamSettings(input: $input) { ${ERROR}
           ... on TeamSettings { brandName postalAddress quietHoursProfile optOutHint maxPerDay maxPerWeek } } }`,
        { input },
        token,
      );
    expect(
      await update({
        name: 'New name',
        postalAddress: ' 1 Main St ',
        quietHoursProfile: 'LEGAL',
        optOutHint: false,
      }),
    ).toMatchObject({
      brandName: "Olga Owner's team",
      postalAddress: '1 Main St',
      quietHoursProfile: 'LEGAL',
      optOutHint: false,
      maxPerDay: 3,
    });
    expect(await update({ postalAddress: '', brandName: null, maxPerDay: 2 })).toMatchObject({
      postalAddress: null,
      maxPerDay: 2,
    });
    expect(await update({ maxPerDay: 10, maxPerWeek: 5 })).toMatchObject({
      code: 'below_daily',
      path: ['input', 'maxPerWeek'],
    });
    expect(await update({ maxPerDay: 0 })).toMatchObject({
      __typename: 'InvalidInput',
      path: ['input', 'maxPerDay'],
    });
    expect(await app.data('{ team { name } }', {}, owner.token)).toEqual({ team: { name: 'New name' } });
    const { errors } = await app.graphql(
      'mutation { updateTeamSettings(input: {name: "x"}) { __typename } }',
      {},
      (await join('MANAGER')).session.accessToken,
    );
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it('keep each part of a profile that is not named: keys bring no old name back, a name no old keys', async () => {
    const update = (input: Record<string, unknown>) =>
      run(
        `mutation ($input: UpdateProfileInput!) { result: updateProfile(input: $input) { ${ERROR} ... on User { name } } }`,
        { input },
      );
    const mine = () =>
      app.data('{ me { phone keyBindings { disabled keys } user { name } } }', {}, owner.token);
    const keyBindings = { disabled: false, keys: { 'inbox.done': 'd' } };
    // A tab that still shows the old name saves a key, and then the phone; another has given a new name meanwhile.
    expect(await update({ name: 'Olga Newname' })).toEqual({ __typename: 'User', name: 'Olga Newname' });
    expect(await update({ keyBindings })).toMatchObject({ name: 'Olga Newname' });
    expect(await update({ phone: '+1 212 555 0123' })).toMatchObject({ name: 'Olga Newname' });
    expect(await mine()).toEqual({
      me: { phone: '+12125550123', keyBindings, user: { name: 'Olga Newname' } },
    });
    expect(await update({ name: 'Olga Latest' })).toMatchObject({ name: 'Olga Latest' });
    expect(await update({ name: null, keyBindings: null, phone: '' })).toMatchObject({ name: 'Olga Latest' });
    expect(await update({ name: ' ' })).toMatchObject({
      __typename: 'InvalidInput',
      path: ['input', 'name'],
    });
    expect(await mine()).toEqual({
      me: { phone: null, keyBindings: { disabled: false, keys: {} }, user: { name: 'Olga Latest' } },
    });
  });

  it('tell who did what, page by page, without secrets', async () => {
    const member = await join('REP');
    await run(
      `mutation ($input: UpdateProfileInput!) { result: updateProfile(input: $input) { ${ERROR} ... on User { id name } } }`,
      { input: { name: 'Olga Renamed' } },
    );
    interface Page {
      auditLog: {
        edges: { node: { actor: string; action: string; subject: string | null } }[];
        pageInfo: { hasNextPage: boolean; endCursor: string };
      };
    }
    const page = (after: string | null) =>
      app.data<Page>(
        'query ($after: String) { auditLog(first: 2, after: $after) { edges { node { actor action subject } } pageInfo { hasNextPage endCursor } } }',
        { after },
        owner.token,
      );
    const entries: Page['auditLog']['edges'][number]['node'][] = [];
    let cursor: string | null = null;
    for (;;) {
      const { auditLog }: Page = await page(cursor);
      entries.push(...auditLog.edges.map(({ node }) => node));
      if (!auditLog.pageInfo.hasNextPage) break;
      cursor = auditLog.pageInfo.endCursor;
    }
    expect(entries.map(({ action }) => action)).toEqual([
      'user.rename',
      'session.sign_in',
      'member.join',
      'invitation.create',
      'session.sign_in',
      'team.create',
    ]);
    expect(entries[0]).toMatchObject({ actor: 'Olga Renamed', subject: 'Olga Renamed' });
    expect(entries[2]).toMatchObject({ actor: 'Invitation', subject: 'Max Member' });
    expect(JSON.stringify(entries)).not.toContain(member.email);
    const bad = await app.graphql('{ auditLog(after: "nonsense") { edges { cursor } } }', {}, owner.token);
    expect(bad.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });
});

describe('another team', () => {
  it('gets the answers of a random id', async () => {
    const member = await join('REP');
    const invitation = await invite(freshEmail(), 'REP');
    const stranger = await app.signUp('Eve');
    const answers = async (ids: { member: string; invitation: string }) => [
      await changeRole(ids.member, 'VIEWER', stranger.token),
      await remove(ids.member, stranger.token),
      await cancel(ids.invitation, stranger.token),
    ];
    const theirs = await answers({ member: member.memberId, invitation: invitation.id });
    expect(theirs).toEqual(await answers({ member: newId(), invitation: newId() }));
    expect(theirs).toEqual(await answers({ member: 'nonsense', invitation: 'nonsense' }));
    expect(theirs.map(({ __typename }) => __typename)).toEqual(['NotFound', 'NotFound', 'NotFound']);
    const seen = await app.data<Record<string, unknown[]>>(
      '{ teamMembers { id } invitations { id } }',
      {},
      stranger.token,
    );
    expect([seen['teamMembers']?.length, seen['invitations']?.length]).toEqual([1, 0]);
  });
});

describe('each role', () => {
  it.each<[Role, string[]]>([
    ['admin', []],
    ['manager', ['invitations', 'auditLog', 'integrations']],
    ['rep', ['invitations', 'auditLog', 'integrations']],
    ['viewer', ['invitations', 'auditLog', 'integrations']],
  ])('%s is refused exactly what the permission table says', async (role, refused) => {
    const { session } = await join(role.toUpperCase());
    const queries = {
      team: '{ team { id } }',
      teamMembers: '{ teamMembers { id } }',
      teamSettings: '{ teamSettings { brandName } }',
      senderNumbers: '{ senderNumbers { id } }',
      senderPools: '{ senderPools { id } }',
      invitations: '{ invitations { id } }',
      auditLog: '{ auditLog { edges { cursor } } }',
      integrations: '{ integrations { id } }',
    };
    const denied: string[] = [];
    for (const [name, query] of Object.entries(queries)) {
      const { errors } = await app.graphql(query, {}, session.accessToken);
      if (errors?.[0]?.extensions.code === 'FORBIDDEN') denied.push(name);
      else expect(errors, name).toBeUndefined();
    }
    expect(denied).toEqual(refused);
  });
});
