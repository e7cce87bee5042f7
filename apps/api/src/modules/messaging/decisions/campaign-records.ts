import { isUuid, type TeamTx } from '@og/db';
import type { Platform } from '../../../platform/platform.js';
import { readDecisionRecords } from './message-decision.queries.js';
import { readMessageFacts } from './message-facts.js';

type Deps = Pick<Platform, 'database' | 'clock' | 'vault'>;

const PAGE = 500;
/** A statement of an export may take so long; each reads one page. */
const STATEMENT_MS = 120_000;
const FIRST = '00000000-0000-0000-0000-000000000000';

/**
 * The records of all messages of a campaign, a page of lines (JSON) at a time, in the order in which they were planned.
 * A page is read when it is asked for, in a transaction of its own: memory holds one page, no connection is held while
 * the reader is slow, and what is planned meanwhile comes at the end.
 */
export async function* campaignRecords(
  deps: Deps,
  { teamId, campaignId }: { teamId: string; campaignId: string },
  size = PAGE,
): AsyncGenerator<string> {
  if (!isUuid(campaignId)) return;
  let after = FIRST;
  for (;;) {
    const page = await deps.database.withTeam(teamId, (tx) => readPage(deps, tx, campaignId, after, size), {
      readOnly: true,
      statementTimeout: STATEMENT_MS,
    });
    if (page === null) return;
    after = page.last;
    if (page.lines.length > 0) yield `${page.lines.join('\n')}\n`;
  }
}

async function readPage(
  deps: Deps,
  tx: TeamTx,
  campaignId: string,
  after: string,
  size: number,
): Promise<{ last: string; lines: string[] } | null> {
  // A row's id grows with time. Compared this way the campaign is no key to an index: the team's rows are walked by
  // their ids once over all pages, in place of sorting the campaign's rows again for each.
  const { rows } = await tx.client.query<{ id: string; message_id: string }>(
    `select id, message_id from send_ledger where team_id = $1 and id > $2 and campaign_id is not distinct from $3::uuid
     order by id limit $4`,
    [tx.teamId, after, campaignId, size],
  );
  const last = rows.at(-1);
  if (!last) return null;
  const messageIds = rows.map((row) => row.message_id);
  return { last: last.id, lines: await readLines(deps, tx, messageIds) };
}

/** Records with the messages that they are about, as JSON. */
export async function readLines(
  deps: Pick<Deps, 'clock' | 'vault'>,
  tx: TeamTx,
  messageIds: readonly string[],
): Promise<string[]> {
  const records = await readDecisionRecords(deps, tx, messageIds);
  const messages = await readMessageFacts(tx, messageIds);
  return records.map(({ messageId, ...decision }) =>
    JSON.stringify({ messageId, ...messages.get(messageId), ...decision }),
  );
}
