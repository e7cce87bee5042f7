import { isUuid, type Database, type SealedCredentials } from '@og/db';
import { gathered } from '../../../../platform/gathered.js';
import type { Platform } from '../../../../platform/platform.js';
import type { MessageVendor } from '../../../../platform/vendors/ports.js';

/** What an address of our webhooks names. */
export interface IntegrationRow {
  id: string;
  vendor: string;
  team_id: string;
  credentials: SealedCredentials;
}

const readers = new WeakMap<Database, (id: string) => Promise<IntegrationRow | null>>();

/**
 * The account that the address of a webhook names; null when this vendor has none of this id. Before anything is proven:
 * anybody may ask for ids that do not exist, as often as they like, from the vendors' own machines, too. Those are
 * looked up together, so that they cost a statement now and then, and nobody is refused who may be a vendor.
 */
export async function readIntegration(
  { database }: Pick<Platform, 'database'>,
  vendor: MessageVendor,
  id: string,
): Promise<IntegrationRow | null> {
  if (!isUuid(id)) return null;
  const read = readers.get(database) ?? gathered((ids) => readRows(database, ids));
  readers.set(database, read);
  const row = await read(id.toLowerCase());
  return row?.vendor === vendor ? row : null;
}

async function readRows(database: Database, ids: readonly string[]): Promise<Map<string, IntegrationRow>> {
  const { rows } = await database.withSystem(
    (tx) =>
      tx.client.query<IntegrationRow>(
        'select id, vendor, team_id, credentials from integrations where id = any($1::uuid[])',
        [ids],
      ),
    { readOnly: true },
  );
  return new Map(rows.map((row) => [row.id, row]));
}
