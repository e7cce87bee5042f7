import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { isWebUrl } from '../http/web-url.js';
import type { GroupNumber } from './group.js';
import { groupOf } from './messages.routes.js';
import { pageOf, phoneOf, pick, type Query } from './query.js';
import { Refusal } from './refusal.js';
import { digits, renderNumber } from './render.js';
import type { SignalHouseTwin } from './twin.js';

/** Numbers of an account: listed, found, bought, pointed at an address and given to a campaign. */
export function numberRoutes(app: FastifyInstance, twin: SignalHouseTwin): void {
  app.get('/number', (request) => {
    const group = groupOf(twin, request);
    const query = request.query as Query;
    const asked = query['phoneNumber']?.replace(/^\+/, '');
    // A demo with any key must work: a whole number that is asked for is there.
    if (asked && /^1\d{10}$/.test(asked) && !twin.world.options.strict)
      twin.groups.provision(group, phoneOf(asked, 'phoneNumber'));
    const rows = [...group.numbers.values()]
      .filter(({ phone }) => !asked || phone.includes(asked))
      .filter(({ campaignId }) => !query['campaignId'] || campaignId === query['campaignId']);
    const paging = pageOf(query, 100, 20);
    return {
      numbers: pick(rows, paging).map((row) => renderNumber(group, row)),
      totalCount: rows.length,
      ...paging,
    };
  });

  app.get('/number/available', (request) => {
    const group = groupOf(twin, request);
    const npa = (request.query as Query)['npa'] ?? '415';
    const free = Array.from({ length: 20 }, (_, index) => `+1${npa}55501${String(index + 60)}`);
    return {
      numbers: free
        .filter((phone) => !group.numbers.has(phone))
        .map((phone) => ({
          number: digits(phone),
          country: 'US',
          type: 'LONG_CODE',
          capabilities: ['SMS', 'MMS'],
          npa,
          nxx: '555',
        })),
    };
  });

  app.get('/number/lookup', (request) => {
    groupOf(twin, request);
    const { npa, nxx } = request.query as Query;
    if (!npa) throw new Refusal(400, ['npa or a location is required']);
    return npa === '212' ? [{ npa, nxx, city: 'New York', state: 'NY', country: 'US' }] : [];
  });

  app.post('/number', (request, reply) => {
    const group = groupOf(twin, request);
    const { phoneNumbers, subgroupId } = z
      .object({ phoneNumbers: z.array(z.string()).min(1), subgroupId: z.string() })
      .parse(request.body);
    for (const phone of phoneNumbers.map((value) => phoneOf(value, 'phoneNumbers'))) {
      const number: GroupNumber = {
        phone,
        subgroupId,
        campaignId: null,
        status: 'PENDING',
        primaryInboundWebhookUrl: '',
        secondaryInboundWebhookUrl: '',
      };
      group.numbers.set(phone, number);
      void twin.events.emit(group, 'NUMBER_PURCHASE_SUCCESSFUL', digits(phone), {
        phoneNumber: digits(phone),
        subgroupId,
      });
    }
    twin.world.state.changed();
    return reply.code(202).send({ message: 'Number purchase request has been queued successfully' });
  });

  app.put<{ Params: { phone: string } }>('/number/:phone', (request) => {
    const group = groupOf(twin, request);
    const number = group.numbers.get(phoneOf(request.params.phone, 'phoneNumber'));
    if (!number) throw new Refusal(404, 'Phone number not found');
    const url = z
      .string()
      .refine((value) => value === '' || isWebUrl(value), 'must be a URL')
      .optional();
    const changes = z
      .object({ primaryInboundWebhookUrl: url, secondaryInboundWebhookUrl: url })
      .parse(request.body);
    number.primaryInboundWebhookUrl = changes.primaryInboundWebhookUrl ?? number.primaryInboundWebhookUrl;
    number.secondaryInboundWebhookUrl =
      changes.secondaryInboundWebhookUrl ?? number.secondaryInboundWebhookUrl;
    twin.world.state.changed();
    return renderNumber(group, number);
  });

  app.post<{ Params: { campaignId: string } }>('/number/assign/:campaignId', (request) => {
    const group = groupOf(twin, request);
    const { campaignId } = request.params;
    if (!group.campaigns.some((campaign) => campaign.campaignId === campaignId))
      throw new Refusal(404, `Campaign ${campaignId} not found`);
    const { phoneNumbers } = z.object({ phoneNumbers: z.array(z.string()).min(1) }).parse(request.body);
    const numbers = phoneNumbers.map((value) => {
      const phone = phoneOf(value, 'phoneNumbers');
      const number = group.numbers.get(phone);
      if (!number) throw new Refusal(404, `Phone number ${digits(phone)} not found`);
      return number;
    });
    twin.registry.assign(group, numbers, campaignId);
    return { message: 'Assignment queued', phoneNumbers };
  });
}
