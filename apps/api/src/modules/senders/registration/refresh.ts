import type { TeamTx } from '@og/db';
import { requirePermission, type Ctx } from '../../../platform/ctx.js';
import type { Platform } from '../../../platform/platform.js';
import type {
  BrandView as VendorBrand,
  TenDlcCampaignView as VendorCampaign,
} from '../../../platform/vendors/ports.js';
import { openSignalHouse } from '../../integrations/index.js';
import { defaultPool } from '../default-pool.js';
import { readSenderGraph } from '../sender-graph.js';
import type { BrandView } from '../sender-views.js';
import { announceRegistration } from './announce.js';

type Deps = Pick<Platform, 'database' | 'clock' | 'outbox' | 'vault' | 'config'>;

interface RegisteredNumber {
  id: string;
  phone: string;
  integration_id: string;
}

/** Numbers of campaigns that were registered through a connected account. */
const NUMBERS = `
select s.id, s.phone, s.integration_id from sender_numbers s
  join ten_dlc_campaigns c on c.team_id = $1 and c.id = s.ten_dlc_campaign_id and c.integration_id = s.integration_id and c.provider_id is not null
where s.team_id = $1 and s.vendor = 'signalhouse' and s.state in ('active', 'pending')`;

/** Why a number waits; refreshing frees exactly these. */
const NOT_READY = 'SignalHouse is still setting it up.';

interface Registered {
  id: string;
  what: 'brand' | 'ten_dlc_campaign';
  integration_id: string;
  provider_id: string;
}

const REGISTERED = `
select id, 'brand' as what, integration_id, provider_id from brands
where team_id = $1 and integration_id is not null and provider_id is not null
union all
select id, 'ten_dlc_campaign', integration_id, provider_id from ten_dlc_campaigns
where team_id = $1 and integration_id is not null and provider_id is not null`;

/** Ask the vendors again for the state of everything that was registered through them. */
export async function refreshRegistrations(deps: Deps, ctx: Ctx): Promise<BrandView[]> {
  requirePermission(ctx, 'senders.manage');
  await refreshTeam(deps, ctx.teamId);
  const graph = await deps.database.withTeam(ctx.teamId, (tx) => readSenderGraph(tx, deps.clock.now()), {
    readOnly: true,
  });
  return graph.brands;
}

/** The same for one team, by itself; what does not answer keeps the state it had. */
export async function refreshTeam(deps: Deps, teamId: string): Promise<void> {
  await refreshBrandsAndCampaigns(deps, teamId);
  const { rows } = await deps.database.withTeam(
    teamId,
    (tx) => tx.client.query<RegisteredNumber>(NUMBERS, [teamId]),
    { readOnly: true },
  );
  for (const row of rows) {
    const account = await openSignalHouse(deps, teamId, row.integration_id);
    if (!account || account.state === 'disabled') continue;
    const outcome = await account.registration.readNumber(row.phone);
    if (outcome.kind === 'ok')
      await deps.database.withTeam(teamId, (tx) => storeNumber(deps, tx, row.id, outcome.value.state));
  }
}

/** Only a number that is ready sends: one that is not waits, and is freed when the vendor says so. */
async function storeNumber(
  deps: Deps,
  tx: TeamTx,
  id: string,
  state: 'pending' | 'ready' | 'failed',
): Promise<void> {
  const now = deps.clock.now();
  const [to, reason] = {
    ready: ['active', null],
    pending: ['pending', NOT_READY],
    failed: ['blocked', 'SignalHouse could not set it up: look there.'],
  }[state];
  const { rowCount } = await tx.client.query(
    `update sender_numbers set state = $3::sender_state, state_reason = $4, updated_at = $5
     where team_id = $1 and id = $2 and state::text <> $3::text and (state = 'active' or (state = 'pending' and state_reason = $6))`,
    [tx.teamId, id, to, reason, now.toISOString(), NOT_READY],
  );
  if (!rowCount) return;
  if (to === 'active') await defaultPool(tx, now);
  await deps.outbox.event(tx, now, 'team.changed.v1', [id], { what: 'senders' });
  await deps.outbox.job(tx, now, 'campaign/move-sends', {});
}

async function refreshBrandsAndCampaigns(deps: Deps, teamId: string): Promise<void> {
  const { rows } = await deps.database.withTeam(
    teamId,
    (tx) => tx.client.query<Registered>(REGISTERED, [teamId]),
    { readOnly: true },
  );
  for (const row of rows) {
    const account = await openSignalHouse(deps, teamId, row.integration_id);
    if (!account || account.state === 'disabled') continue;
    if (row.what === 'brand') {
      const outcome = await account.registration.readBrand(row.provider_id);
      if (outcome.kind === 'ok')
        await deps.database.withTeam(teamId, (tx) => storeBrand(deps, tx, row.id, outcome.value));
    } else {
      const outcome = await account.registration.readCampaign(row.provider_id);
      if (outcome.kind === 'ok')
        await deps.database.withTeam(teamId, (tx) => storeCampaign(deps, tx, row.id, outcome.value));
    }
  }
}

async function storeBrand(deps: Deps, tx: TeamTx, id: string, brand: VendorBrand): Promise<void> {
  const now = deps.clock.now();
  const { rows } = await tx.client.query<{ changed: boolean }>(
    `update brands b set state = $3::brand_state, state_reason = $4::text, checked_at = $5, updated_at = $5,
       details = case when $6::text is null then b.details else b.details || jsonb_build_object('registryId', $6::text) end
     from brands old where b.team_id = $1 and b.id = $2 and old.team_id = $1 and old.id = $2
     returning (old.state::text, old.state_reason) is distinct from ($3::text, $4::text) as changed`,
    [tx.teamId, id, brand.state, brand.reason, now.toISOString(), brand.registryId],
  );
  if (rows[0]?.changed) await announceRegistration(deps, tx, now, { act: 'refresh', what: 'brand', id });
}

async function storeCampaign(deps: Deps, tx: TeamTx, id: string, campaign: VendorCampaign): Promise<void> {
  const now = deps.clock.now();
  const { rows } = await tx.client.query<{ changed: boolean }>(
    `update ten_dlc_campaigns c set state = $3::ten_dlc_state, state_reason = $4::text, checked_at = $5, updated_at = $5
     from ten_dlc_campaigns old where c.team_id = $1 and c.id = $2 and old.team_id = $1 and old.id = $2
     returning (old.state::text, old.state_reason) is distinct from ($3::text, $4::text) as changed`,
    [tx.teamId, id, campaign.state, campaign.reason, now.toISOString()],
  );
  if (rows[0]?.changed)
    await announceRegistration(deps, tx, now, { act: 'refresh', what: 'ten_dlc_campaign', id });
}
