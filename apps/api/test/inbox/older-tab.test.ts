import { newId } from '@og/db';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp, type TestSession } from '../support/test-app.js';

let app: TestApp;
let owner: TestSession;
beforeAll(async () => {
  app = await createTestApp();
  owner = await app.signUp();
});
afterAll(() => app?.close());

const FAILURES = `... on UserError { code message }`;
const ask = async <T>(operation: string, variables: Record<string, unknown> = {}) =>
  (await app.data<{ r: T }>(operation, variables, owner.token)).r;
interface Refused {
  __typename: string;
  code?: string;
  message?: string;
}

interface Bucket {
  id: string;
  name: string;
  rule: unknown;
  version: string;
}
interface Disposition {
  id: string;
  key: string;
  label: string;
  endsRuns: boolean;
  version: string;
}

/** A list as a tab has it, and how it is saved. */
interface List<Item extends { version: string }> {
  read: () => Promise<Item[]>;
  save: (items: Omit<Item, 'version'>[], seen: string[] | null) => Promise<Refused>;
  rename: (item: Item, name: string) => Item;
  nameOf: (item: Item) => string;
  fresh: (name: string) => Item;
}
const buckets: List<Bucket> = {
  read: () => ask('{ r: responseBuckets { id name rule version } }'),
  save: (items, seen) =>
    ask(
      `mutation ($buckets: [ResponseBucketInput!]!, $seen: [String!]) { r: saveResponseBuckets(buckets: $buckets, seen: $seen) { __typename ${FAILURES} } }`,
      { buckets: items.map(({ id, name, rule }) => ({ id, name, rule })), seen },
    ),
  rename: (item, name) => ({ ...item, name }),
  nameOf: ({ name }) => name,
  fresh: (name) => ({ id: newId(), name, rule: { words: ['x'] }, version: '' }),
};
const dispositions: List<Disposition> = {
  read: () => ask('{ r: dispositions { id key label endsRuns version } }'),
  save: (items, seen) =>
    ask(
      `mutation ($dispositions: [DispositionInput!]!, $seen: [String!]) { r: saveDispositions(dispositions: $dispositions, seen: $seen) { __typename ${FAILURES} } }`,
      { dispositions: items.map(({ id, key, label, endsRuns }) => ({ id, key, label, endsRuns })), seen },
    ),
  rename: (item, label) => ({ ...item, label }),
  nameOf: ({ label }) => label,
  fresh: (label) => ({ id: newId(), key: label.toLowerCase(), label, endsRuns: false, version: '' }),
};

function holds<Item extends { version: string }>(list: List<Item>) {
  const seenOf = (items: readonly Item[]) => items.map((item) => item.version);
  const names = async () => (await list.read()).map(list.nameOf);

  it('is not overwritten by a tab that saw an older one', async () => {
    const old = await list.read();
    const newer = [...old, list.fresh('Newer')];
    expect((await list.save(newer, seenOf(old))).__typename).not.toBe('Conflict');
    const stale = [list.rename(old[0]!, 'Stale'), ...old.slice(1)];
    const refused = await list.save(stale, seenOf(old));
    expect(refused).toMatchObject({ __typename: 'Conflict', code: 'changed_meanwhile' });
    expect(refused.message).toContain('look at the list as it is now');
    expect(await names()).toEqual(newer.map(list.nameOf));
    // What was typed is saved into the list as it is now.
    const now = await list.read();
    const both = [list.rename(now[0]!, 'Stale'), ...now.slice(1)];
    expect((await list.save(both, seenOf(now))).__typename).not.toBe('Conflict');
    expect(await names()).toEqual(both.map(list.nameOf));
  });

  it('knows another order, and another word, from what was seen', async () => {
    const old = await list.read();
    await list.save(old.toReversed(), seenOf(old));
    expect(await list.save([...old, list.fresh('Late')], seenOf(old))).toMatchObject({
      __typename: 'Conflict',
    });
    const turned = await list.read();
    await list.save([list.rename(turned[0]!, 'Renamed'), ...turned.slice(1)], seenOf(turned));
    expect(await list.save([...turned, list.fresh('Late')], seenOf(turned))).toMatchObject({
      __typename: 'Conflict',
    });
  });

  it('of two tabs that save at once one is told', async () => {
    const old = await list.read();
    const answers = await Promise.all(
      ['One', 'Two', 'Three'].map((name) => list.save([...old, list.fresh(name)], seenOf(old))),
    );
    expect(answers.filter((answer) => answer.__typename === 'Conflict')).toHaveLength(2);
    expect(await names()).toHaveLength(old.length + 1);
  });

  it('takes a press that is repeated for the one before', async () => {
    const old = await list.read();
    const next = [...old, list.fresh('Twice')];
    await list.save(next, seenOf(old));
    expect((await list.save(next, seenOf(old))).__typename).not.toBe('Conflict');
    expect(await names()).toEqual(next.map(list.nameOf));
  });
}

