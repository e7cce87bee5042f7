import { afterAll, beforeAll, expect, it } from 'vitest';
import { transition } from '../../src/modules/messaging/index.js';
import { doubtWorld, type Doubt, type DoubtWorld } from '../reconcile/doubt-world.js';

interface Result {
  __typename: string;
  id?: string;
  state?: string;
  code?: string;
}

const RESULT = '__typename ... on Message { id state } ... on UserError { code }';

let world: DoubtWorld;
beforeAll(async () => {
  world = await doubtWorld();
});
afterAll(() => world?.close());

const data = <T>(query: string, variables: Record<string, unknown> = {}) =>
  world.app.data<T>(query, variables, world.session.token);

const queue = async () =>
  (
    await data<{
      unknownOutcomes: {
        total: number;
        edges: {
          node: {
            state: string;
            cause: string;
            attempt: number;
            lead: { id: string };
            message: { id: string };
            sender: { address: string };
          };
        }[];
      };
    }>(
      '{ unknownOutcomes(first: 50) { total edges { node { state cause attempt lookups submittedAt nextLookupAt lead { id } message { id } sender { address channel } } } } }',
    )
  ).unknownOutcomes;

const resolve = async (doubt: Doubt, input: Record<string, unknown>) =>
  (
    await data<{ resolveUnknown: Result }>(
      `mutation ($id: ID!, $input: ResolveUnknownInput!) { resolveUnknown(messageId: $id, input: $input) { ${RESULT} } }`,
      { id: doubt.row.messageId, input },
    )
  ).resolveUnknown;

const audits = async (doubt: Doubt) =>
  (
    await world.rows<{ resolution: string }>(
      `select detail->>'resolution' as resolution from audit_log where action = 'message.resolve_unknown' and subject_id = $1`,
      [doubt.row.messageId],
    )
  ).map((row) => row.resolution);

it('shows a send in doubt with its cause, and not one that waits', async () => {
  const doubt = await world.doubtful();
  await world.waiting();
  const { total, edges } = await queue();
  expect(total).toBe(1);
  expect(edges[0]!.node).toMatchObject({
    state: 'UNKNOWN',
    cause: 'lease_expired',
    attempt: 1,
    lead: { id: doubt.person.id },
    message: { id: doubt.row.messageId },
    sender: { address: world.senderPhone },
  });
  const { engine } = await data<{ engine: { unknown: number; mode: string } }>('{ engine { unknown mode } }');
  expect(engine).toEqual({ unknown: 1, mode: 'normal' });
  await resolve(doubt, { resolution: 'NOT_SENT' });
});

it('pages through the queue without losing or repeating one', async () => {
  const doubts = [await world.doubtful(), await world.doubtful(), await world.doubtful()];
  const seen: string[] = [];
  for (let after: string | null = null; ;) {
    const page: {
      unknownOutcomes: {
        edges: { node: { message: { id: string } } }[];
        pageInfo: { hasNextPage: boolean; endCursor: string };
      };
    } = await data(
      'query ($after: String) { unknownOutcomes(first: 1, after: $after) { edges { node { message { id } } } pageInfo { hasNextPage endCursor } } }',
      { after },
    );
    seen.push(...page.unknownOutcomes.edges.map((edge) => edge.node.message.id));
    if (!page.unknownOutcomes.pageInfo.hasNextPage) break;
    after = page.unknownOutcomes.pageInfo.endCursor;
  }
  expect(seen.toSorted()).toEqual(doubts.map((doubt) => doubt.row.messageId).toSorted());
  for (const doubt of doubts) await resolve(doubt, { resolution: 'NOT_SENT' });
});

it('notes what a person found out, with who said so', async () => {
  const sent = await world.doubtful();
  const never = await world.doubtful();
  expect(await resolve(sent, { resolution: 'SENT', note: 'Seen in the console' })).toMatchObject({
    __typename: 'Message',
    state: 'ACCEPTED',
  });
  expect(await resolve(never, { resolution: 'NOT_SENT' })).toMatchObject({ state: 'FAILED' });
  expect(await world.state(sent)).toMatchObject({
    state: 'accepted',
    reason: 'person_said_sent',
    accepted: true,
  });
  expect(await audits(sent)).toEqual(['sent']);
  expect((await queue()).total).toBe(0);
  expect(await resolve(sent, { resolution: 'NOT_SENT' })).toMatchObject({ code: 'outcome_known' });
});

