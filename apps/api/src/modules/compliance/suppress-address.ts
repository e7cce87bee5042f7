import { isPersonWide } from '@og/core';
import type { TeamTx } from '@og/db';
import { z } from 'zod';
import { audit } from '../../platform/audit.js';
import { actorName, requirePermission, type Ctx } from '../../platform/ctx.js';
import { invalidField, parseInput, type InvalidInput } from '../../platform/errors/failures.js';
import type { Platform } from '../../platform/platform.js';
import { addSuppressions } from './add-suppressions.js';
import { parseAddress } from './parse-address.js';
import { lockPeople } from './lock-people.js';
import { addressesOfLead, leadOfAddress, sortAddresses, type Address } from './person.js';
import { revokeConsents } from './revoke-consents.js';
import type { SuppressionEffects } from './suppression-effects.js';
import {
  SUPPRESSION_COLUMNS,
  toSuppressionView,
  type SuppressionRow,
  type SuppressionView,
} from './suppression.view.js';

const inputSchema = z.object({
  channel: z.enum(['sms', 'email']),
  address: z.string().trim().min(1, 'Give the phone number or e-mail address.').max(320),
  reason: z.enum(
    [
      'opt_out',
      'dnc',
      'bounce',
      'complaint',
      'litigator',
      'wrong_number',
      'manual',
      'invalid_number',
      'landline',
      'blocked',
    ],
    {
      error: 'Choose another reason: erasure is recorded by a privacy request only.',
    },
  ),
  note: z.string().trim().max(500, 'Keep the note under 500 characters.').nullish(),
});

export type SuppressDeps = Pick<Platform, 'database' | 'clock' | 'outbox' | 'vault'> & {
  effects: SuppressionEffects;
};

/**
 * Bar an address by hand. An opt-out, a complaint and a litigator bar every phone and e-mail of the lead that owns
 * the address, withdraw its consents and stop what is pending, all in one transaction.
 */
export async function suppressAddress(
  deps: SuppressDeps,
  ctx: Ctx,
  input: unknown,
): Promise<SuppressionView | InvalidInput> {
  requirePermission(ctx, 'suppression.add');
  const parsed = parseInput(inputSchema, input);
  if (!parsed.ok) return parsed.failure;
  const { channel, reason, note } = parsed.data;
  return deps.database.withTeam(ctx.teamId, async (tx) => {
    const address = await parseAddress(tx, channel, parsed.data.address);
    if ('problem' in address) return invalidField('address', 'not_an_address', address.problem);
    const now = deps.clock.now();
    const leadId = await lockPeople(
      tx,
      () => leadOfAddress(tx, address),
      (owner) => ({
        leadIds: owner !== null && isPersonWide(reason) ? [owner] : [],
        addresses: [address.address],
      }),
    );
    const personWide = leadId !== null && isPersonWide(reason);
    const addresses = personWide
      ? sortAddresses([...(await addressesOfLead(tx, leadId)), address])
      : [address];
    const suppressed = { reason, addresses, leadId };
    await deps.effects.runBefore(tx, ctx, now, suppressed);
    await addSuppressions(tx, deps.vault, now, {
      addresses,
      reason,
      source: 'user',
      leadId,
      note: note ?? null,
      createdBy: actorName(ctx),
    });
    if (personWide) await markOptedOut(tx, now, leadId);
    await deps.effects.runAfter(tx, ctx, now, suppressed);
    const view = await activeRow(tx, deps, address, reason);
    await audit(tx, ctx, now, {
      action: 'suppression.add',
      subjectType: 'suppression',
      subjectId: view.id,
      detail: { channel, reason, addresses: addresses.length },
    });
    await deps.outbox.event(tx, now, 'suppression.changed.v1', [view.id], { channel });
    if (leadId) await deps.outbox.event(tx, now, 'lead.changed.v1', [leadId], { count: 1 });
    return view;
  });
}

async function markOptedOut(tx: TeamTx, now: Date, leadId: string): Promise<void> {
  await revokeConsents(tx, now, leadId);
  await tx.client.query(
    `update leads set opted_out_at = coalesce(opted_out_at, $3), stage = 'suppressed', updated_at = $3 where team_id = $1 and id = $2`,
    [tx.teamId, leadId, now.toISOString()],
  );
}

async function activeRow(
  tx: TeamTx,
  deps: SuppressDeps,
  address: Address,
  reason: string,
): Promise<SuppressionView> {
  const { rows } = await tx.client.query<SuppressionRow>(
    `select ${SUPPRESSION_COLUMNS} from suppression_list s
     where s.team_id = $1 and s.address_hash = $2 and s.reason = $3 and s.lifted_at is null`,
    [tx.teamId, deps.vault.addressHash(address.channel, address.address), reason],
  );
  const row = rows[0];
  if (!row) throw new Error('a suppression that was just written is not there');
  return toSuppressionView(row);
}
