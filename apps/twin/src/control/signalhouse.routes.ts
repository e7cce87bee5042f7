import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { isWebUrl } from '../http/web-url.js';
import {
  BRAND_STATUSES,
  CAMPAIGN_STATUSES,
  EVENT_SHAPES,
  type Group,
  NUMBER_STATUSES,
} from '../signalhouse/group.js';
import { newObjectId } from '../signalhouse/ids.js';
import { phoneOf } from '../signalhouse/query.js';
import { digits, renderBrand, renderCampaign, renderNumber, renderWebhook } from '../signalhouse/render.js';
import type { SignalHouseTwin } from '../signalhouse/twin.js';
import { ControlError } from './control-error.js';

const reason = z.string().max(300).nullable().default(null);

/** What a person at SignalHouse would do: approve, reject, pay; and webhooks of older kinds. */
export function signalhouseRoutes(app: FastifyInstance, twin: SignalHouseTwin): void {
  app.get('/signalhouse', () => twin.groups.all().map((group) => view(group)));

  app.post('/signalhouse/brands/:id', (request) => {
    const { id } = request.params as { id: string };
    const move = z.strictObject({ status: z.enum(BRAND_STATUSES), reason }).parse(request.body);
    const { group, found } = find(twin, id, (owner) =>
      owner.brands.find(({ _id, brandId }) => [_id, brandId].includes(id)),
    );
    twin.registry.moveBrand(group, found, move.status, move.reason);
    return renderBrand(group, found);
  });

  app.post('/signalhouse/campaigns/:id', (request) => {
    const { id } = request.params as { id: string };
    const move = z.strictObject({ status: z.enum(CAMPAIGN_STATUSES), reason }).parse(request.body);
    const { group, found } = find(twin, id, (owner) =>
      owner.campaigns.find(({ _id, campaignId }) => [_id, campaignId].includes(id)),
    );
    twin.registry.moveCampaign(group, found, move.status, move.reason);
    return renderCampaign(group, found);
  });

  app.post('/signalhouse/numbers/:phone', (request) => {
    const phone = phoneOf((request.params as { phone: string }).phone, 'phone');
    const { status } = z.strictObject({ status: z.enum(NUMBER_STATUSES) }).parse(request.body);
    const { group, found } = find(twin, phone, (owner) => owner.numbers.get(phone));
    twin.registry.moveNumber(group, found, status);
    return renderNumber(group, found);
  });

  app.post('/signalhouse/webhooks', (request, reply) => {
    const input = z
      .strictObject({
        groupId: z.string(),
        url: z.string().refine(isWebUrl, 'must be an http or https URL'),
        events: z.array(z.string()).min(1),
        shape: z.enum(EVENT_SHAPES).default('v2'),
        signingSecret: z.string().min(1).nullable().default(null),
      })
      .parse(request.body);
    const group = groupNamed(twin, input.groupId);
    const webhook = {
      _id: newObjectId(),
      name: 'set by the control API',
      url: input.url,
      endpointType: 'Global' as const,
      phone: null,
      subscribedEvents: input.events,
      signingSecret: input.signingSecret,
      shape: input.shape,
      createdAt: twin.world.now(),
    };
    group.webhooks.push(webhook);
    twin.world.state.changed();
    return reply.code(201).send(renderWebhook(group, webhook));
  });

  app.post('/signalhouse/settings', (request) => {
    const input = z
      .strictObject({
        groupId: z.string().optional(),
        balance: z.number().int().optional(),
        approves: z.boolean().optional(),
        enforcesList: z.boolean().optional(),
        listed: z.array(z.string()).optional(),
        unlisted: z.array(z.string()).optional(),
      })
      .parse(request.body);
    if (input.balance !== undefined) {
      if (input.groupId === undefined) throw new ControlError(400, 'balance needs groupId');
      groupNamed(twin, input.groupId).balance = input.balance;
    }
    twin.registry.approves = input.approves ?? twin.registry.approves;
    twin.sending.enforcesList = input.enforcesList ?? twin.sending.enforcesList;
    twin.sending.list(input.listed ?? [], true);
    twin.sending.list(input.unlisted ?? [], false);
    return { approves: twin.registry.approves, enforcesList: twin.sending.enforcesList };
  });
}

function groupNamed(twin: SignalHouseTwin, groupId: string): Group {
  const group = twin.groups.find(groupId);
  if (!group) throw new ControlError(404, `No group ${groupId}: GET /_twin/signalhouse lists them.`);
  return group;
}

function find<T>(
  twin: SignalHouseTwin,
  id: string,
  of: (group: Group) => T | undefined,
): { group: Group; found: T } {
  for (const group of twin.groups.all()) {
    const found = of(group);
    if (found !== undefined) return { group, found };
  }
  throw new ControlError(404, `No ${id}: GET /_twin/signalhouse lists what there is.`);
}

function view(group: Group): Record<string, unknown> {
  return {
    groupId: group.groupId,
    apiKeys: group.apiKeys,
    balance: group.balance,
    numbers: [...group.numbers.values()].map(({ phone, status, campaignId }) => ({
      phone: `+${digits(phone)}`,
      status,
      campaignId,
    })),
    brands: group.brands.map((brand) => renderBrand(group, brand)),
    campaigns: group.campaigns.map((campaign) => renderCampaign(group, campaign)),
    webhooks: group.webhooks.map((webhook) => ({ ...renderWebhook(group, webhook), shape: webhook.shape })),
  };
}
