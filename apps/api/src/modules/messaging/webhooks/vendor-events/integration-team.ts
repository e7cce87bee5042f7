import type { Database } from '@og/db';
import type { Platform } from '../../../../platform/platform.js';
import type { MessageVendor } from '../../../../platform/vendors/ports.js';
import { readIntegration } from './read-integration.js';

/** An integration never changes its team: what is known stays true until it is gone. */
const FRESH_MS = 60_000;
const CAPACITY = 1_000;
const seen = new WeakMap<Database, Map<string, { at: number; teamId: string }>>();

/** The team of an integration, as the address of its webhooks names it; null when there is no such account. */
export async function teamOfIntegration(
  deps: Pick<Platform, 'database'>,
  vendor: MessageVendor,
  integrationId: string,
): Promise<string | null> {
  const known = seen.get(deps.database) ?? new Map<string, { at: number; teamId: string }>();
  seen.set(deps.database, known);
  const key = `${vendor} ${integrationId}`;
  const hit = known.get(key);
  if (hit && performance.now() - hit.at < FRESH_MS) return hit.teamId;
  const teamId = (await readIntegration(deps, vendor, integrationId))?.team_id ?? null;
  if (known.size >= CAPACITY) known.clear();
  if (teamId) known.set(key, { at: performance.now(), teamId });
  else known.delete(key);
  return teamId;
}
