import { globSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from './database';

const app = join(import.meta.dirname, '../../src/app');

/** Every page of the product as its files say: `/leads/[id]`, `/inbox/[[...id]]`. Groups are not in addresses. */
export function pageRoutes(): string[] {
  return globSync('**/page.tsx', { cwd: app })
    .map(
      (file) =>
        `/${file
          .split(/[\\/]/)
          .slice(0, -1)
          .filter((part) => !part.startsWith('('))
          .join('/')}`,
    )
    .toSorted();
}

/** Shown only where OG_GALLERY is set; not in the product. */
export const notInProduct = new Set(['/gallery']);

/** Pages for people who are not signed in. */
export function isPublic(route: string): boolean {
  return /^\/(login|signup|invite\/)/.test(route);
}

type Ids = (database: Database, teamId: string) => Promise<string>;

const idOf =
  (table: 'leads' | 'lead_imports' | 'conversations' | 'campaigns', where = 'true'): Ids =>
  async (database, teamId) => {
    const [row] = await database.rows<{ id: string }>(
      `select id from ${table} where team_id = $1 and ${where} order by created_at, id limit 1`,
      [teamId],
    );
    if (!row) throw new Error(`The demo workspace has nothing in ${table}.`);
    return row.id;
  };

/** What stands at the variable part of an address. A new page with one needs a line here. */
const variables: Record<string, Ids[]> = {
  '/leads/[id]': [idOf('leads')],
  '/leads/import/[[...job]]': [idOf('lead_imports')],
  '/inbox/[[...id]]': [idOf('conversations', 'last_inbound_at is not null')],
  '/campaigns/[id]': [idOf('campaigns', `state <> 'draft'`), idOf('campaigns', `state = 'draft'`)],
  '/campaigns/[id]/edit': [
    idOf('campaigns', `state = 'draft'`),
    idOf('campaigns', `state in ('active', 'paused')`),
  ],
  '/agents/[slug]': [
    ...['modes', 'prompt', 'sandbox', 'rehearsal', 'decisions', 'facts', 'usage'].map(
      (tab) => async () => `gianna?tab=${tab}`,
    ),
    async () => 'neva',
  ],
  '/campaigns/[id]/forecast': [idOf('campaigns', `state <> 'draft'`), idOf('campaigns', `state = 'draft'`)],
};

/** Parts of a page that its address names: each is looked at by itself. */
const tabs: Record<string, string[]> = {
  '/settings/senders': ['?tab=pools', '?tab=mail', '?tab=registration'],
  '/settings/inbox': ['?tab=buckets', '?tab=dispositions', '?tab=replies'],
  '/calendar': ['?tab=day', '?tab=hours'],
  '/calls': ['?tab=recent'],
  '/tasks': ['?state=DONE'],
};

/**
 * The addresses of one page with real ids of a team. An optional part gives the address without it as well.
 * `/invite/[token]` is not among them: its token is shown once, to the person who invites.
 */
export async function addressesOf(route: string, database: Database, teamId: string): Promise<string[]> {
  if (!route.includes('[')) return ['', ...(tabs[route] ?? [])].map((tab) => route + tab);
  const ids = variables[route];
  if (!ids) throw new Error(`${route} has a variable part: say in support/routes.ts what stands there.`);
  const filled = await Promise.all(
    ids.map(async (id) => route.replace(/\[.*?\]+/, await id(database, teamId))),
  );
  return route.includes('[[') ? [route.replace(/\/\[\[.*$/, ''), ...filled] : filled;
}
