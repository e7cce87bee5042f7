import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestApp, type TestApp, type TestSession } from '../support/test-app.js';
import { somePhone, teamRows, twilioWorld, type TwilioWorld } from '../webhooks/twilio-world.js';

let app: TestApp;
let session: TestSession;
let world: TwilioWorld;
beforeAll(async () => {
  // Nineteen of twenty sign-ups try the password of the first.
  app = await createTestApp({ env: { WORKERS: 'none', LIMIT_PASSWORD_TRIES: '0' } });
  session = await app.signUp();
  world = await twilioWorld(app, session);
});
afterAll(() => app?.close());

type Answer = { __typename: string; id?: string; message?: string };
/** The same mutation twenty times at the same moment, and the kinds of answers. */
async function twenty(
  mutation: string,
  variables: (index: number) => object,
  token: string | undefined = session.token,
) {
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, index) =>
      app.graphql<{ r: Answer }>(mutation, variables(index) as Record<string, unknown>, token),
    ),
  );
  const faults = answers.flatMap((answer) =>
    (answer.errors ?? []).map((error) => `${error.extensions.code}: ${error.message}`),
  );
  const kinds: Record<string, number> = {};
  for (const answer of answers) {
    const kind = answer.data?.r.__typename ?? 'fault';
    kinds[kind] = (kinds[kind] ?? 0) + 1;
  }
  return { faults, kinds, ids: new Set(answers.map((answer) => answer.data?.r.id)) };
}
const E = '__typename ... on UserError { message }';

it('makes one lead of one phone', async () => {
  const phone = somePhone();
  const { faults, kinds } = await twenty(
    `mutation ($input: CreateLeadInput!) { r: createLead(input: $input) { ${E} } }`,
    () => ({ input: { phones: [phone] } }),
  );
  expect(faults).toEqual([]);
  expect(kinds).toEqual({ Lead: 1, Conflict: 19 });
});

it('makes one account of one e-mail', async () => {
  const email = `twenty${Date.now()}@example.test`;
  const { faults, kinds } = await twenty(
    `mutation ($input: SignUpInput!) { r: signUp(input: $input) { ${E} } }`,
    () => ({
      input: { email, password: 'correct horse battery staple', name: 'Twenty', teamName: 'Twenty' },
    }),
    undefined,
  );
  expect(faults).toEqual([]);
  expect(kinds['Session']).toBe(1);
});

it('launches a campaign once', async () => {
  await world.addLead();
  const { createCampaign } = await app.data<{ createCampaign: { id: string; message?: string } }>(
    `mutation ($input: CreateCampaignInput!) { createCampaign(input: $input) { ... on Campaign { id } ... on UserError { message } } }`,
    {
      input: {
        name: 'Twenty',
        filter: {},
        steps: [{ type: 'SMS', delay: { amount: 0, unit: 'MINUTES' }, body: 'Hi {{firstName|there}}' }],
      },
    },
    session.token,
  );
  const { faults, kinds } = await twenty(
    `mutation ($id: ID!) { r: launchCampaign(id: $id) { ${E} } }`,
    () => ({ id: createCampaign.id }),
  );
  expect(faults).toEqual([]);
  expect(kinds).toEqual({ Campaign: 1, Conflict: 19 });
});

it('writes one message for one clientKey', async () => {
  const lead = await world.addLead();
  await world.text(lead.phones[0]!, 'hello there');
  const { faults, kinds, ids } = await twenty(
    `mutation ($input: SendMessageInput!) { r: sendMessage(input: $input) { ${E} ... on Message { id } } }`,
    () => ({
      input: { leadId: lead.id, channel: 'SMS', body: 'Hello', clientKey: 'k1' },
    }),
  );
  expect(faults).toEqual([]);
  expect(kinds).toEqual({ Message: 20 });
  expect(ids.size).toBe(1);
  const [message] = await teamRows<{ id: string }>(
    app,
    session.teamId,
    `select message_id as id from send_ledger where lead_id = $1`,
    [lead.id],
  );
  const undone = await twenty(`mutation ($id: ID!) { r: undoSend(id: $id) { ${E} } }`, () => ({
    id: message!.id,
  }));
  expect(undone.faults).toEqual([]);
  expect(undone.kinds).toEqual({ Message: 1, Conflict: 19 });
});

it('takes twenty STOPs and claims of one person without a deadlock reaching anybody', async () => {
  const lead = await world.addLead({ phones: [somePhone(), somePhone()] });
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, index) =>
      world.text(lead.phones[index % 2]!, index % 3 ? 'STOP' : 'START'),
    ),
  );
  expect([...new Set(answers.map((answer) => answer.status))]).toEqual([200]);
});

it('accepts an invitation once', async () => {
  const email = `guest${Date.now()}@example.test`;
  const { inviteMember } = await app.data<{ inviteMember: { link?: string } }>(
    `mutation ($input: InviteMemberInput!) { inviteMember(input: $input) { __typename ... on Invitation { link: url } ... on UserError { message } } }`,
    { input: { email, role: 'REP' } },
    session.token,
  );
  const token = (inviteMember.link ?? '').split(/[/=]/).at(-1);
  const { faults, kinds } = await twenty(
    `mutation ($input: AcceptInvitationInput!) { r: acceptInvitation(input: $input) { ${E} } }`,
    () => ({ input: { token, name: 'Guest', password: 'correct horse battery staple' } }),
    undefined,
  );
  expect(faults).toEqual([]);
  expect(kinds['Session']).toBe(1);
});
