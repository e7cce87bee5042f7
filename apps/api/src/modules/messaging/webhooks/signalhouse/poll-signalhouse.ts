import { newId } from '@og/db';
import type { Platform } from '../../../../platform/platform.js';
import type { VendorEvent } from '../../../../platform/vendors/ports.js';
import { openSignalHouse, type OpenSignalHouse } from '../../../integrations/index.js';
import { applyVendorEvents } from '../vendor-events/apply-vendor-events.js';
import type { EventDeps } from '../vendor-events/event-deps.js';

type Deps = EventDeps & Pick<Platform, 'config'>;

/** The vendor gives a webhook up within seconds: its log is read this often. */
const EVERY_MS = 5 * 60_000;
/** Without a registered webhook the log is all that there is. */
const EVERY_UNHEARD_MS = 20_000;
/** Read again, because an event may stand in the log later than its time says. */
const OVERLAP_MS = 10 * 60_000;
/** After a long pause not everything is read at once; the rest waits for reconciliation. */
const LONGEST_MS = 3 * 86_400_000;
const MOST_PAGES = 100;
const CHUNK = 100;

interface Account {
  team_id: string;
  id: string;
  created_at: Date;
}

/**
 * Catch up on what SignalHouse's webhooks did not bring: its log of events, for every connected account that is due.
 * An event that came by webhook has its receipt and is passed over.
 */
export async function pollSignalHouse(deps: Deps): Promise<void> {
  const { rows } = await deps.database.withSystem(
    (tx) =>
      tx.client.query<Account>(
        `select team_id, id, created_at from integrations where vendor = 'signalhouse' and state in ('connected', 'failing') order by id`,
      ),
    { readOnly: true },
  );
  for (const row of rows)
    await pollAccount(deps, row).catch((error: unknown) =>
      deps.logger.warn(
        { err: error, integrationId: row.id },
        'the log of SignalHouse was not read: it comes again',
      ),
    );
}

/** @returns how many events were new */
export async function pollAccount(
  deps: Deps,
  { team_id: teamId, id, created_at: createdAt }: Account,
): Promise<number> {
  const account = await openSignalHouse(deps, teamId, id);
  if (!account) return 0;
  const now = deps.clock.now();
  const last = await readCursor(deps, teamId, id);
  const every = account.signingSecret ? EVERY_MS : EVERY_UNHEARD_MS;
  if (last && now.getTime() - last.getTime() < every) return 0;
  const from = last ? last.getTime() - OVERLAP_MS : createdAt.getTime();
  const since = new Date(Math.max(from, now.getTime() - LONGEST_MS));
  const events = await readLog(account, since, now);
  if (events === null) return 0;
  const source = { teamId, integrationId: id, vendor: 'signalhouse' as const };
  let fresh = 0;
  // The oldest first, as they happened.
  for (let start = 0; start < events.length; start += CHUNK)
    fresh += (await applyVendorEvents(deps, source, events.slice(start, start + CHUNK))).size;
  await saveCursor(deps, teamId, id, now);
  if (fresh > 0)
    deps.logger.info(
      { teamId, integrationId: id, events: fresh },
      'events that no webhook brought were caught up on',
    );
  return fresh;
}

/** @returns null when the vendor did not answer: the next round begins at the same place */
async function readLog(account: OpenSignalHouse, since: Date, until: Date): Promise<VendorEvent[] | null> {
  const newestFirst: VendorEvent[] = [];
  let page: string | undefined;
  for (let count = 0; count < MOST_PAGES; count += 1) {
    const answer = await account.webhooks.listEvents({ since, until, page });
    if (answer.kind === 'unavailable') return null;
    newestFirst.push(...answer.events);
    if (answer.next === null) break;
    page = answer.next;
  }
  return newestFirst.toReversed();
}

async function readCursor(deps: Deps, teamId: string, integrationId: string): Promise<Date | null> {
  const { rows } = await deps.database.withTeam(
    teamId,
    (tx) =>
      tx.client.query<{ until: string }>(
        `select payload->>'until' as until from webhook_receipts
         where team_id = $1 and vendor = 'signalhouse' and integration_id = $2 and kind = 'poll' and event_key = 'log'`,
        [teamId, integrationId],
      ),
    { readOnly: true },
  );
  return rows[0] ? new Date(rows[0].until) : null;
}

async function saveCursor(deps: Deps, teamId: string, integrationId: string, until: Date): Promise<void> {
  const at = until.toISOString();
  await deps.database.withTeam(teamId, (tx) =>
    tx.client.query(
      `insert into webhook_receipts (team_id, id, vendor, integration_id, kind, event_key, payload, processed_at, outcome, created_at)
       values ($1, $2, 'signalhouse', $3, 'poll', 'log', jsonb_build_object('until', $4::text), $4::timestamptz, 'read', $4::timestamptz)
       on conflict on constraint webhook_receipts_once do update
         set payload = excluded.payload, processed_at = excluded.processed_at, created_at = excluded.created_at`,
      [teamId, newId(), integrationId, at],
    ),
  );
}
