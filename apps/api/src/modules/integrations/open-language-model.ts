import { integrations, type SealedCredentials } from '@og/db';
import { and, desc, eq, ne } from 'drizzle-orm';
import type { Platform } from '../../platform/platform.js';
import { modelTable, openAnthropicAccount, type AnthropicLlm } from '../../platform/vendors/anthropic.js';
import type { LlmPort, ModelTable } from '../../platform/vendors/llm.js';
import { credentialsContext, type SealedAnthropic } from './credentials.js';
import { watchedLlm } from './watched-llm.js';

/** Opens the simulator and nothing else. */
const SIMULATOR_KEY = 'sk-ant-twin-demo-key-00000000000000000000';

/** A team's language model. */
export interface OpenLanguageModel {
  llm: LlmPort;
  models: ModelTable;
  /** A simulator answers; screens say so. */
  simulated: boolean;
}

type Deps = Pick<Platform, 'database' | 'vault' | 'config'>;

/** Clients that are open, by database (tests run several) and key. */
const clients = new WeakMap<Platform['database'], Map<string, AnthropicLlm>>();
const CAPACITY = 500;

/**
 * Open the model that a team's agents ask: of the team's own Anthropic account, else of the installation's, else the
 * simulator where one stands in for the vendors. What the vendor says of the team's key is kept with the account.
 * @returns null when there is none of the three
 */
export async function openLanguageModel(deps: Deps, teamId: string): Promise<OpenLanguageModel | null> {
  const { config } = deps;
  const own = await readAccount(deps, teamId);
  const simulated = Boolean(config.CARRIERS_SIMULATED && config.ANTHROPIC_BASE_URL);
  const key = own?.apiKey ?? config.ANTHROPIC_API_KEY ?? (simulated ? SIMULATOR_KEY : null);
  if (key === null) return null;
  const client = clientOf(deps, key);
  const llm = own ? watchedLlm(deps.database, client, teamId, own.id) : client;
  return { llm, models: modelTable(config), simulated };
}

/** A person has just tried the key: what this process knew of its account no longer holds. */
export function forgetLanguageModel(database: Platform['database'], apiKey: string): void {
  clients.get(database)?.delete(apiKey);
}

async function readAccount(deps: Deps, teamId: string): Promise<{ id: string; apiKey: string } | null> {
  const row = await deps.database.withTeam(
    teamId,
    async (tx): Promise<{ id: string; credentials: SealedCredentials } | null> => {
      const [found] = await tx.db
        .select({ id: integrations.id, credentials: integrations.credentials })
        .from(integrations)
        .where(
          and(
            eq(integrations.teamId, teamId),
            eq(integrations.vendor, 'anthropic'),
            ne(integrations.state, 'disabled'),
          ),
        )
        .orderBy(desc(integrations.createdAt))
        .limit(1);
      return found ?? null;
    },
    { readOnly: true },
  );
  if (!row) return null;
  const { apiKey } = deps.vault.open<SealedAnthropic>(row.credentials, credentialsContext(teamId, row.id));
  return { id: row.id, apiKey };
}

function clientOf({ database, config }: Deps, apiKey: string): AnthropicLlm {
  const open = clients.get(database) ?? new Map<string, AnthropicLlm>();
  clients.set(database, open);
  const known = open.get(apiKey);
  if (known) return known;
  if (open.size >= CAPACITY) open.clear();
  // All teams share the simulator's account: one that plays an empty account must not stop the others.
  const client = openAnthropicAccount(config, { apiKey }, apiKey === SIMULATOR_KEY ? { stopMs: 0 } : {});
  open.set(apiKey, client);
  return client;
}
