import { z } from 'zod';
import { audit } from '../../platform/audit.js';
import { actorName, requirePermission, type Ctx } from '../../platform/ctx.js';
import {
  conflict,
  invalidField,
  missing,
  parseInput,
  type Conflict,
  type InvalidInput,
  type NotFound,
} from '../../platform/errors/failures.js';
import type { Platform } from '../../platform/platform.js';
import { liftAddress, reopenLead } from './lift-suppressions.js';
import { parseAddress } from './parse-address.js';

const inputSchema = z.object({
  channel: z.enum(['sms', 'email']),
  address: z.string().trim().min(1).max(320),
  reason: z.string().trim().min(5, 'Say why in at least 5 characters: it is kept in the audit log.').max(500),
});

export interface Unsuppressed {
  __typename: 'Removed';
  id: string;
}

/**
 * Lift what bars an address: for owners and admins, with a reason that is kept. Erasure is never lifted. Withdrawn
 * consents stay withdrawn: a new one has to be recorded before marketing can resume.
 */
export async function unsuppressAddress(
  deps: Pick<Platform, 'database' | 'clock' | 'outbox' | 'vault'>,
  ctx: Ctx,
  input: unknown,
): Promise<Unsuppressed | NotFound | InvalidInput | Conflict> {
  requirePermission(ctx, 'suppression.lift');
  const parsed = parseInput(inputSchema, input);
  if (!parsed.ok) return parsed.failure;
  const { channel, reason } = parsed.data;
  return deps.database.withTeam(ctx.teamId, async (tx) => {
    const address = await parseAddress(tx, channel, parsed.data.address);
    if ('problem' in address) return invalidField('address', 'not_an_address', address.problem);
    const now = deps.clock.now();
    const hash = deps.vault.addressHash(channel, address.address);
    const { rows } = await tx.client.query<{ id: string; reason: string }>(
      'select id, reason from suppression_list where team_id = $1 and address_hash = $2 and lifted_at is null order by created_at, id for update',
      [tx.teamId, hash],
    );
    const first = rows[0];
    if (!first) return missing('suppressed address');
    if (rows.some((row) => row.reason === 'erasure')) {
      return conflict('erased', 'This person asked to be erased: the address stays suppressed for good.');
    }
    const { lifted, leadIds } = await liftAddress(tx, deps.vault, now, address, {
      by: actorName(ctx),
      reason,
    });
    for (const leadId of leadIds) {
      await reopenLead(tx, now, leadId);
      await deps.outbox.event(tx, now, 'lead.changed.v1', [leadId], { count: 1 });
    }
    await audit(tx, ctx, now, {
      action: 'suppression.lift',
      subjectType: 'suppression',
      subjectId: first.id,
      detail: { channel, reasons: rows.map((row) => row.reason), rows: lifted, because: reason },
    });
    await deps.outbox.event(tx, now, 'suppression.changed.v1', [first.id], { channel });
    return { __typename: 'Removed' as const, id: first.id };
  });
}
