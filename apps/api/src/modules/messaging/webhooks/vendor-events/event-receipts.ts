import { newId, type TeamTx } from '@og/db';
import type { MessageVendor, VendorEvent } from '../../../../platform/vendors/ports.js';
import { storable } from '../form-params.js';

/** A vendor's webhook that was proven to come from it, and whose it is. */
export interface EventSource {
  teamId: string;
  integrationId: string;
  vendor: MessageVendor;
}

/**
 * Write down which events came, once each, in one statement. The same event again, also at the same moment, is not
 * among the answer, unless nobody knew its message before: a vendor may report before its own answer was stored.
 * @returns the new events in their order
 */
export async function receiveOnce(
  tx: TeamTx,
  now: Date,
  source: EventSource,
  events: readonly VendorEvent[],
): Promise<VendorEvent[]> {
  const unique = withoutDoubles(events);
  const { rows } = await tx.client.query<{ event_key: string }>(
    `insert into webhook_receipts (team_id, id, vendor, integration_id, kind, event_key, payload, created_at)
     select $1, r.id, $2::vendor, $3, r.kind, r.key, r.payload::jsonb, $4
     from unnest($5::uuid[], $6::text[], $7::text[], $8::text[]) as r(id, kind, key, payload)
     order by r.key
     on conflict on constraint webhook_receipts_once do update set payload = excluded.payload where webhook_receipts.outcome = 'unbound'
     returning event_key`,
    [
      tx.teamId,
      source.vendor,
      source.integrationId,
      now.toISOString(),
      unique.map(() => newId()),
      unique.map((event) => event.kind),
      unique.map((event) => event.dedupeKey),
      unique.map((event) => JSON.stringify(payloadOf(event))),
    ],
  );
  const fresh = new Set(rows.map((row) => row.event_key));
  return unique.filter((event) => fresh.has(event.dedupeKey));
}

/** The same event told twice, at two addresses say: the one that names our message is kept. */
function withoutDoubles(events: readonly VendorEvent[]): VendorEvent[] {
  const unique = new Map<string, VendorEvent>();
  for (const event of events) {
    const known = unique.get(event.dedupeKey);
    if (!known || (!namesMessage(known) && namesMessage(event))) unique.set(event.dedupeKey, event);
  }
  return [...unique.values()];
}

const namesMessage = (event: VendorEvent): boolean =>
  'customArgs' in event && Object.keys(event.customArgs).length > 0;

/** What became of the events, by their key. */
export async function noteOutcomes(
  tx: TeamTx,
  now: Date,
  source: EventSource,
  outcomes: ReadonlyMap<string, string>,
): Promise<void> {
  await tx.client.query(
    `update webhook_receipts w set outcome = r.outcome, processed_at = $4
     from unnest($5::text[], $6::text[]) as r(key, outcome)
     where w.team_id = $1 and w.vendor = $2::vendor and w.integration_id = $3 and w.event_key = r.key`,
    [
      tx.teamId,
      source.vendor,
      source.integrationId,
      now.toISOString(),
      [...outcomes.keys()],
      [...outcomes.values()],
    ],
  );
}

function payloadOf(event: VendorEvent): Record<string, string> {
  const texts = Object.entries(event).flatMap(([name, value]) => {
    if (value === null || value === undefined || name === 'dedupeKey') return [];
    if (value instanceof Date) return [[name, value.toISOString()]];
    return [[name, typeof value === 'object' ? JSON.stringify(value) : String(value)]];
  });
  return storable(Object.fromEntries(texts) as Record<string, string>);
}
