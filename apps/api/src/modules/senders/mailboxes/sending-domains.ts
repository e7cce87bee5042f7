import { isUuid, newId, sendingDomains, type TeamTx } from '@og/db';
import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { audit } from '../../../platform/audit.js';
import { requirePermission, type Ctx } from '../../../platform/ctx.js';
import {
  conflict,
  invalidField,
  missing,
  parseInput,
  vendorRefused,
  type Conflict,
  type InvalidInput,
  type NotFound,
  type VendorRefused,
} from '../../../platform/errors/failures.js';
import type { Platform } from '../../../platform/platform.js';
import type { DomainOutcome, DomainState } from '../../../platform/vendors/ports.js';
import { openSendGrid } from '../../integrations/index.js';
import { readSenderGraph } from '../sender-graph.js';
import type { SendingDomainView } from '../sender-views.js';
import { hasDmarc } from './dmarc.js';
import { domainName } from './domain-name.js';
import { domainColumns, storeLook, type Looked } from './store-domain.js';

type Deps = Pick<Platform, 'database' | 'clock' | 'outbox' | 'vault' | 'config'>;

const schema = z.object({ domain: domainName, integrationId: z.string() });

/** Begin to send from a domain: the vendor says which records belong into its DNS. */
export async function addSendingDomain(
  deps: Deps,
  ctx: Ctx,
  input: unknown,
): Promise<SendingDomainView | InvalidInput | Conflict | NotFound | VendorRefused> {
  requirePermission(ctx, 'senders.manage');
  const parsed = parseInput(schema, input);
  if (!parsed.ok) return parsed.failure;
  const { domain, integrationId } = parsed.data;
  const account = await openSendGrid(deps, ctx.teamId, integrationId);
  if (!account || account.state === 'disabled')
    return invalidField('integrationId', 'not_connected', 'Choose a connected SendGrid account.');
  const known = await deps.database.withTeam(ctx.teamId, (tx) => findDomain(tx, domain), { readOnly: true });
  if (known) return conflict('domain_exists', 'This domain is in your list already.');
  const listed = await account.email.listDomains();
  const there = listed.kind === 'ok' ? listed.domains.find((item) => item.domain === domain) : undefined;
  const outcome: DomainOutcome = there
    ? { kind: 'ok', domain: there }
    : await account.email.addDomain(domain);
  const refused = refusal(outcome);
  if (refused) return refused;
  const looked = await look(deps, (outcome as { domain: DomainState }).domain);
  const now = deps.clock.now();
  return deps.database.withTeam(ctx.teamId, async (tx) => {
    const id = newId();
    const made = await tx.db
      .insert(sendingDomains)
      .values({
        teamId: ctx.teamId,
        id,
        integrationId,
        domain,
        createdAt: now,
        ...domainColumns(looked, { dmarc: false }, now),
      })
      .onConflictDoNothing({ target: [sendingDomains.teamId, sendingDomains.domain] })
      .returning({ id: sendingDomains.id });
    if (made.length === 0) return conflict('domain_exists', 'This domain is in your list already.');
    await audit(tx, ctx, now, {
      action: 'sending_domain.add',
      subjectType: 'sending_domain',
      subjectId: id,
      detail: { domain },
    });
    await deps.outbox.event(tx, now, 'team.changed.v1', [id], { what: 'senders' });
    return readDomain(tx, now, id);
  });
}

/** Let the vendor look at DNS now, and look for DMARC ourselves. */
export async function checkSendingDomain(
  deps: Deps,
  ctx: Ctx,
  id: string,
): Promise<SendingDomainView | NotFound | VendorRefused> {
  requirePermission(ctx, 'senders.manage');
  if (!isUuid(id)) return missing('sending domain');
  const failed = await lookAgain(deps, ctx.teamId, id);
  if (failed) return failed;
  const now = deps.clock.now();
  return deps.database.withTeam(ctx.teamId, async (tx) => {
    await deps.outbox.event(tx, now, 'team.changed.v1', [id], { what: 'senders' });
    return readDomain(tx, now, id);
  });
}

/** Look at one domain and store what was found; the refusal when the vendor did not say. */
export async function lookAgain(
  deps: Deps,
  teamId: string,
  id: string,
): Promise<NotFound | VendorRefused | null> {
  const [row] = await deps.database.withTeam(
    teamId,
    (tx) =>
      tx.db
        .select({ integrationId: sendingDomains.integrationId, providerId: sendingDomains.providerId })
        .from(sendingDomains)
        .where(and(eq(sendingDomains.teamId, teamId), eq(sendingDomains.id, id))),
    { readOnly: true },
  );
  if (!row) return missing('sending domain');
  const account = await openSendGrid(deps, teamId, row.integrationId);
  if (!account || !row.providerId)
    return vendorRefused('Its SendGrid account is not connected. Connect it again first.', 'not_connected');
  const outcome = await account.email.validateDomain(row.providerId);
  const refused = refusal(outcome);
  if (refused) return refused;
  const looked = await look(deps, (outcome as { domain: DomainState }).domain);
  await deps.database.withTeam(teamId, (tx) => storeLook(tx, deps.clock.now(), id, looked));
  return null;
}

/** A simulated vendor's domains are in no DNS: there DMARC goes with the rest. */
async function look(deps: Pick<Platform, 'config'>, vendor: DomainState): Promise<Looked> {
  const simulated = deps.config.CARRIERS_SIMULATED === true || deps.config.APP_ENV === 'test';
  return { vendor, dmarc: simulated ? vendor.valid : await hasDmarc(vendor.domain) };
}

function refusal(outcome: DomainOutcome): VendorRefused | null {
  switch (outcome.kind) {
    case 'ok':
      return null;
    case 'absent':
      return vendorRefused('SendGrid no longer has this domain: remove it and add it again.', 'absent');
    case 'rejected':
      return vendorRefused(`SendGrid refused the domain: ${outcome.message}`);
    case 'unavailable':
      return vendorRefused(
        `SendGrid cannot be reached (${outcome.cause}). Try again in a minute.`,
        'vendor_unavailable',
      );
  }
}

async function findDomain(tx: TeamTx, domain: string): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    'select from sending_domains where team_id = $1 and domain = $2',
    [tx.teamId, domain],
  );
  return Boolean(rowCount);
}

async function readDomain(tx: TeamTx, now: Date, id: string): Promise<SendingDomainView | NotFound> {
  const { domains } = await readSenderGraph(tx, now);
  return domains.find((domain) => domain.id === id) ?? missing('sending domain');
}
