export { CampaignsModule } from './campaigns.module.js';
export { CampaignStateEnum, CampaignType } from './campaign.types.js';
export { createCampaign } from './create-campaign.js';
export { launchCampaign } from './launch-campaign.js';
export { countCampaigns, type CampaignCounts } from './report/counts.js';
export { findCampaign, listCampaigns } from './report/campaigns.queries.js';
export type { CampaignView } from './report/campaign.view.js';
/** The runs of a person end by an answer, a revocation or a carrier's word: the ledger's side of it lives in messaging. */
export { stopEnrollments, type StopEnrollments } from '../messaging/index.js';
