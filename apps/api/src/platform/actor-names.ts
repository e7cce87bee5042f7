import { isUuid, users, type TeamTx } from '@og/db';
import { inArray } from 'drizzle-orm';

/** Parts of the system, as people call them. */
const SYSTEM: Record<string, string> = {
  campaign: 'Campaign',
  carrier: 'Carrier',
  health: 'Health check',
  import: 'Import',
  inbound: 'Incoming message',
  invitation: 'Invitation',
};

/** The names of people of the team by id; who has left it is not among them. */
export async function userNames(tx: TeamTx, ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const wanted = [...new Set(ids.filter((id): id is string => id !== null && isUuid(id)))];
  if (wanted.length === 0) return new Map();
  const rows = await tx.db
    .select({ id: users.id, name: users.name })
    .from(users)
    .where(inArray(users.id, wanted));
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** The user behind an actor of the audit log or a timeline; null for a lead or the system. */
export function userIdOf(actor: string): string | null {
  return actor.startsWith('user:') ? actor.slice('user:'.length) : null;
}

/** An actor as people read it: a person's name, an agent's, the lead, or a part of the system. */
export function actorLabel(actor: string, names: ReadonlyMap<string, string>): string {
  const userId = userIdOf(actor);
  if (userId) return names.get(userId) ?? 'Former member';
  if (actor === 'lead') return 'The lead';
  const agent = /^agent:(\w)(\w*)$/.exec(actor);
  if (agent) return `Agent ${agent[1]?.toUpperCase()}${agent[2]}`;
  const part = actor.replace(/^system:/, '');
  return SYSTEM[part] ?? `System: ${part}`;
}

/** The same rows with their actors as people read them. */
export async function withActorNames<T extends { actor: string }>(
  tx: TeamTx,
  rows: readonly T[],
): Promise<T[]> {
  const names = await userNames(
    tx,
    rows.map((row) => userIdOf(row.actor)),
  );
  return rows.map((row) => ({ ...row, actor: actorLabel(row.actor, names) }));
}
