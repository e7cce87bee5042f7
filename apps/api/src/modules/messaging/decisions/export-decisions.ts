import { Readable } from 'node:stream';
import { isUuid, newId, type TeamTx } from '@og/db';
import { audit } from '../../../platform/audit.js';
import { requirePermission, type Ctx } from '../../../platform/ctx.js';
import type { Platform } from '../../../platform/platform.js';
import { readDecisionRecords } from './message-decision.queries.js';
import { readMessageFacts } from './message-facts.js';

export type ExportDeps = Pick<Platform, 'database' | 'clock' | 'vault' | 'storage'>;

/** Where a stored file can be fetched, for at most a quarter of an hour. */
export interface FileLinkView {
  url: string;
  fileName: string;
  expiresAt: Date;
}

const PAGE = 500;
/** A statement of an export may take so long; each reads one page. */
const STATEMENT_MS = 120_000;

/** One message's record as a JSON file. @returns null when it is not an outbound message of the team's */
export async function messageDecisionExport(
  deps: ExportDeps,
  ctx: Ctx,
  messageId: string,
): Promise<FileLinkView | null> {
  requirePermission(ctx, 'decisions.export');
  if (!isUuid(messageId)) return null;
  const [line] = await deps.database.withTeam(ctx.teamId, (tx) => readLines(deps, tx, [messageId]), {
    readOnly: true,
  });
  if (line === undefined) return null;
  const pretty = `${JSON.stringify(JSON.parse(line), null, 2)}\n`;
  const file = fileOf(ctx, `decision-${messageId}.json`, 'application/json');
  await deps.storage.write(file.key, Buffer.from(pretty), file.contentType);
  return handOut(deps, ctx, file, { type: 'message', id: messageId });
}

/**
 * The records of all messages of a campaign, one JSON object a line, in the order in which they were planned. Read page
 * by page from one snapshot and written to storage as it comes: memory holds one page.
 * @returns null when the team has no such campaign
 */
export async function campaignDecisionsExport(
  deps: ExportDeps,
  ctx: Ctx,
  campaignId: string,
): Promise<FileLinkView | null> {
  requirePermission(ctx, 'decisions.export');
  if (!isUuid(campaignId)) return null;
  const found = await deps.database.withTeam(
    ctx.teamId,
    (tx) => tx.client.query('select from campaigns where team_id = $1 and id = $2', [ctx.teamId, campaignId]),
    { readOnly: true },
  );
  if (found.rowCount === 0) return null;
  const file = fileOf(ctx, `decisions-${campaignId}.jsonl`, 'application/x-ndjson');
  await deps.database.withTeam(
    ctx.teamId,
    (tx) =>
      deps.storage.write(file.key, Readable.from(campaignLines(deps, tx, campaignId)), file.contentType),
    { readOnly: true, statementTimeout: STATEMENT_MS },
  );
  return handOut(deps, ctx, file, { type: 'campaign', id: campaignId });
}

async function* campaignLines(deps: ExportDeps, tx: TeamTx, campaignId: string): AsyncGenerator<Buffer> {
  // A row's id grows with time. The campaign's rows are sorted once; the cursor hands them out.
  await tx.client.query(
    `declare decision_rows no scroll cursor for
     select message_id from send_ledger where team_id = '${tx.teamId}' and campaign_id = '${campaignId}' order by id`,
  );
  for (;;) {
    const { rows } = await tx.client.query<{ message_id: string }>(`fetch ${PAGE} from decision_rows`);
    if (rows.length === 0) return;
    const lines = await readLines(
      deps,
      tx,
      rows.map((row) => row.message_id),
    );
    yield Buffer.from(`${lines.join('\n')}\n`);
  }
}

/** Records with the messages that they are about, as JSON. */
async function readLines(deps: ExportDeps, tx: TeamTx, messageIds: readonly string[]): Promise<string[]> {
  const records = await readDecisionRecords(deps, tx, messageIds);
  const messages = await readMessageFacts(tx, messageIds);
  return records.map(({ messageId, ...decision }) =>
    JSON.stringify({ messageId, ...messages.get(messageId), ...decision }),
  );
}

interface ExportFile {
  key: string;
  fileName: string;
  contentType: string;
}

function fileOf(ctx: Ctx, fileName: string, contentType: string): ExportFile {
  return { key: `exports/${ctx.teamId}/decisions/${newId()}-${fileName}`, fileName, contentType };
}

/** Sign the address and write down who took what out. */
async function handOut(
  deps: ExportDeps,
  ctx: Ctx,
  { key, fileName, contentType }: ExportFile,
  subject: { type: string; id: string },
): Promise<FileLinkView> {
  const signed = await deps.storage.signDownload(key, { fileName, contentType });
  const now = deps.clock.now();
  await deps.database.withTeam(ctx.teamId, (tx) =>
    audit(tx, ctx, now, { action: 'decision.export', subjectType: subject.type, subjectId: subject.id }),
  );
  return { url: signed.url, fileName, expiresAt: signed.expiresAt };
}
