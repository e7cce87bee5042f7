import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Brand, Campaign } from './group.js';
import { newObjectId, newShortId } from './ids.js';
import { groupOf } from './messages.routes.js';
import { pageOf, phoneOf, pick, type Query } from './query.js';
import { Refusal } from './refusal.js';
import { renderBrand, renderCampaign } from './render.js';
import type { SignalHouseTwin } from './twin.js';

const brandBody = z.looseObject({
  subgroupId: z.string().min(1),
  entityType: z.enum(['PRIVATE_PROFIT', 'PUBLIC_PROFIT', 'NON_PROFIT', 'GOVERNMENT']),
  displayName: z.string().min(1),
  companyName: z.string().min(1),
  ein: z.string().regex(/^\d{2}-?\d{7}$/, 'must be nine digits'),
  phone: z.string().regex(/^\d{10,15}$/, 'must be digits'),
  street: z.string().min(1),
  city: z.string().min(1),
  state: z.string().length(2),
  postalCode: z.string().min(1),
  country: z.string().length(2),
  email: z.email(),
  vertical: z.string().min(1),
});
const long = z.string().min(40).max(4_096);
const sample = z.string().min(20).max(1_024).optional();
const campaignBody = z.looseObject({
  brandId: z.string().min(1),
  usecase: z.string().min(1),
  description: long,
  messageFlow: long,
  phoneNumbers: z.array(z.string()).min(1, 'At least one number is required'),
  privacyPolicyLink: z.url(),
  termsAndConditionsLink: z.url(),
  sample1: sample,
  sample2: sample,
  sample3: sample,
  sample4: sample,
  sample5: sample,
});
const SENDING_BRANDS = new Set(['VERIFIED', 'VETTED_VERIFIED']);

/** Brands and campaigns of 10DLC. */
export function registrationRoutes(app: FastifyInstance, twin: SignalHouseTwin): void {
  app.post('/brand', (request, reply) => {
    const group = groupOf(twin, request);
    const { subgroupId, ...details } = brandBody.parse(request.body);
    const brand: Brand = {
      _id: newObjectId(),
      subgroupId,
      brandId: null,
      status: 'PENDING_CREATION',
      rejectionReason: null,
      details: { ...details, brandRelationship: 'MEDIUM_ACCOUNT' },
      createdAt: twin.world.now(),
    };
    group.brands.push(brand);
    twin.world.state.changed();
    twin.registry.beginBrand(group, brand);
    return reply.code(202).send(renderBrand(group, brand));
  });

  app.get('/brand', (request) => {
    const group = groupOf(twin, request);
    const query = request.query as Query;
    const rows = group.brands.filter(
      ({ _id, brandId }) => !query['id'] || [_id, brandId].includes(query['id']),
    );
    const paging = pageOf(query, 100, 20);
    return {
      brands: pick(rows, paging).map((row) => renderBrand(group, row)),
      totalCount: rows.length,
      ...paging,
    };
  });

  app.post('/campaign', (request, reply) => {
    const group = groupOf(twin, request);
    const { brandId, ...details } = campaignBody.parse(request.body);
    const brand = group.brands.find((candidate) => candidate.brandId === brandId);
    if (!brand) throw new Refusal(404, `Brand ${brandId} not found`);
    if (!SENDING_BRANDS.has(brand.status)) throw new Refusal(400, `Brand ${brandId} is not verified`);
    const numbers = details.phoneNumbers.map((value) => {
      const phone = phoneOf(value, 'phoneNumbers');
      const number = group.numbers.get(phone);
      if (!number) throw new Refusal(400, `Phone number ${value} not found`);
      return number;
    });
    const campaign: Campaign = {
      _id: newObjectId(),
      campaignId: newShortId('C'),
      brandId,
      status: 'PENDING_REVIEW',
      rejectionReason: null,
      details,
      createdAt: twin.world.now(),
    };
    group.campaigns.push(campaign);
    twin.registry.assign(group, numbers, campaign.campaignId);
    twin.registry.beginCampaign(group, campaign);
    return reply.code(201).send(renderCampaign(group, campaign));
  });

  app.get('/campaign', (request) => {
    const group = groupOf(twin, request);
    const query = request.query as Query;
    const rows = group.campaigns
      .filter(({ _id, campaignId }) => !query['id'] || [_id, campaignId].includes(query['id']))
      .filter(({ brandId }) => !query['brandId'] || brandId === query['brandId']);
    const paging = pageOf(query, 100, 20);
    return {
      campaigns: pick(rows, paging).map((row) => renderCampaign(group, row)),
      totalCount: rows.length,
      ...paging,
    };
  });
}
