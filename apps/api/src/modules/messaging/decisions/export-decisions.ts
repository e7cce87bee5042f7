import { isUuid, newId } from '@og/db';
import { audit } from '../../../platform/audit.js';
import { requirePermission, type Ctx } from '../../../platform/ctx.js';
import type { Platform } from '../../../platform/platform.js';
import { readLines } from './campaign-records.js';
import { signDecisionDownload } from './decision-download.js';

export type ExportDeps = Pick<Platform, 'database' | 'clock' | 'vault' | 'storage' | 'config'>;

/** Where a file can be fetched, for at most a quarter of an hour. */
export interface FileLinkView {
  url: string;
  fileName: string;
  expiresAt: Date;
}

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
  const fileName = `decision-${messageId}.json`;
  const contentType = 'application/json';
  const key = `exports/${ctx.teamId}/decisions/${newId()}-${fileName}`;
  await deps.storage.write(key, Buffer.from(`${JSON.stringify(JSON.parse(line), null, 2)}\n`), contentType);
  const { url, expiresAt } = await deps.storage.signDownload(key, { fileName, contentType });
  await writeDown(deps, ctx, { type: 'message', id: messageId });
  return { url, fileName, expiresAt };
}

/**
 * The records of all messages of a campaign, one JSON object a line: an address that streams them from the database
 * while they are downloaded, however many they are.
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
  const { url, expiresAt } = signDecisionDownload(deps, ctx, campaignId);
  await writeDown(deps, ctx, { type: 'campaign', id: campaignId });
  return { url, fileName: `decisions-${campaignId}.jsonl`, expiresAt };
}

/** Who took what out. */
async function writeDown(
  deps: Pick<Platform, 'database' | 'clock'>,
  ctx: Ctx,
  subject: { type: string; id: string },
): Promise<void> {
  const now = deps.clock.now();
  await deps.database.withTeam(ctx.teamId, (tx) =>
    audit(tx, ctx, now, { action: 'decision.export', subjectType: subject.type, subjectId: subject.id }),
  );
}
