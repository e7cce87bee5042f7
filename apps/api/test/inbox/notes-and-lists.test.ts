import { newId } from '@og/db';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addPeople, type Person } from '../messaging/people.js';
import { createTestApp, type TestApp, type TestSession } from '../support/test-app.js';
import { waitingForLock } from '../support/waiting-for-lock.js';

let app: TestApp;
let owner: TestSession;
let person: Person;
beforeAll(async () => {
  app = await createTestApp();
  owner = await app.signUp();
  [person] = (await addPeople(app.platform.database, owner.teamId, app.platform.clock.now(), [{}])) as [
    Person,
  ];
});
afterAll(() => app?.close());

const FAILURES = `... on UserError { code message path }`;

describe('notes', () => {
  const NOTE = `__typename ... on Note { id body leadId author { id name } } ${FAILURES}`;
  const add = async (leadId: string, body: string) =>
    (
      await app.data<{ addNote: Record<string, unknown> }>(
        `mutation ($leadId: ID!, $body: String!) { addNote(leadId: $leadId, body: $body) { ${NOTE} } }`,
        { leadId, body },
        owner.token,
      )
    ).addNote;
  const notesOf = async (leadId: string) =>
    (
      await app.data<{ lead: { notes: { id: string; body: string }[]; timeline: { edges: unknown[] } } }>(
        `query ($id: ID!) { lead(id: $id) { notes { id body } } }`,
        { id: leadId },
        owner.token,
      )
    ).lead.notes;

  it('are written, changed and taken away, the newest first', async () => {
    const first = await add(person.id, '  Likes to be called after six. ');
    expect(first).toMatchObject({
      __typename: 'Note',
      body: 'Likes to be called after six.',
      author: { id: owner.userId },
    });
    const second = await add(person.id, 'Has two houses.');
    expect((await notesOf(person.id)).map((note) => note.id)).toEqual([second['id'], first['id']]);
    const { updateNote } = await app.data<{ updateNote: { body: string } }>(
      `mutation ($id: ID!) { updateNote(id: $id, body: "Has three houses.") { ${NOTE} } }`,
      { id: second['id'] },
      owner.token,
    );
    expect(updateNote.body).toBe('Has three houses.');
    const { deleteNote } = await app.data<{ deleteNote: { body: string } }>(
      `mutation ($id: ID!) { deleteNote(id: $id) { ${NOTE} } }`,
      { id: second['id'] },
      owner.token,
    );
    expect(deleteNote.body).toBe('Has three houses.');
    expect((await notesOf(person.id)).map((note) => note.id)).toEqual([first['id']]);
  });

  it('need words and a lead', async () => {
    expect(await add(person.id, '   ')).toMatchObject({ __typename: 'InvalidInput' });
    expect(await add(newId(), 'Hello')).toMatchObject({ __typename: 'NotFound' });
  });
});

describe('canned replies', () => {
  const REPLY = `__typename ... on CannedReply { id shortcut title body uses } ${FAILURES}`;
  const save = async (input: Record<string, unknown>) =>
    (
      await app.data<{ saveCannedReply: Record<string, unknown> }>(
        `mutation ($input: CannedReplyInput!) { saveCannedReply(input: $input) { ${REPLY} } }`,
        { input },
        owner.token,
      )
    ).saveCannedReply;
  const list = async (search?: string) =>
    (
      await app.data<{ cannedReplies: { shortcut: string }[] }>(
        `query ($search: String) { cannedReplies(search: $search) { shortcut } }`,
        { search: search ?? null },
        owner.token,
      )
    ).cannedReplies.map((reply) => reply.shortcut);

  it('are found by the beginning of their word first, then by what they say', async () => {
    const hours = { shortcut: 'Hours', title: 'Opening hours', body: 'We are here from nine to five.' };
    expect(await save(hours)).toMatchObject({ shortcut: 'hours', uses: 0 });
    await save({
      shortcut: 'price',
      title: 'Price',
      body: 'Hi {{firstName|there}}, it depends on the hours.',
    });
    expect(await list('hou')).toEqual(['hours', 'price']);
    expect(await list('pri')).toEqual(['price']);
    expect(await list('%')).toEqual([]);
  });

  it('refuse a word that is taken and a field that does not exist', async () => {
    const again = await save({ shortcut: 'hours', title: 'Again', body: 'Twice.' });
    expect(again).toMatchObject({ __typename: 'InvalidInput', code: 'taken', path: ['input', 'shortcut'] });
    const unknown = await save({ shortcut: 'salary', title: 'Salary', body: 'You earn {{salary}}.' });
    expect(unknown).toMatchObject({ __typename: 'InvalidInput', path: ['input', 'body'] });
    expect(String(unknown['message'])).toContain('salary');
  });

  it('are changed and taken away; the word is free again', async () => {
    const made = await save({ shortcut: 'bye', title: 'Bye', body: 'Goodbye.' });
    expect(await save({ id: made['id'], shortcut: 'bye', title: 'Bye', body: 'Farewell.' })).toMatchObject({
      id: made['id'],
      body: 'Farewell.',
    });
    await app.data(
      `mutation ($id: ID!) { deleteCannedReply(id: $id) { ${REPLY} } }`,
      { id: made['id'] },
      owner.token,
    );
    expect(await list('bye')).toEqual([]);
    expect(await save({ shortcut: 'bye', title: 'Bye', body: 'Once more.' })).toMatchObject({
      __typename: 'CannedReply',
    });
  });
});

