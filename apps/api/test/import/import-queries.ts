import type { LeadsApp, Member } from '../leads/leads-app.js';

export interface ImportAnswer {
  id: string;
  state: string;
  totalRows: number;
  processedRows: number;
  importedRows: number;
  mergedRows: number;
  rejectedRows: number;
  suppressedRows: number;
  bytesRead: number;
  errorsUrl: string | null;
  filesGoneAt: string | null;
  failure: string | null;
  canUndo: boolean;
  reasons: { reason: string; message: string; count: number }[];
}

export const IMPORT = `query ($id: ID!) { leadImport(id: $id) {
  id state totalRows processedRows importedRows mergedRows rejectedRows suppressedRows bytesRead errorsUrl filesGoneAt failure canUndo
  createdBy { name } consent { source } reasons { reason message count } } }`;

/** Create an import; the answer is the import's id, or the failure. */
export async function startImport(
  app: LeadsApp,
  member: Member,
  input: Record<string, unknown>,
): Promise<{ id?: string; code?: string; message?: string }> {
  const { createLeadImport } = await app.data<{
    createLeadImport: { id?: string; code?: string; message?: string };
  }>(
    member,
    `mutation ($input: CreateLeadImportInput!) { createLeadImport(input: $input) { ... on LeadImport { id } ... on UserError { code message } } }`,
    { input },
  );
  return createLeadImport;
}
