import { z } from 'zod';
import type { StateSection } from '../state-file.js';
import { DEMO_API_KEY, DEMO_GROUP_ID, DEMO_GROUP_NUMBERS } from './demo-group.js';
import {
  BRAND_STATUSES,
  CAMPAIGN_STATUSES,
  EVENT_SHAPES,
  NUMBER_STATUSES,
  type Group,
  type GroupNumber,
} from './group.js';
import { groupIdOfKey } from './ids.js';
import { Refusal } from './refusal.js';

const START_BALANCE = 1_000_000_000_000;
export const DEMO_CAMPAIGN_ID = 'C0DE40DE';
const DEMO_BRAND_ID = 'B0DE40DE';

/** Who may use the simulated SignalHouse, and what they own. */
export class Groups {
  private readonly byId = new Map<string, Group>();

  constructor(
    private readonly now: () => number,
    private readonly strict: boolean,
    private readonly changed: () => void,
  ) {
    const demo = this.create(DEMO_GROUP_ID, false);
    demo.apiKeys.push(DEMO_API_KEY);
    for (const phone of DEMO_GROUP_NUMBERS) this.provision(demo, phone);
  }

  all(): Group[] {
    return [...this.byId.values()];
  }

  find(groupId: string): Group | undefined {
    return this.byId.get(groupId);
  }

  /**
   * The group of a bearer's key. Outside strict mode an unknown key is adopted, for the group that the request names.
   * @param named the group id in the request; null when it has none
   * @throws Refusal 401, 403
   */
  authenticate(header: string | undefined, named: string | null): Group {
    const key = header?.match(/^Bearer (\S+)$/)?.[1];
    if (!key) throw new Refusal(401, 'Unauthorized');
    let group = this.all().find(({ apiKeys }) => apiKeys.includes(key));
    if (!group) {
      if (this.strict) throw new Refusal(401, 'Unauthorized');
      group =
        this.byId.get(named ?? groupIdOfKey(key)) ?? this.create(named ?? groupIdOfKey(key), named === null);
      group.apiKeys.push(key);
      this.changed();
    }
    if (named !== null && named !== group.groupId) this.rename(group, named);
    return group;
  }

  /** Give the group a number; ready, on an active campaign, when nobody registered another. */
  provision(group: Group, phone: string): GroupNumber {
    const owned = group.numbers.get(phone);
    if (owned) return owned;
    const number: GroupNumber = {
      phone,
      subgroupId: null,
      campaignId: DEMO_CAMPAIGN_ID,
      status: 'READY',
      primaryInboundWebhookUrl: '',
      secondaryInboundWebhookUrl: '',
    };
    group.numbers.set(phone, number);
    this.changed();
    return number;
  }

  /** The owner of a number. @param groupId prefers one of several */
  ownerOf(phone: string, groupId?: string): { group: Group; number: GroupNumber } | undefined {
    const owners = this.all().flatMap((group) => {
      const number = group.numbers.get(phone);
      return number && (groupId === undefined || group.groupId === groupId) ? [{ group, number }] : [];
    });
    return owners.find(({ group }) => group.webhooks.length > 0) ?? owners[0];
  }

  section(): StateSection {
    return {
      save: () => this.all().map((group) => ({ ...group, numbers: [...group.numbers.values()] })),
      restore: (saved) => {
        for (const { numbers, ...row } of savedGroups.parse(saved))
          this.byId.set(row.groupId, {
            ...row,
            numbers: new Map(numbers.map((number) => [number.phone, number])),
          });
      },
    };
  }

  private create(groupId: string, provisional: boolean): Group {
    if (!/^G[A-Za-z0-9]{7}$/.test(groupId))
      throw new Refusal(400, ['groupId must be G and seven letters or digits']);
    const group: Group = {
      groupId,
      provisional,
      apiKeys: [],
      subgroups: [],
      numbers: new Map(),
      brands: [
        {
          _id: '0'.repeat(23) + '1',
          subgroupId: 'S0DE40DE',
          brandId: DEMO_BRAND_ID,
          status: 'VERIFIED',
          rejectionReason: null,
          details: { displayName: 'Demo brand', companyName: 'Demo brand LLC' },
          createdAt: this.now(),
        },
      ],
      campaigns: [
        {
          _id: '0'.repeat(23) + '2',
          campaignId: DEMO_CAMPAIGN_ID,
          brandId: DEMO_BRAND_ID,
          status: 'ACTIVE',
          rejectionReason: null,
          details: { usecase: 'MIXED', phoneNumbers: [] },
          createdAt: this.now(),
        },
      ],
      webhooks: [],
      balance: START_BALANCE,
    };
    this.byId.set(groupId, group);
    return group;
  }

  private rename(group: Group, groupId: string): void {
    if (!group.provisional || this.byId.has(groupId))
      throw new Refusal(403, 'Forbidden: this key belongs to another group');
    this.byId.delete(group.groupId);
    group.groupId = groupId;
    group.provisional = false;
    this.byId.set(groupId, group);
    this.changed();
  }
}

const details = z.record(z.string(), z.unknown());
const savedGroups = z.array(
  z.object({
    groupId: z.string(),
    provisional: z.boolean(),
    apiKeys: z.array(z.string()),
    subgroups: z.array(z.object({ subgroupId: z.string(), subgroupName: z.string() })),
    numbers: z.array(
      z.object({
        phone: z.string(),
        subgroupId: z.string().nullable(),
        campaignId: z.string().nullable(),
        status: z.enum(NUMBER_STATUSES),
        primaryInboundWebhookUrl: z.string(),
        secondaryInboundWebhookUrl: z.string(),
      }),
    ),
    brands: z.array(
      z.object({
        _id: z.string(),
        subgroupId: z.string(),
        brandId: z.string().nullable(),
        status: z.enum(BRAND_STATUSES),
        rejectionReason: z.string().nullable(),
        details,
        createdAt: z.number(),
      }),
    ),
    campaigns: z.array(
      z.object({
        _id: z.string(),
        campaignId: z.string(),
        brandId: z.string(),
        status: z.enum(CAMPAIGN_STATUSES),
        rejectionReason: z.string().nullable(),
        details,
        createdAt: z.number(),
      }),
    ),
    webhooks: z.array(
      z.object({
        _id: z.string(),
        name: z.string(),
        url: z.string(),
        endpointType: z.enum(['Global', 'Number']),
        phone: z.string().nullable(),
        subscribedEvents: z.array(z.string()),
        signingSecret: z.string().nullable(),
        shape: z.enum(EVENT_SHAPES),
        createdAt: z.number(),
      }),
    ),
    balance: z.number(),
  }),
);
