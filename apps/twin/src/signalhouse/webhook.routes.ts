import { randomBytes } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { isWebUrl } from '../http/web-url.js';
import type { GroupWebhook } from './group.js';
import { newObjectId } from './ids.js';
import { groupOf } from './messages.routes.js';
import { pageOf, phoneOf, pick, type Query } from './query.js';
import { Refusal } from './refusal.js';
import { renderWebhook } from './render.js';
import type { SignalHouseTwin } from './twin.js';

const webhookBody = z.object({
  groupId: z.string(),
  name: z.string().min(1),
  endpointType: z.enum(['Global', 'Number']),
  phoneNumber: z.string().optional(),
  url: z.string().refine(isWebUrl, 'must be a URL'),
  subscribedEvents: z.array(z.string()).default([]),
  authType: z.enum(['NONE', 'BASIC', 'API_KEY', 'OAUTH2']).default('NONE'),
});

/** Who is told of an account's events. */
export function webhookRoutes(app: FastifyInstance, twin: SignalHouseTwin): void {
  app.post('/webhook', (request, reply) => {
    const input = webhookBody.parse(request.body);
    const group = groupOf(twin, request);
    const webhook: GroupWebhook = {
      _id: newObjectId(),
      name: input.name,
      url: input.url,
      endpointType: input.endpointType,
      phone: input.phoneNumber ? phoneOf(input.phoneNumber, 'phoneNumber') : null,
      subscribedEvents: input.subscribedEvents,
      signingSecret: randomBytes(32).toString('hex'),
      shape: 'v2',
      createdAt: twin.world.now(),
    };
    group.webhooks.push(webhook);
    twin.world.state.changed();
    return reply.code(201).send({ ...renderWebhook(group, webhook), signingSecret: webhook.signingSecret });
  });

  app.get('/webhook', (request) => {
    const group = groupOf(twin, request);
    const paging = pageOf(request.query as Query, 100, 20);
    return {
      webhooks: pick(group.webhooks, paging).map((webhook) => renderWebhook(group, webhook)),
      totalCount: group.webhooks.length,
      ...paging,
    };
  });

  app.delete<{ Params: { id: string } }>('/webhook/:id', (request) => {
    const group = groupOf(twin, request);
    const kept = group.webhooks.filter(({ _id }) => _id !== request.params.id);
    if (kept.length === group.webhooks.length) throw new Refusal(404, 'Webhook not found');
    group.webhooks = kept;
    twin.world.state.changed();
    return { message: 'Webhook deleted' };
  });
}
