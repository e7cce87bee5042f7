import { pacificDay } from '@og/core';
import { isUuid, newId, senderMailboxes } from '@og/db';
import { and, eq, ne } from 'drizzle-orm';
import { z } from 'zod';
import { audit } from '../../../platform/audit.js';
import { requirePermission, type Ctx } from '../../../platform/ctx.js';
import {
  conflict,
  invalidField,
  missing,
  parseInput,
  type Conflict,
  type InvalidInput,
  type NotFound,
} from '../../../platform/errors/failures.js';
import type { Platform } from '../../../platform/platform.js';
import { dailyCap } from '../daily-cap.js';
import type { SenderMailboxView } from '../sender-views.js';
import { readSenderMailboxes } from '../senders.queries.js';
import { isUnder, mailAddress } from './domain-name.js';

type Deps = Pick<Platform, 'database' | 'clock' | 'outbox'>;

/** A name in a header: no line ends, no brackets that would begin an address. */
const displayName = z
  .string()
  .trim()
  .min(1, 'Give the name that people see.')
  .max(80, 'Use at most 80 characters.')
  .regex(/^[^\r\n<>"]*$/, 'Leave out quotation marks, brackets and line ends.');

const newMailbox = z.object({
  address: mailAddress,
  displayName,
  domainId: z.string(),
  replyTo: mailAddress.nullish(),
  dailyCap,
  warmUp: z.boolean().nullish(),
});
const change = z.object({
  displayName: displayName.nullish(),
  replyTo: mailAddress.nullish(),
  dailyCap,
  warmUp: z.boolean().nullish(),
});

/** Add an address that e-mail leaves from; a retired one comes back. It waits until its domain is verified. */
export async function addSenderMailbox(
  deps: Deps,
  ctx: Ctx,
  input: unknown,
): Promise<SenderMailboxView | InvalidInput | Conflict | NotFound> {
  requirePermission(ctx, 'senders.manage');
  const parsed = parseInput(newMailbox, input);
  if (!parsed.ok) return parsed.failure;
  const { address, domainId, warmUp, ...rest } = parsed.data;
  const now = deps.clock.now();
  return deps.database.withTeam(ctx.teamId, async (tx) => {
    const { rows } = isUuid(domainId)
      ? await tx.client.query<{ domain: string; state: string; integration_id: string }>(
          'select domain, state, integration_id from sending_domains where team_id = $1 and id = $2',
          [ctx.teamId, domainId],
        )
      : { rows: [] };
    const domain = rows[0];
    if (!domain) return invalidField('domainId', 'unknown_domain', 'Choose one of your sending domains.');
    if (!isUnder(address, domain.domain))
      return invalidField('address', 'other_domain', `The address must end in @${domain.domain}.`);
    const verified = domain.state === 'verified';
    const values = {
      integrationId: domain.integration_id,
      domainId,
      displayName: rest.displayName,
      replyTo: rest.replyTo ?? null,
      dailyCap: rest.dailyCap ?? null,
      // A new address warms up unless somebody says that it is known already.
      warmUpStartedOn: warmUp === false ? null : pacificDay(now),
      state: verified ? ('active' as const) : ('pending' as const),
      stateReason: verified ? null : 'Its domain is not verified.',
      updatedAt: now,
    };
    const [row] = await tx.db
      .insert(senderMailboxes)
      .values({ teamId: ctx.teamId, id: newId(), vendor: 'sendgrid', address, createdAt: now, ...values })
      .onConflictDoUpdate({
        target: [senderMailboxes.teamId, senderMailboxes.address],
        set: values,
        setWhere: eq(senderMailboxes.state, 'retired'),
      })
      .returning({ id: senderMailboxes.id });
    if (!row) return conflict('mailbox_exists', 'This address is in your list already.');
    return changed(deps, ctx, tx, now, row.id, 'sender_mailbox.add');
  });
}

/** Change a mailbox; what is absent stays, null takes a reply address or cap away. */
export async function updateSenderMailbox(
  deps: Deps,
  ctx: Ctx,
  id: string,
  input: unknown,
): Promise<SenderMailboxView | InvalidInput | NotFound> {
  requirePermission(ctx, 'senders.manage');
  if (!isUuid(id)) return missing('mailbox');
  const parsed = parseInput(change, input);
  if (!parsed.ok) return parsed.failure;
  const given = parsed.data;
  const now = deps.clock.now();
  return deps.database.withTeam(ctx.teamId, async (tx) => {
    const own = and(eq(senderMailboxes.teamId, ctx.teamId), eq(senderMailboxes.id, id));
    const [row] = await tx.db
      .select({ warmUpStartedOn: senderMailboxes.warmUpStartedOn })
      .from(senderMailboxes)
      .where(own)
      .for('update');
    if (!row) return missing('mailbox');
    await tx.db
      .update(senderMailboxes)
      .set({
        ...(given.displayName ? { displayName: given.displayName } : {}),
        ...(given.replyTo === undefined ? {} : { replyTo: given.replyTo }),
        ...(given.dailyCap === undefined ? {} : { dailyCap: given.dailyCap }),
        ...(given.warmUp === true ? { warmUpStartedOn: row.warmUpStartedOn ?? pacificDay(now) } : {}),
        ...(given.warmUp === false ? { warmUpStartedOn: null } : {}),
        updatedAt: now,
      })
      .where(own);
    return changed(deps, ctx, tx, now, id, 'sender_mailbox.update');
  });
}

/** Stop sending from a mailbox. What is planned from it is held; answers to it still arrive. */
export async function retireSenderMailbox(
  deps: Deps,
  ctx: Ctx,
  id: string,
): Promise<SenderMailboxView | NotFound> {
  requirePermission(ctx, 'senders.manage');
  if (!isUuid(id)) return missing('mailbox');
  const now = deps.clock.now();
  return deps.database.withTeam(ctx.teamId, async (tx) => {
    const retired = await tx.db
      .update(senderMailboxes)
      .set({ state: 'retired', stateReason: null, updatedAt: now })
      .where(
        and(
          eq(senderMailboxes.teamId, ctx.teamId),
          eq(senderMailboxes.id, id),
          ne(senderMailboxes.state, 'retired'),
        ),
      )
      .returning({ id: senderMailboxes.id });
    if (retired.length > 0) return changed(deps, ctx, tx, now, id, 'sender_mailbox.retire');
    const [view] = await readSenderMailboxes(tx, now, [id]);
    return view ?? missing('mailbox');
  });
}

async function changed(
  deps: Deps,
  ctx: Ctx,
  tx: Parameters<typeof audit>[0],
  now: Date,
  id: string,
  action: string,
): Promise<SenderMailboxView | NotFound> {
  await audit(tx, ctx, now, { action, subjectType: 'sender_mailbox', subjectId: id });
  await deps.outbox.event(tx, now, 'team.changed.v1', [id], { what: 'senders' });
  const [view] = await readSenderMailboxes(tx, now, [id]);
  return view ?? missing('mailbox');
}
