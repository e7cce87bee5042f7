import type { TeamTx } from '@og/db';
import { missing, type NotFound } from '../../../platform/errors/failures.js';
import { readSenderGraph } from '../sender-graph.js';
import type { BrandView, TenDlcCampaignView } from '../sender-views.js';
import type { BrandStateValue, TenDlcStateValue } from '../sender.types.js';

/** A brand's row, locked for a change. */
export interface BrandRow {
  id: string;
  integration_id: string | null;
  provider_id: string | null;
  state: BrandStateValue;
  display_name: string;
  company_name: string;
  details: Record<string, string>;
  trust_score: number | null;
  sole_proprietor: boolean;
}

/** A 10DLC campaign's row with its brand, locked for a change. */
export interface CampaignRow {
  id: string;
  brand_id: string;
  integration_id: string | null;
  provider_id: string | null;
  state: TenDlcStateValue;
  use_case: string;
  description: string;
  message_flow: string;
  samples: string[];
  details: Record<string, string>;
}

export async function lockBrand(tx: TeamTx, id: string): Promise<BrandRow | null> {
  const { rows } = await tx.client.query<BrandRow>(
    'select * from brands where team_id = $1 and id = $2 for update',
    [tx.teamId, id],
  );
  return rows[0] ?? null;
}

export async function lockCampaign(tx: TeamTx, id: string): Promise<CampaignRow | null> {
  const { rows } = await tx.client.query<CampaignRow>(
    'select * from ten_dlc_campaigns where team_id = $1 and id = $2 for update',
    [tx.teamId, id],
  );
  return rows[0] ?? null;
}

/** A brand as people see it, inside a transaction. */
export async function brandView(tx: TeamTx, now: Date, id: string): Promise<BrandView | NotFound> {
  const { brands } = await readSenderGraph(tx, now);
  return brands.find((brand) => brand.id === id) ?? missing('brand');
}

/** A 10DLC campaign as people see it, inside a transaction. */
export async function campaignView(
  tx: TeamTx,
  now: Date,
  id: string,
): Promise<TenDlcCampaignView | NotFound> {
  const { campaigns } = await readSenderGraph(tx, now);
  return campaigns.find((campaign) => campaign.id === id) ?? missing('10DLC campaign');
}
