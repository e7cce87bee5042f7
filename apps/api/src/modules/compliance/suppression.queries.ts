import { requirePermission, type Ctx } from '../../platform/ctx.js';
import { placeAfter, pageSize, toConnection, type Connection } from '../../platform/graphql/connection.js';
import type { Platform } from '../../platform/platform.js';
import { parseAddress } from './parse-address.js';
import {
  SUPPRESSION_COLUMNS,
  toSuppressionView,
  type SuppressionRow,
  type SuppressionView,
} from './suppression.view.js';

export interface SuppressionsArgs {
  channel?: 'sms' | 'email' | null;
  /** Exactly this address, as a person types it; with no channel, an `@` tells which it is. */
  address?: string | null;
  /** Part of an address or note. */
  search?: string | null;
  first?: number | null;
  after?: string | null;
}

/** What is suppressed now, the newest first. An address that is none matches nothing. */
export async function listSuppressions(
  deps: Pick<Platform, 'database' | 'vault'>,
  ctx: Ctx,
  args: SuppressionsArgs,
): Promise<Connection<SuppressionView>> {
  requirePermission(ctx, 'suppression.read');
  const limit = pageSize(args.first);
  const [at, id] = placeAfter(args.after);
  return deps.database.withTeam(
    ctx.teamId,
    async (tx) => {
      const where = ['s.team_id = $1', 's.lifted_at is null'];
      const values: unknown[] = [tx.teamId];
      const add = (clause: (place: string) => string, value: unknown) => {
        values.push(value);
        where.push(clause(`$${values.length}`));
      };
      if (args.channel) add((p) => `s.channel = ${p}`, args.channel);
      if (args.address?.trim()) {
        const channel = args.channel ?? (args.address.includes('@') ? 'email' : 'sms');
        const address = await parseAddress(tx, channel, args.address);
        if ('problem' in address) return toConnection<SuppressionView>([], limit, args.after, () => []);
        add((p) => `s.address_hash = ${p}`, deps.vault.addressHash(channel, address.address));
      }
      if (args.search?.trim()) {
        const text = args.search.trim();
        const digits = text.replace(/[\s().-]/g, '');
        const part = /^\+?\d{3,}$/.test(digits) ? digits : text;
        add((p) => `(s.address ilike ${p} or s.note ilike ${p})`, `%${part.replace(/[\\%_]/g, '\\$&')}%`);
      }
      if (at !== null) {
        values.push(at, id);
        where.push(`(s.created_at, s.id) < ($${values.length - 1}::timestamptz, $${values.length}::uuid)`);
      }
      values.push(limit + 1);
      const { rows } = await tx.client.query<SuppressionRow>(
        `select ${SUPPRESSION_COLUMNS} from suppression_list s where ${where.join(' and ')}
         order by s.created_at desc, s.id desc limit $${values.length}`,
        values,
      );
      return toConnection(rows.map(toSuppressionView), limit, args.after, (row) => [
        row.createdAt.toISOString(),
        row.id,
      ]);
    },
    { readOnly: true },
  );
}
