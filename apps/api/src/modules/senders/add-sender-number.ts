import { NUMBER_RATES, parseSenderNumber, type SenderNumberKind } from '@og/core';
import { newId, senderNumbers, type TeamTx } from '@og/db';
import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { audit } from '../../platform/audit.js';
import { requirePermission, type Ctx } from '../../platform/ctx.js';
import {
  conflict,
  invalidField,
  parseInput,
  type Conflict,
  type InvalidInput,
  type VendorRejected,
} from '../../platform/errors/failures.js';
import { VendorEnum } from '../../platform/graphql/shared-enums.js';
import type { Platform } from '../../platform/platform.js';
import { usableIntegrations } from '../integrations/index.js';
import { claimNumber, type ClaimedNumber } from './claim-number.js';
import { defaultPool } from './default-pool.js';
import { SenderKindEnum } from './sender.types.js';
import { readSenderNumbers, type SenderNumberView } from './senders.queries.js';

const schema = z.object({
  vendor: z.enum(VendorEnum),
  phone: z.string().max(80, 'Use at most 80 characters.'),
  kind: z.enum(SenderKindEnum).nullish(),
  label: z.string().trim().max(80, 'Use at most 80 characters.').nullish(),
});

type Deps = Pick<Platform, 'database' | 'clock' | 'outbox' | 'vault' | 'config'>;

/**
 * Add a number or short code that the team rents at a connected vendor; a retired one comes back. Its kind is seen
 * from the number; a kind that is given must be that one.
 */
export async function addSenderNumber(
  deps: Deps,
  ctx: Ctx,
  input: unknown,
): Promise<SenderNumberView | InvalidInput | Conflict | VendorRejected> {
  requirePermission(ctx, 'senders.manage');
  const parsed = parseInput(schema, input);
  if (!parsed.ok) return parsed.failure;
  const { vendor, label } = parsed.data;
  const number = parseSenderNumber(parsed.data.phone, parsed.data.kind);
  if (!number.ok) return invalidField('phone', number.code, number.message);
  const { phone, kind } = number;
  if (vendor !== 'twilio' && vendor !== 'signalhouse') {
    return invalidField('vendor', 'no_numbers', 'Numbers are rented at Twilio or SignalHouse.');
  }
  if (kind === 'short_code' && vendor !== 'twilio') {
    return invalidField(
      'vendor',
      'no_short_codes',
      'Short codes are added from Twilio: SignalHouse does not let programs see its own.',
    );
  }
  const state = await deps.database.withTeam(
    ctx.teamId,
    async (tx) => ({
      accounts: await usableIntegrations(tx, vendor),
      existing: await findByPhone(tx, phone),
    }),
    { readOnly: true },
  );
  if (state.existing && state.existing.state !== 'retired') return alreadyThere();
  if (state.accounts.length === 0) {
    const name = vendor === 'twilio' ? 'Twilio' : 'SignalHouse';
    return invalidField('vendor', 'not_connected', `Connect ${name} under Settings → Integrations first.`);
  }
  const claimed = await claimNumber(deps, ctx.teamId, state.accounts, phone);
  if ('__typename' in claimed) return claimed;
  return deps.database.withTeam(ctx.teamId, (tx) =>
    store(deps, tx, ctx, {
      vendor,
      phone,
      kind,
      label: label || null,
      ...claimed,
    }),
  );
}

async function store(
  deps: Deps,
  tx: TeamTx,
  ctx: Ctx,
  number: ClaimedNumber & {
    vendor: 'twilio' | 'signalhouse';
    phone: string;
    kind: SenderNumberKind;
    label: string | null;
  },
): Promise<SenderNumberView | Conflict> {
  const now = deps.clock.now();
  const values = {
    vendor: number.vendor,
    kind: number.kind,
    segmentsPerSecond: NUMBER_RATES[number.kind],
    integrationId: number.integrationId,
    label: number.label,
    state: 'active' as const,
    stateReason: number.todo,
    providerSid: number.providerSid,
    updatedAt: now,
  };
  const [row] = await tx.db
    .insert(senderNumbers)
    .values({
      teamId: ctx.teamId,
      id: newId(),
      phone: number.phone,
      createdAt: now,
      ...values,
    })
    .onConflictDoUpdate({
      target: [senderNumbers.teamId, senderNumbers.phone],
      set: values,
      setWhere: eq(senderNumbers.state, 'retired'),
    })
    .returning({ id: senderNumbers.id });
  if (!row) return alreadyThere();
  await defaultPool(tx, now);
  await audit(tx, ctx, now, { action: 'sender_number.add', subjectType: 'sender_number', subjectId: row.id });
  await deps.outbox.event(tx, now, 'team.changed.v1', [row.id], { what: 'senders' });
  const [view] = await readSenderNumbers(tx, now, [row.id]);
  if (!view) throw new Error('The number vanished while it was being added.');
  return view;
}

function alreadyThere(): Conflict {
  return conflict('number_exists', 'This number is in your list already.');
}

async function findByPhone(tx: TeamTx, phone: string) {
  const [row] = await tx.db
    .select({ id: senderNumbers.id, state: senderNumbers.state })
    .from(senderNumbers)
    .where(and(eq(senderNumbers.teamId, tx.teamId), eq(senderNumbers.phone, phone)));
  return row ?? null;
}
