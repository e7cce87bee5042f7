import type { TeamTx } from '@og/db';

export interface BriefView {
  __typename: 'Brief';
  id: string;
  leadId: string;
  statements: {
    text: string;
    source: { id: string; kind: string; label: string; value: string; url: string | null };
  }[];
  openQuestions: string[];
  dropped: number;
  createdAt: Date;
}

const COLUMNS = `'Brief' as "__typename", b.id, b.lead_id as "leadId", b.statements, b.open_questions as "openQuestions", b.dropped, b.created_at as "createdAt"`;

export async function readBrief(tx: TeamTx, id: string): Promise<BriefView | null> {
  const { rows } = await tx.client.query<BriefView>(
    `select ${COLUMNS} from briefs b where b.team_id = $1 and b.id = $2`,
    [tx.teamId, id],
  );
  return rows[0] ?? null;
}

/** Briefs by id; for lists. */
export async function briefsById(tx: TeamTx, ids: readonly string[]): Promise<Map<string, BriefView>> {
  const { rows } = await tx.client.query<BriefView>(
    `select ${COLUMNS} from briefs b where b.team_id = $1 and b.id = any($2::uuid[])`,
    [tx.teamId, ids],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** The newest brief of each lead; for lists. */
export async function newestBriefs(tx: TeamTx, leadIds: readonly string[]): Promise<Map<string, BriefView>> {
  const { rows } = await tx.client.query<BriefView>(
    `select distinct on (b.lead_id) ${COLUMNS} from briefs b where b.team_id = $1 and b.lead_id = any($2::uuid[])
     order by b.lead_id, b.created_at desc, b.id desc`,
    [tx.teamId, leadIds],
  );
  return new Map(rows.map((row) => [row.leadId, row]));
}
