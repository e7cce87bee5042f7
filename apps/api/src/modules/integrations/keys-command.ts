import { integrations } from '@og/db';
import { and, eq } from 'drizzle-orm';
import type { Platform } from '../../platform/platform.js';
import { credentialsContext } from './credentials.js';

export const KEYS_HELP =
  'status | pepper | reseal: which secret seals what, what ADDRESS_PEPPER is to be, seal all with the present APP_SECRET.';

type Deps = Pick<Platform, 'database' | 'vault' | 'config'>;

/**
 * The operator's hand on the keys of the installation; docs/runbooks/keys.md says in which order.
 * @returns what to print
 * @throws Error for an unknown word
 */
export async function keysCommand(deps: Deps, word: string | undefined): Promise<string> {
  switch (word) {
    case undefined:
    case 'status':
      return status(deps);
    case 'pepper':
      return deps.vault.addressPepper;
    case 'reseal':
      return reseal(deps);
    default:
      throw new Error(`keys ${word}: not known. Choose from status, pepper, reseal.`);
  }
}

async function status(deps: Deps): Promise<string> {
  const sealed = await allSealed(deps);
  const former = sealed.filter(({ credentials }) => !deps.vault.isCurrent(credentials));
  const closed = former.filter((row) => !opens(deps, row));
  return [
    `accounts: ${sealed.length}, of which a former APP_SECRET sealed ${former.length}`,
    ...closed.map(
      ({ id, teamId }) => `no secret that is set opens account ${id} of team ${teamId}: connect it again`,
    ),
    `ADDRESS_PEPPER: ${deps.config.ADDRESS_PEPPER ? 'set' : 'derived from APP_SECRET'}`,
    `APP_SECRET_PREVIOUS: ${deps.config.APP_SECRET_PREVIOUS?.length ?? 0}`,
  ].join('\n');
}

async function reseal(deps: Deps): Promise<string> {
  let done = 0;
  const failed: string[] = [];
  for (const { id, teamId } of await allSealed(deps)) {
    const outcome = await resealOne(deps, teamId, id).catch(() => 'closed' as const);
    if (outcome === 'resealed') done += 1;
    if (outcome === 'closed') failed.push(`account ${id} of team ${teamId} does not open: connect it again`);
  }
  return [`sealed anew: ${done}`, ...failed].join('\n');
}

/** Under the row's lock, so that a connect at the same moment loses nothing. */
function resealOne({ database, vault }: Deps, teamId: string, id: string): Promise<'resealed' | 'current'> {
  return database.withTeam(teamId, async (tx) => {
    const own = and(eq(integrations.teamId, teamId), eq(integrations.id, id));
    const [row] = await tx.db
      .select({ credentials: integrations.credentials })
      .from(integrations)
      .where(own)
      .for('update');
    if (!row?.credentials.nonce || vault.isCurrent(row.credentials)) return 'current';
    const context = credentialsContext(teamId, id);
    const credentials = vault.seal(vault.open(row.credentials, context), context);
    await tx.db.update(integrations).set({ credentials }).where(own);
    return 'resealed';
  });
}

/** Every account that has credentials, of all teams. */
async function allSealed({ database }: Deps) {
  const rows = await database.withSystem(
    (tx) =>
      tx.db
        .select({ id: integrations.id, teamId: integrations.teamId, credentials: integrations.credentials })
        .from(integrations),
    { readOnly: true },
  );
  return rows.filter(({ credentials }) => credentials.nonce !== '');
}

function opens({ vault }: Deps, row: Awaited<ReturnType<typeof allSealed>>[number]): boolean {
  try {
    vault.open(row.credentials, credentialsContext(row.teamId, row.id));
    return true;
  } catch {
    return false;
  }
}
