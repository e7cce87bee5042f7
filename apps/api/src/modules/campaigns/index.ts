export { CampaignsModule } from './campaigns.module.js';
export { createCampaign } from './create-campaign.js';
export { launchCampaign } from './launch-campaign.js';
