import type { TeamTx } from '@og/db';

/** A registry file as screens see it. */
export interface DncImportView {
  __typename: 'DncImport';
  id: string;
  fileName: string;
  dataAsOf: Date;
  state: 'running' | 'done' | 'failed';
  /** Numbers that were read. */
  rows: number;
  /** Lines that hold no number. */
  rejected: number;
  error: string | null;
  createdAt: Date;
}

export const DNC_IMPORT_COLUMNS = `'DncImport' as "__typename", id, file_name as "fileName", data_as_of as "dataAsOf", state, rows, rejected, error,
  created_at as "createdAt"`;

/** The team's registry files, the newest first. */
export async function listDncImports(tx: TeamTx, limit: number): Promise<DncImportView[]> {
  const { rows } = await tx.client.query<DncImportView>(
    `select ${DNC_IMPORT_COLUMNS} from dnc_imports where team_id = $1 order by created_at desc, id desc limit $2`,
    [tx.teamId, limit],
  );
  return rows;
}
