import type { World } from '../world.js';
import type { Events } from './events.js';
import type {
  Brand,
  BrandStatus,
  Campaign,
  CampaignStatus,
  Group,
  GroupNumber,
  NumberStatus,
} from './group.js';
import { newShortId } from './ids.js';
import { digits, renderBrand, renderCampaign } from './render.js';

/** Milliseconds at speed 1 until the registry and the reviewers have looked. */
const BRAND_REVIEW_MS = 60_000;
const CAMPAIGN_REVIEW_MS = 120_000;
const NUMBER_SETUP_MS = 20_000;

/** Brands, campaigns and numbers move on: by themselves where that is wanted, or as the control API says. */
export class Registry {
  /** Whether everything is approved after a while. */
  approves = true;

  constructor(
    private readonly world: World,
    private readonly events: Events,
  ) {}

  /** A brand was handed in. A company whose name holds REJECT fails verification. */
  beginBrand(group: Group, brand: Brand): void {
    this.later(BRAND_REVIEW_MS, () => {
      if (brand.status !== 'PENDING_CREATION') return;
      const rejected = /REJECT/i.test(String(brand.details['companyName']));
      this.moveBrand(
        group,
        brand,
        rejected ? 'UNVERIFIED' : 'VERIFIED',
        rejected ? 'The EIN does not match the legal name.' : null,
      );
    });
  }

  moveBrand(group: Group, brand: Brand, status: BrandStatus, reason: string | null): void {
    const isNew = brand.brandId === null && status !== 'PENDING_CREATION';
    if (isNew && status !== 'TCR_REJECTED') brand.brandId = newShortId('B');
    brand.status = status;
    brand.rejectionReason = reason;
    this.world.state.changed();
    const shown = this.shownBrand(group, brand);
    const created = status === 'TCR_REJECTED' ? 'BRAND_CREATION_FAILED' : 'BRAND_CREATION_SUCCESSFUL';
    if (isNew) void this.events.emit(group, created, brand._id, shown);
    if (status !== 'TCR_REJECTED')
      void this.events.emit(group, 'BRAND_IDENTITY_STATUS_UPDATED', brand._id, shown);
  }

  /** A campaign was handed in. A description that holds REJECT is refused. */
  beginCampaign(group: Group, campaign: Campaign): void {
    this.later(CAMPAIGN_REVIEW_MS, () => {
      if (campaign.status !== 'PENDING_REVIEW') return;
      const rejected = /REJECT/i.test(String(campaign.details['description']));
      this.moveCampaign(
        group,
        campaign,
        rejected ? 'REJECTED' : 'ACTIVE',
        rejected ? 'The call to action cannot be verified.' : null,
      );
    });
  }

  moveCampaign(group: Group, campaign: Campaign, status: CampaignStatus, reason: string | null): void {
    campaign.status = status;
    campaign.rejectionReason = reason;
    this.world.state.changed();
    const event =
      status === 'ACTIVE'
        ? 'CAMPAIGN_APPROVED_BY_SIGNAL_HOUSE'
        : status === 'REJECTED' || status === 'DCA_REJECTED'
          ? 'CAMPAIGN_REJECTED_BY_SIGNAL_HOUSE'
          : 'CAMPAIGN_UPDATE_SUCCESSFUL';
    void this.events.emit(group, event, campaign._id, renderCampaign(group, campaign));
  }

  /** Numbers were put onto a campaign: they are ready a little later. */
  assign(group: Group, numbers: readonly GroupNumber[], campaignId: string): void {
    for (const number of numbers) {
      number.campaignId = campaignId;
      number.status = 'IN_PROGRESS';
      this.later(NUMBER_SETUP_MS, () => {
        if (number.status !== 'IN_PROGRESS') return;
        this.moveNumber(group, number, 'READY');
        void this.events.emit(
          group,
          'NUMBER_ASSIGNMENT_SUCCESSFUL',
          digits(number.phone),
          this.shownNumber(number),
        );
      });
    }
    this.world.state.changed();
  }

  moveNumber(group: Group, number: GroupNumber, status: NumberStatus): void {
    number.status = status;
    this.world.state.changed();
    void this.events.emit(group, 'NUMBER_UPDATED', digits(number.phone), this.shownNumber(number));
  }

  private shownNumber(number: GroupNumber): Record<string, unknown> {
    return { phoneNumber: digits(number.phone), status: number.status, campaignId: number.campaignId };
  }

  /** Events never repeat the tax number. */
  private shownBrand(group: Group, brand: Brand): Record<string, unknown> {
    const { ein: _ein, ...shown } = renderBrand(group, brand);
    return shown;
  }

  private later(delay: number, run: () => void): void {
    this.world.scheduler.after(delay, () => {
      if (this.approves) run();
    });
  }
}
