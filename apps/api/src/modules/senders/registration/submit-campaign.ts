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
  RegistrationOutcome,
  TenDlcCampaignRequest,
  TenDlcCampaignView as VendorCampaign,
} from '../../../platform/vendors/ports.js';
import { openSignalHouse } from '../../integrations/index.js';
import type { TenDlcCampaignView } from '../sender-views.js';
import { announceRegistration } from './announce.js';
import { campaignView, lockBrand, lockCampaign, type CampaignRow } from './read.js';
import { settleSubmission } from './settle-submission.js';
import { UNCLEAR } from './submit-brand.js';

type Deps = Pick<Platform, 'database' | 'clock' | 'outbox' | 'vault' | 'config'>;
type Submitted = TenDlcCampaignView | InvalidInput | Conflict | NotFound | VendorRefused;

interface Ready {
  row: CampaignRow;
  request: TenDlcCampaignRequest;
}

/** Hand a described campaign of a verified brand to SignalHouse, with the numbers that were given to it. */
export async function submitTenDlcCampaign(deps: Deps, ctx: Ctx, id: string): Promise<Submitted> {
  requirePermission(ctx, 'senders.manage');
  if (!isUuid(id)) return missing('10DLC campaign');
  const ready = await deps.database.withTeam(ctx.teamId, (tx) => mark(deps, tx, ctx, id));
  if ('__typename' in ready) return ready;
  const account = await openSignalHouse(deps, ctx.teamId, ready.row.integration_id ?? '');
  const outcome: RegistrationOutcome<VendorCampaign> = account
    ? await account.registration.createCampaign(ready.request)
    : { kind: 'unavailable', cause: 'no_account' };
  return deps.database.withTeam(ctx.teamId, (tx) => settle(deps, tx, ctx, ready.row, outcome));
}

async function mark(
  deps: Deps,
  tx: TeamTx,
  ctx: Ctx,
  id: string,
): Promise<Ready | InvalidInput | Conflict | NotFound> {
  const row = await lockCampaign(tx, id);
  if (!row) return missing('10DLC campaign');
  if (row.state !== 'draft' && row.state !== 'rejected')
    return conflict('submitted', 'This campaign was handed in already. Refresh to see its state.');
  const brand = await lockBrand(tx, row.brand_id);
  if (!brand?.provider_id || (brand.state !== 'verified' && brand.state !== 'vetted_verified'))
    return conflict('brand_not_verified', 'Its brand is not verified yet. Hand in the brand first.');
  if (!row.integration_id || row.integration_id !== brand.integration_id)
    return conflict(
      'no_registrar',
      'It is handed in through the SignalHouse account that registered its brand. Choose that one, or note a registration made elsewhere.',
    );
  const { rows: numbers } = await tx.client.query<{ phone: string }>(
    `select phone from sender_numbers where team_id = $1 and ten_dlc_campaign_id = $2 and integration_id = $3 and state <> 'retired' order by created_at, id`,
    [ctx.teamId, id, row.integration_id],
  );
  const problems = [
    ...(['privacyPolicyLink', 'termsAndConditionsLink'] as const)
      .filter((key) => !row.details[key])
      .map((key) => ({ code: 'required', message: `The registry wants ${key}.`, path: ['details', key] })),
    ...(numbers.length === 0
      ? [{ code: 'no_numbers', message: 'Give at least one number of this account to it first.', path: null }]
      : []),
  ];
  if (problems.length > 0) return invalidInput(problems);
  await tx.client.query(
    `update ten_dlc_campaigns set state = 'pending', state_reason = $3, updated_at = $4 where team_id = $1 and id = $2`,
    [ctx.teamId, id, UNCLEAR, deps.clock.now().toISOString()],
  );
  const registryId = brand.details['registryId'] ?? brand.provider_id;
  return { row, request: requestOf(row, registryId, numbers) };
}

function requestOf(row: CampaignRow, brandId: string, numbers: { phone: string }[]): TenDlcCampaignRequest {
  const { details } = row;
  const yes = (key: string) => (details[key] === undefined ? undefined : details[key] === 'true');
  return {
    brandId,
    usecase: row.use_case,
    subUsecases: details['subUsecases']?.split(',').map((item) => item.trim()),
    description: row.description,
    messageFlow: row.message_flow,
    samples: row.samples,
    optinKeywords: details['optinKeywords'],
    optoutKeywords: details['optoutKeywords'],
    helpKeywords: details['helpKeywords'],
    optinMessage: details['optinMessage'],
    optoutMessage: details['optoutMessage'],
    helpMessage: details['helpMessage'],
    privacyPolicyLink: details['privacyPolicyLink'] ?? '',
    termsAndConditionsLink: details['termsAndConditionsLink'] ?? '',
    phoneNumbers: numbers.map(({ phone }) => phone),
    embeddedLink: yes('embeddedLink'),
    embeddedLinkSample: details['embeddedLinkSample'],
    ageGated: yes('ageGated'),
    directLending: yes('directLending'),
  };
}

async function settle(
  deps: Deps,
  tx: TeamTx,
  ctx: Ctx,
  row: CampaignRow,
  outcome: RegistrationOutcome<VendorCampaign>,
): Promise<Submitted> {
  const now = deps.clock.now();
  const refused = await settleSubmission(outcome, {
    what: 'campaign',
    before: row.state,
    absent: 'SignalHouse knows no such brand.',
    store: ({ state, reason, view }) =>
      tx.client.query(
        `update ten_dlc_campaigns set state = $3, state_reason = $4, provider_id = coalesce($5, provider_id), checked_at = $6, updated_at = $6
         where team_id = $1 and id = $2`,
        [ctx.teamId, row.id, state, reason, view?.providerId ?? null, now.toISOString()],
      ),
  });
  if (refused) return refused;
  await announceRegistration(deps, tx, now, { ctx, act: 'submit', what: 'ten_dlc_campaign', id: row.id });
  return campaignView(tx, now, row.id);
}