it('sends again as one new message, however often it is asked, and only with a reason', async () => {
  const doubt = await world.doubtful();
  expect(await resolve(doubt, { resolution: 'SEND_AGAIN' })).toMatchObject({
    __typename: 'InvalidInput',
    code: 'needs_reason',
  });
  const input = { resolution: 'SEND_AGAIN', note: 'They asked for it on the phone' };
  const answers = await Promise.all([resolve(doubt, input), resolve(doubt, input), resolve(doubt, input)]);
  const ids = new Set(answers.map((answer) => answer.id));
  expect(ids.size).toBe(1);
  expect([...ids][0]).not.toBe(doubt.row.messageId);
  const rows = await world.rows<{ state: string; author: string; body: string }>(
    `select l.state, m.author_user_id as author, l.body from send_ledger l join messages m on m.id = l.message_id where l.one_off_key = $1`,
    [`again:${doubt.row.ledgerId}`],
  );
  expect(rows).toEqual([{ state: 'ready', author: world.session.userId, body: doubt.body }]);
  expect(await world.state(doubt)).toMatchObject({ state: 'failed', reason: 'person_said_send_again' });
  expect(await audits(doubt)).toEqual(['send_again']);
});

it('asks the vendor at once: what is there is bound, nothing there ends nothing', async () => {
  const lookUp = async (doubt: Doubt) =>
    (
      await data<{ lookUpUnknown: Result }>(
        `mutation ($id: ID!) { lookUpUnknown(messageId: $id) { ${RESULT} } }`,
        { id: doubt.row.messageId },
      )
    ).lookUpUnknown;
  const gone = await world.doubtful();
  const there = await world.doubtful();
  const sid = await world.atVendor(there);
  expect(await lookUp(gone)).toMatchObject({ __typename: 'Message', state: 'UNKNOWN' });
  await lookUp(there);
  expect(await world.state(there)).toMatchObject({ provider_id: sid, accepted: true });
  expect(await lookUp(there)).toMatchObject({ code: 'outcome_known' });
  // Two empty look-ups ended it; a person's look-up may still know better.
  const { teamId } = world.session;
  const late = await world.doubtful();
  await world.app.platform.database.withTeam(teamId, (tx) =>
    transition(tx, world.clock.now(), {
      ids: [late.row.ledgerId, gone.row.ledgerId],
      from: 'unknown',
      to: 'failed_unknown',
      source: 'sweeper',
    }),
  );
  await world.atVendor(late);
  await lookUp(late);
  expect((await world.state(late)).accepted).toBe(true);
  expect((await queue()).edges.map(({ node }) => node.state)).toEqual(['FAILED_UNKNOWN']);
});

it('shows what is held and why, with counts by reason', async () => {
  const late = await world.waiting();
  const stuck = await world.waiting();
  const refused = await world.waiting();
  const unheard = await world.waiting();
  const { teamId } = world.session;
  const dueAt = new Date(world.clock.now().getTime() + 3_600_000);
  await world.app.platform.database.withTeam(teamId, async (tx) => {
    const now = world.clock.now();
    const move = { from: 'ready', source: 'sender' } as const;
    await transition(tx, now, {
      ...move,
      ids: [late.row.ledgerId],
      to: 'planned',
      reason: 'outside_window',
      dueAt,
    });
    await transition(tx, now, { ...move, ids: [stuck.row.ledgerId], to: 'held', reason: 'no_consent' });
    // A code of the provider says what it was told to mean; without that, what the vendor's table knows.
    const error = { code: '30007', message: 'Carriers took it for spam.' };
    const coded = (id: string) => ({ ...move, to: 'held' as const, rows: [{ id, reason: '30007', error }] });
    await transition(tx, now, coded(refused.row.ledgerId));
    await transition(tx, now, { ...move, ids: [unheard.row.ledgerId], to: 'held', reason: '30003' });
  });
  const { heldMessages } = await data<{
    heldMessages: {
      reasons: { reason: string; message: string; count: number }[];
      edges: {
        node: { reason: string; explanation: string; dueAt: string | null; message: { id: string } };
      }[];
    };
  }>(
    '{ heldMessages { reasons { reason count message } edges { node { reason explanation dueAt message { id } lead { name } } } } }',
  );
  expect(heldMessages.reasons).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ reason: 'outside_window', count: 1 }),
      expect.objectContaining({ reason: 'no_consent', count: 1 }),
      { reason: '30007', count: 1, message: 'Carriers took it for spam.' },
      expect.objectContaining({ reason: '30003', count: 1, message: expect.not.stringContaining('30003') }),
    ]),
  );
  const saidOf = ({ row }: { row: { messageId: string } }) =>
    heldMessages.edges.find(({ node }) => node.message.id === row.messageId)?.node.explanation;
  expect(saidOf(refused)).toBe('Carriers took it for spam.');
  expect(saidOf(unheard)).toBe(heldMessages.reasons.find(({ reason }) => reason === '30003')?.message);
  expect(heldMessages.edges.map(({ node }) => [node.message.id, node.dueAt])).toEqual([
    [stuck.row.messageId, null],
    [refused.row.messageId, null],
    [unheard.row.messageId, null],
    [late.row.messageId, dueAt.toISOString()],
  ]);
  for (const { node } of heldMessages.edges) expect(node.explanation.length).toBeGreaterThan(10);
  const only = await data<{ heldMessages: { edges: unknown[] } }>(
    '{ heldMessages(reason: "no_consent", first: 5) { edges { cursor } } }',
  );
  expect(only.heldMessages.edges).toHaveLength(1);
});
