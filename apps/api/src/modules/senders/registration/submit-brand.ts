import { isUuid, type TeamTx } from '@og/db';
import { requirePermission, type Ctx } from '../../../platform/ctx.js';
import {
  conflict,
  invalidInput,
  missing,
  type Conflict,
  type InvalidInput,
  type NotFound,
  type VendorRefused,
} from '../../../platform/errors/failures.js';
import type { Platform } from '../../../platform/platform.js';
import type {
  BrandRequest,
  BrandView as VendorBrand,
  RegistrationOutcome,
} from '../../../platform/vendors/ports.js';
import { openSignalHouse, resealSignalHouse, type OpenSignalHouse } from '../../integrations/index.js';
import type { BrandView } from '../sender-views.js';
import { announceRegistration } from './announce.js';
import { BRAND_REQUIRED } from './details.js';
import { brandView, lockBrand, type BrandRow } from './read.js';
import { settleSubmission } from './settle-submission.js';

type Deps = Pick<Platform, 'database' | 'clock' | 'outbox' | 'vault' | 'config'>;
type Submitted = BrandView | InvalidInput | Conflict | NotFound | VendorRefused;

/** Nobody knows whether the vendor took it: it is not handed in again by itself. */
export const UNCLEAR =
  'The vendor did not answer clearly: look there whether it is registered, and note its id and state here.';

/**
 * Hand a draft to SignalHouse. It is marked before the request leaves, so that two people never register one brand
 * twice; an answer that does not come leaves the mark and says so.
 */
export async function submitBrand(deps: Deps, ctx: Ctx, id: string): Promise<Submitted> {
  requirePermission(ctx, 'senders.manage');
  if (!isUuid(id)) return missing('brand');
  const marked = await deps.database.withTeam(ctx.teamId, (tx) => mark(deps, tx, ctx, id));
  if ('__typename' in marked) return marked;
  const account = await openSignalHouse(deps, ctx.teamId, marked.integration_id ?? '');
  const outcome: RegistrationOutcome<VendorBrand> = account
    ? await register(deps, ctx, account, marked)
    : { kind: 'unavailable', cause: 'no_account' };
  return deps.database.withTeam(ctx.teamId, (tx) => settle(deps, tx, ctx, marked, outcome));
}

async function mark(
  deps: Deps,
  tx: TeamTx,
  ctx: Ctx,
  id: string,
): Promise<BrandRow | InvalidInput | Conflict | NotFound> {
  const row = await lockBrand(tx, id);
  if (!row) return missing('brand');
  if (row.state !== 'draft' && row.state !== 'failed')
    return conflict('submitted', 'This brand was handed in already. Refresh to see its state.');
  if (!row.integration_id)
    return conflict(
      'no_registrar',
      'Choose the SignalHouse account that registers it, or note a registration made elsewhere.',
    );
  const lacking = BRAND_REQUIRED.filter((key) => !row.details[key]);
  if (lacking.length > 0) {
    return invalidInput(
      lacking.map((key) => ({
        code: 'required',
        message: `The registry wants ${key}.`,
        path: ['details', key],
      })),
    );
  }
  await tx.client.query(
    `update brands set state = 'pending', state_reason = $3, updated_at = $4 where team_id = $1 and id = $2`,
    [ctx.teamId, id, UNCLEAR, deps.clock.now().toISOString()],
  );
  return row;
}

async function register(
  deps: Deps,
  ctx: Ctx,
  account: OpenSignalHouse,
  row: BrandRow,
): Promise<RegistrationOutcome<VendorBrand>> {
  let { registration } = account;
  if (account.subgroupId === null) {
    const made = await registration.createSubgroup(row.display_name.slice(0, 50));
    if (made.kind !== 'ok') return made;
    await resealSignalHouse(deps, ctx.teamId, account.integrationId, () => ({ subgroupId: made.value }));
    const again = await openSignalHouse(deps, ctx.teamId, account.integrationId);
    if (!again) return { kind: 'unavailable', cause: 'no_account' };
    registration = again.registration;
  }
  return registration.createBrand(requestOf(row));
}

function requestOf(row: BrandRow): BrandRequest {
  const detail = (key: string) => row.details[key] ?? '';
  return {
    displayName: row.display_name,
    companyName: row.company_name,
    referenceId: row.id,
    entityType: detail('entityType'),
    ein: detail('ein'),
    phone: detail('phone'),
    street: detail('street'),
    city: detail('city'),
    state: detail('state'),
    postalCode: detail('postalCode'),
    country: detail('country'),
    email: detail('email'),
    vertical: detail('vertical'),
    website: row.details['website'],
    stockSymbol: row.details['stockSymbol'],
    stockExchange: row.details['stockExchange'],
    businessContactEmail: row.details['businessContactEmail'],
  };
}

async function settle(
  deps: Deps,
  tx: TeamTx,
  ctx: Ctx,
  row: BrandRow,
  outcome: RegistrationOutcome<VendorBrand>,
): Promise<Submitted> {
  const now = deps.clock.now();
  const refused = await settleSubmission(outcome, {
    what: 'brand',
    before: row.state,
    absent: 'SignalHouse knows no such account.',
    store: ({ state, reason, view }) =>
      tx.client.query(
        `update brands set state = $3, state_reason = $4, provider_id = coalesce($5, provider_id), checked_at = $6, updated_at = $6,
           details = case when $7::text is null then details else details || jsonb_build_object('registryId', $7::text) end
         where team_id = $1 and id = $2`,
        [
          ctx.teamId,
          row.id,
          state,
          reason,
          view?.providerId ?? null,
          now.toISOString(),
          view?.registryId ?? null,
        ],
      ),
  });
  if (refused) return refused;
  await announceRegistration(deps, tx, now, { ctx, act: 'submit', what: 'brand', id: row.id });
  return brandView(tx, now, row.id);
}
