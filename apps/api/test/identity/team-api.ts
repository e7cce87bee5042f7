import { expect } from 'vitest';
import type { TestApp, TestSession } from '../support/test-app.js';
import { ACCEPT, Browser, PASSWORD, type SessionAnswer } from './browser.js';

export interface Result {
  __typename: string;
  id: string;
  url: string;
  role: string;
  code: string;
  path: string[] | null;
  brandName: string;
}
export const ERROR = '__typename ... on UserError { code message path }';

export interface Joined {
  browser: Browser;
  session: SessionAnswer;
  memberId: string;
  email: string;
}

export const tokenOf = (invitation: Result) => invitation.url.split('/').at(-1) ?? '';

let counter = 0;
export const freshEmail = () => `member-${++counter}@example.test`;

/** Members and invitations as the owner of a team handles them. */
export function teamApi(app: () => TestApp, owner: () => TestSession) {
  async function run(
    operation: string,
    variables: Record<string, unknown>,
    token = owner().token,
  ): Promise<Result> {
    return (await app().data<{ result: Result }>(operation, variables, token)).result;
  }
  const invite = (email: string, role: string, token?: string) =>
    run(
      `mutation ($input: InviteMemberInput!) { result: inviteMember(input: $input) { ${ERROR} ... on Invitation { id url role } } }`,
      { input: { email, role } },
      token,
    );
  const changeRole = (id: string, role: string, token?: string) =>
    run(
      `mutation ($id: ID!, $input: ChangeMemberRoleInput!) { result: changeMemberRole(id: $id, input: $input) { ${ERROR} ... on TeamMember { id role } } }`,
      { id, input: { role } },
      token,
    );
  const remove = (id: string, token?: string) =>
    run(
      `mutation ($id: ID!) { result: removeMember(id: $id) { ${ERROR} ... on Removed { id } } }`,
      { id },
      token,
    );
  const cancel = (id: string, token?: string) =>
    run(
      `mutation ($id: ID!) { result: cancelInvitation(id: $id) { ${ERROR} ... on Removed { id } } }`,
      { id },
      token,
    );

  async function join(role: string, email = freshEmail()): Promise<Joined> {
    const token = tokenOf(await invite(email, role));
    const browser = new Browser(app());
    const { body } = await browser.graphql<{ result: SessionAnswer }>(ACCEPT, {
      input: { token, name: 'Max Member', password: PASSWORD },
    });
    expect(body.result.__typename).toBe('Session');
    return { browser, session: body.result, memberId: await memberId(body.result.user.id), email };
  }

  async function memberId(userId: string): Promise<string> {
    const { teamMembers } = await app().data<{ teamMembers: { id: string; user: { id: string } }[] }>(
      '{ teamMembers { id user { id } } }',
      {},
      owner().token,
    );
    return teamMembers.find(({ user }) => user.id === userId)?.id ?? 'missing';
  }

  return { run, invite, changeRole, remove, cancel, join, memberId };
}
