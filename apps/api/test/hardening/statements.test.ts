import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildClientSchema, getIntrospectionQuery, type IntrospectionQuery } from 'graphql';
import { documentFor } from '../isolation/operations.js';
import { createTestApp, type TestApp, type TestSession } from '../support/test-app.js';
import { somePhone, twilioWorld, type TwilioWorld } from '../webhooks/twilio-world.js';

let app: TestApp;
let session: TestSession;
let world: TwilioWorld;
let statements: string[] = [];
// eslint-disable-next-line typescript/unbound-method -- called with its own `this` below
const original = pg.Client.prototype.query;

beforeAll(async () => {
  app = await createTestApp({ env: { WORKERS: 'none' } });
  session = await app.signUp();
  world = await twilioWorld(app, session);
  await app.platform.relay.stop();
  pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
    const first = args[0];
    statements.push(typeof first === 'string' ? first : ((first as { text?: string }).text ?? ''));
    return (original as (...all: unknown[]) => unknown).apply(this, args);
  } as typeof original;
});
afterAll(async () => {
  pg.Client.prototype.query = original;
  await app?.close();
});

async function fill(count: number) {
  for (let index = 0; index < count; index += 1) {
    const lead = await world.addLead();
    await world.text(lead.phones[0] ?? somePhone(), 'hello?');
    await app.data(
      `mutation ($input: CreateCampaignInput!) { createCampaign(input: $input) { __typename } }`,
      {
        input: {
          name: `C${Math.random()}`,
          filter: {},
          steps: [{ type: 'SMS', delay: { amount: 0, unit: 'MINUTES' }, body: 'Hi' }],
        },
      },
      session.token,
    );
    await app.data(
      `mutation ($input: CreateSegmentInput!) { createSegment(input: $input) { __typename } }`,
      { input: { name: `S${Math.random()}`, filter: {} } },
      session.token,
    );
  }
}

it('asks a bounded number of statements for any list', async () => {
  const { data } = (await (
    await fetch(`${app.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: getIntrospectionQuery() }),
    })
  ).json()) as { data: IntrospectionQuery };
  const schema = buildClientSchema(data);
  const fields = Object.values(schema.getQueryType()?.getFields() ?? {}).filter((field) =>
    field.args.every((arg) => !String(arg.type).endsWith('!')),
  );
  const measure = async () => {
    const counts: Record<string, number> = {};
    for (const field of fields) {
      const document = documentFor({ operation: 'query', field, path: [], name: field.name }, {})
        .replace('query ()', 'query')
        .replace('(,', '(')
        .replace(`${field.name}()`, field.name);
      // The least of three: what the application does by itself in that moment is not the list's.
      for (let turn = 0; turn < 3; turn += 1) {
        statements = [];
        const answer = await app.graphql(document, {}, session.token);
        if (answer.errors) counts[`${field.name} ${JSON.stringify(answer.errors).slice(0, 150)}`] = -1;
        else counts[field.name] = Math.min(counts[field.name] ?? Infinity, statements.length);
      }
    }
    return counts;
  };
  await fill(2);
  await measure();
  const few = await measure();
  await fill(10);
  const many = await measure();
  const grown = Object.fromEntries(
    Object.entries(many)
      .filter(([name, count]) => count > (few[name] ?? 0) + 1 || count < 0)
      .map(([name, count]) => [name, `${few[name]} -> ${count}`]),
  );
  expect(grown).toEqual({});
});