describe('dispositions', () => {
  const list = async () =>
    (
      await app.data<{ dispositions: { key: string; label: string; endsRuns: boolean; stage: string }[] }>(
        `{ dispositions { key label endsRuns stage } }`,
        {},
        owner.token,
      )
    ).dispositions;
  const save = async (dispositions: unknown[]) =>
    (
      await app.data<{ saveDispositions: Record<string, unknown> }>(
        `mutation ($dispositions: [DispositionInput!]!) { saveDispositions(dispositions: $dispositions) {
           __typename ... on Dispositions { dispositions { key position } } ${FAILURES} } }`,
        { dispositions },
        owner.token,
      )
    ).saveDispositions;

  it('begin with the usual ones, the same at each look', async () => {
    const first = await list();
    expect(first.map((item) => item.key)).toContain('not-interested');
    expect(await list()).toEqual(first);
  });

  it('are replaced in the order given', async () => {
    const saved = await save([
      { key: 'sold', label: 'Sold elsewhere', endsRuns: true, stage: 'LOST' },
      { key: 'later', label: 'Later', endsRuns: false },
    ]);
    expect(saved['dispositions']).toEqual([
      { key: 'sold', position: 0 },
      { key: 'later', position: 1 },
    ]);
    expect((await list()).map((item) => item.stage)).toEqual(['LOST', null]);
  });

  it('refuse the same key twice, and a stage that only an opt-out sets', async () => {
    const item = { key: 'same', label: 'Same', endsRuns: false };
    expect(await save([item, item])).toMatchObject({ __typename: 'InvalidInput', code: 'twice' });
    expect(await save([{ ...item, stage: 'SUPPRESSED' }])).toMatchObject({ __typename: 'InvalidInput' });
    expect((await list()).map(({ key }) => key)).toEqual(['sold', 'later']);
  });
});

describe('inbox settings', () => {
  const SETTINGS = `assignment assigneeIds slaHotMinutes slaMinutes escalateMinutes businessHours { zone days { weekday from to } }`;
  const read = async () =>
    (await app.data<{ inboxSettings: unknown }>(`{ inboxSettings { ${SETTINGS} } }`, {}, owner.token))
      .inboxSettings;
  const update = async (input: Record<string, unknown>) =>
    (
      await app.data<{ updateInboxSettings: Record<string, unknown> }>(
        `mutation ($input: UpdateInboxSettingsInput!) { updateInboxSettings(input: $input) { __typename ... on InboxSettings { ${SETTINGS} } ${FAILURES} } }`,
        { input },
        owner.token,
      )
    ).updateInboxSettings;

  it('keep what is not named and end what is null', async () => {
    expect(await read()).toMatchObject({ assignment: 'HAND', slaHotMinutes: 5, slaMinutes: 30 });
    const hours = { zone: 'America/Chicago', days: [{ weekday: 1, from: 540, to: 1_020 }] };
    await update({ assignment: 'ROUND_ROBIN', businessHours: hours, assigneeIds: [owner.userId] });
    await update({ slaMinutes: null });
    expect(await read()).toEqual({
      assignment: 'ROUND_ROBIN',
      assigneeIds: [owner.userId],
      slaHotMinutes: 5,
      slaMinutes: null,
      escalateMinutes: 30,
      businessHours: hours,
    });
    expect(await update({ businessHours: null })).toMatchObject({ businessHours: null });
  });

  it('keep what two people change at the same time', async () => {
    await update({ slaMinutes: 30, escalateMinutes: 30 });
    const { database } = app.platform;
    const changes = await database.withTeam(owner.teamId, async ({ client }) => {
      await client.query('select from inbox_settings where team_id = $1 for update', [owner.teamId]);
      const both = [update({ slaMinutes: 77 }), update({ escalateMinutes: 66 })];
      await waitingForLock(database, 2);
      return { both: Promise.all(both) };
    });
    await changes.both;
    expect(await read()).toMatchObject({ slaMinutes: 77, escalateMinutes: 66 });
  });

  it('refuse strangers and hours that cannot be', async () => {
    expect(await update({ assigneeIds: [newId()] })).toMatchObject({ code: 'not_a_member' });
    const days = [{ weekday: 9, from: 0, to: 10 }];
    expect(await update({ businessHours: { zone: 'UTC', days } })).toMatchObject({
      __typename: 'InvalidInput',
    });
  });
});
