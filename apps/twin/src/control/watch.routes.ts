import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { OUTAGE_MODES } from '../faults/outages.js';
import type { World } from '../world.js';

const window = z.strictObject({
  from: z.iso.datetime({ offset: true }),
  until: z.iso.datetime({ offset: true }),
});
const settings = z.strictObject({
  strict: z.boolean().optional(),
  intents: z
    .array(
      z.strictObject({
        ledgerId: z.string().min(1),
        person: z.string().optional(),
        step: z.string().optional(),
        window: window.optional(),
      }),
    )
    .optional(),
  windows: z.array(z.strictObject({ to: z.string().min(1), windows: z.array(window) })).optional(),
  rates: z
    .array(
      z.strictObject({
        key: z.string().min(1),
        limit: z.number().positive().nullable(),
        numbers: z.array(z.string().min(1)).optional(),
        windowMs: z.number().int().min(1).max(60_000).optional(),
      }),
    )
    .optional(),
});
const vendor = z.enum(['twilio', 'signalhouse', 'sendgrid', 'anthropic']);

/** What must never be, and what is told of it; vendors that are down. */
export function watchRoutes(app: FastifyInstance, world: World): void {
  app.get('/violations', () => ({
    violations: [...world.revocations.violations, ...world.watch.violations],
    found: world.revocations.violations.length + world.watch.found,
  }));

  app.get('/watch', () => ({ strict: world.watch.isStrict, rates: world.watch.rates() }));

  app.post('/watch', (request) => {
    world.watch.configure(settings.parse(request.body));
    return { strict: world.watch.isStrict, rates: world.watch.rates() };
  });

  app.post('/withdrawals', (request, reply) => {
    const { people } = z.strictObject({ people: z.array(z.string().min(1)).min(1) }).parse(request.body);
    for (const person of people) world.revocations.record(person, world.now());
    return reply.code(201).send({ withdrawn: people.length });
  });

  app.get('/outages', () => ({ outages: world.outages.list() }));

  app.post('/outages', (request, reply) => {
    const outage = z.strictObject({ vendor, mode: z.enum(OUTAGE_MODES).default('503') }).parse(request.body);
    world.outages.begin(outage.vendor, outage.mode);
    return reply.code(201).send({ outages: world.outages.list() });
  });

  app.delete('/outages', (request) => {
    const { vendor: which } = z.object({ vendor: vendor.optional() }).parse(request.query);
    world.outages.end(which);
    return { outages: world.outages.list() };
  });
}