describe('the list of buckets', () => holds(buckets));
describe('the list of dispositions', () => holds(dispositions));

describe('a canned reply', () => {
  interface Reply extends Refused {
    id: string;
    title: string;
    updatedAt: string;
  }
  const save = (input: Record<string, unknown>) =>
    ask<Reply>(
      `mutation ($input: CannedReplyInput!) { r: saveCannedReply(input: $input) { __typename ... on CannedReply { id title updatedAt } ${FAILURES} } }`,
      { input: { shortcut: 'price', body: 'It depends.', ...input } },
    );

  it('is not overwritten by a tab that saw an older one', async () => {
    const { id, updatedAt: seenAt } = await save({ title: 'Price' });
    expect(await save({ id, title: 'Newer', seenAt })).toMatchObject({ __typename: 'CannedReply' });
    expect(await save({ id, title: 'Stale', seenAt })).toMatchObject({
      __typename: 'Conflict',
      code: 'changed_meanwhile',
    });
    const titles = async () =>
      (await ask<Reply[]>('{ r: cannedReplies { title } }')).map(({ title }) => title);
    expect(await titles()).toEqual(['Newer']);
    // The same words again are the same press; who was told may replace it.
    expect(await save({ id, title: 'Newer', seenAt })).toMatchObject({ __typename: 'CannedReply' });
    expect(await save({ id, title: 'Mine', seenAt: null })).toMatchObject({ title: 'Mine' });
    expect(await save({ id: newId(), title: 'Nobody’s', seenAt })).toMatchObject({ __typename: 'NotFound' });
  });
});

describe('the settings of the inbox', () => {
  interface Settings extends Refused {
    slaMinutes: number | null;
    escalateMinutes: number;
    version: string;
  }
  const FIELDS = 'slaMinutes escalateMinutes version';
  const read = () => ask<Settings>(`{ r: inboxSettings { ${FIELDS} } }`);
  const save = (input: Record<string, unknown>, seen: string | null) =>
    ask<Settings>(
      `mutation ($input: UpdateInboxSettingsInput!, $seen: String) { r: updateInboxSettings(input: $input, seen: $seen) { __typename ... on InboxSettings { ${FIELDS} } ${FAILURES} } }`,
      { input, seen },
    );

  it('are not overwritten by a tab that saw older ones', async () => {
    const old = await read();
    const newer = await save({ slaMinutes: 11 }, old.version);
    expect(newer).toMatchObject({ __typename: 'InboxSettings', slaMinutes: 11 });
    expect(newer.version).not.toBe(old.version);
    const refused = await save({ slaMinutes: 22, escalateMinutes: 22 }, old.version);
    expect(refused).toMatchObject({ __typename: 'Conflict', code: 'changed_meanwhile' });
    expect(refused.message).toContain('look at them as they are now');
    const now = await read();
    expect(now).toEqual({ slaMinutes: 11, escalateMinutes: old.escalateMinutes, version: newer.version });
    // Who has looked may save, and who says nothing of what they saw, too.
    expect(await save({ slaMinutes: 22 }, now.version)).toMatchObject({ slaMinutes: 22 });
    expect(await save({ slaMinutes: 23 }, null)).toMatchObject({ slaMinutes: 23 });
  });

  it('know other hours from those that were seen, and the same again as the same', async () => {
    const hours = (to: number) => ({
      zone: 'America/Chicago',
      days: [
        { weekday: 5, from: 540, to },
        { weekday: 1, from: 540, to: 1_020 },
      ],
    });
    const old = await read();
    const first = await save({ businessHours: hours(900) }, old.version);
    expect(first.__typename).toBe('InboxSettings');
    expect((await read()).version).toBe(first.version);
    expect(await save({ businessHours: hours(960) }, old.version)).toMatchObject({ __typename: 'Conflict' });
    // The press is repeated because its answer got lost.
    expect(await save({ businessHours: hours(900) }, old.version)).toMatchObject({ version: first.version });
  });

  it('of two tabs that save at once one is told', async () => {
    const { version } = await read();
    const answers = await Promise.all([31, 32, 33].map((slaMinutes) => save({ slaMinutes }, version)));
    expect(answers.filter((answer) => answer.__typename === 'Conflict')).toHaveLength(2);
    const kept = answers.find((answer) => answer.__typename === 'InboxSettings');
    expect((await read()).slaMinutes).toBe(kept?.slaMinutes);
  });
});
