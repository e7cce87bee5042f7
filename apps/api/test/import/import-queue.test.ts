import { eventually } from '@og/testing';
import { expect, it } from 'vitest';
import { createTestApp } from '../support/test-app.js';
import { IMPORT, type ImportAnswer } from './import-queries.js';

it('runs an import through outbox, queue and worker, and tells the team how it goes', async () => {
  const app = await createTestApp();
  try {
    const { token, teamId } = await app.signUp();
    const csv = `name,phone\n${Array.from({ length: 5_000 }, (_, i) => `Person ${i},305-555-${String(i).padStart(4, '0')}`).join('\n')}\n`;
    const { createUpload } = await app.data<{
      createUpload: { id: string; url: string; headers: Record<string, string> };
    }>(
      `mutation ($input: CreateUploadInput!) { createUpload(input: $input) { ... on Upload { id url headers } } }`,
      {
        input: {
          purpose: 'LEAD_IMPORT',
          fileName: 'people.csv',
          contentType: 'text/csv',
          byteSize: csv.length,
        },
      },
      token,
    );
    const from = performance.now();
    await fetch(createUpload.url, { method: 'PUT', headers: createUpload.headers, body: csv });
    const { createLeadImport } = await app.data<{ createLeadImport: { id: string } }>(
      `mutation ($id: ID!) { createLeadImport(input: { uploadId: $id }) { ... on LeadImport { id state } } }`,
      { id: createUpload.id },
      token,
    );
    const done = await eventually(
      'the import is completed',
      async () => {
        const { leadImport } = await app.data<{ leadImport: ImportAnswer }>(
          IMPORT,
          { id: createLeadImport.id },
          token,
        );
        return leadImport.state === 'COMPLETED' ? leadImport : null;
      },
      40_000,
    );
    expect(done).toMatchObject({ totalRows: 5_000, importedRows: 5_000, rejectedRows: 0 });
    const seconds = (performance.now() - from) / 1_000;
    const states = await eventually('the last event arrived', async () => {
      const { rows } = await app.platform.database.withTeam(teamId, (tx) =>
        tx.client.query<{ state: string }>(
          `select data->>'state' as state from team_events where type = 'lead_import.progressed.v1' order by seq`,
        ),
      );
      return rows.at(-1)?.state === 'completed' ? rows.map((row) => row.state) : null;
    });
    // Queued, started and completed, and in between at most two a second.
    expect(states.length).toBeLessThanOrEqual(3 + Math.ceil(seconds * 2));
  } finally {
    await app.close();
  }
});
