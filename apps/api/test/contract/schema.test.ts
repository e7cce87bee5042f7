import { readFile } from 'node:fs/promises';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { buildSchema } from 'graphql';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { printApiSchema } from '../../src/platform/graphql/print-schema.js';
import { createTestApp, type TestApp } from '../support/test-app.js';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app?.close());

it('emits exactly the committed schema', async () => {
  const committed = await readFile(new URL('../../schema.graphql', import.meta.url), 'utf8');
  const emitted = printApiSchema(app.app.get(GraphQLSchemaHost).schema);
  expect(emitted, 'run `pnpm codegen` and commit the result').toBe(committed);
});

it('offers every operation under its fixed name', async () => {
  const schema = buildSchema(await readFile(new URL('../../schema.graphql', import.meta.url), 'utf8'));
  const queries = Object.keys(schema.getQueryType()!.getFields());
  const mutations = Object.keys(schema.getMutationType()!.getFields());
  expect(queries).toEqual(
    expect.arrayContaining([
      'me',
      'leadImport',
      'leads',
      'leadsCount',
      'campaignForecast',
      'campaign',
      'inboxItems',
      'conversation',
      'messageDecision',
      'suppressions',
    ]),
  );
  expect(mutations).toEqual(
    expect.arrayContaining([
      'signUp',
      'signIn',
      'connectIntegration',
      'addSenderNumber',
      'createUpload',
      'createLeadImport',
      'undoLeadImport',
      'createLead',
      'updateLead',
      'deleteLeads',
      'mergeLeads',
      'createSegment',
      'createCampaign',
      'launchCampaign',
      'pauseCampaign',
      'resumeCampaign',
      'sendMessage',
      'undoSend',
      'suppress',
      'unsuppress',
    ]),
  );
});
