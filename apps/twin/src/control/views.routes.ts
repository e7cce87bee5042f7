import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { CAST } from '../characters/cast.js';
import type { Message } from '../network/message.js';
import type { Vendors } from './vendors.js';

const logFilter = z.object({
  to: z.string().optional(),
  from: z.string().optional(),
  direction: z.enum(['inbound', 'outbound', 'outbound-api', 'outbound-reply']).optional(),
  after: z.iso.datetime({ offset: true }).optional(),
  limit: z.coerce.number().int().min(1).max(100_000).default(1_000),
});

/** What the twin knows, read only. */
export function viewRoutes(app: FastifyInstance, vendors: Vendors): void {
  const { twin, signalhouse, sendgrid } = vendors;
  app.get('/state', () => state(vendors));

  /** What can be asked for many times a second: nothing is counted for it that is not counted anyhow. */
  app.get('/counts', () => ({
    acceptances: twin.acceptances.total,
    answered: twin.webhooks.answered,
    webhooksFailed: twin.webhooks.failed,
    underWay: twin.webhooks.underWay,
  }));

  app.get('/accounts', () =>
    twin.accounts.all().map((account) => ({
      accountSid: account.sid,
      authToken: account.authToken,
      friendlyName: account.friendlyName,
      numbers: [...account.numbers.values()].map(({ sid, phone, smsUrl }) => ({ sid, phone, smsUrl })),
    })),
  );

  app.get('/messages', (request) => {
    const filter = logFilter.parse(request.query);
    const after = filter.after ? Date.parse(filter.after) : -Infinity;
    const rows: unknown[] = [];
    for (const message of twin.store.newestFirst()) {
      if (rows.length >= filter.limit) break;
      if (filter.to && message.to !== filter.to) continue;
      if (filter.from && message.from !== filter.from) continue;
      if (filter.direction && !message.direction.startsWith(filter.direction)) continue;
      if (message.createdAt > after) rows.push(logRow(message));
    }
    return { messages: rows.toReversed() };
  });

  app.get('/acceptances', (request) => {
    const { to } = z.object({ to: z.string().optional() }).parse(request.query);
    return {
      total: twin.acceptances.total,
      distinct: twin.acceptances.distinct,
      duplicates: twin.acceptances.duplicates(),
      acceptances: twin.acceptances.list({ to }),
    };
  });

  app.get('/webhooks', () => ({
    sent: twin.webhooks.sent,
    failed: twin.webhooks.failed,
    recent: twin.webhooks.recent,
    signalhouse: {
      sent: signalhouse.pushes.sent,
      lost: signalhouse.pushes.lost,
      recent: signalhouse.pushes.recent,
    },
    sendgrid: {
      sent: sendgrid.feed.sent,
      failed: sendgrid.feed.failed,
      recent: sendgrid.feed.recent,
      inboundSent: sendgrid.parse.sent,
    },
  }));

  app.get('/characters', () => ({
    cast: Object.values(CAST).map(({ name, summary, weight }) => ({ name, summary, weight })),
    chosen: twin.leads.chosenCharacters(),
  }));

  app.get<{ Params: { phone: string } }>('/characters/:phone', (request) => {
    const { name, summary } = twin.leads.characterOf(request.params.phone);
    return { phone: request.params.phone, character: name, summary };
  });
}

/** Counts and settings at a glance. */
export function state({ twin, signalhouse, sendgrid }: Vendors): Record<string, unknown> {
  const byStatus: Record<string, number> = {};
  let inbound = 0;
  let outbound = 0;
  for (const message of twin.store.newestFirst()) {
    byStatus[message.status] = (byStatus[message.status] ?? 0) + 1;
    if (message.direction === 'inbound') inbound++;
    else outbound++;
  }
  return {
    seed: twin.options.seed,
    speed: twin.scheduler.speed,
    strict: twin.options.strict,
    clock: twin.options.clock.now().toISOString(),
    clockSimulated: twin.options.clock.simulated,
    repliesPaused: twin.leads.paused,
    counts: {
      messages: twin.store.size,
      inbound,
      outbound,
      byStatus,
      acceptances: twin.acceptances.total,
      duplicates: twin.acceptances.duplicates().length,
      optOuts: twin.optOuts.list().length,
      revocations: twin.revocations.count,
      violations: twin.revocations.violations.length + twin.world.watch.found,
      mails: sendgrid.mailbox.size,
      webhooksSent: twin.webhooks.sent + signalhouse.pushes.sent + sendgrid.feed.sent + sendgrid.parse.sent,
      webhooksFailed:
        twin.webhooks.failed + signalhouse.pushes.lost + sendgrid.feed.failed + sendgrid.parse.failed,
      waiting: twin.scheduler.size + twin.webhooks.underWay,
      repliesHeld: twin.leads.heldBack,
      accounts: twin.accounts.all().length,
      faults: twin.faults.list().length,
    },
  };
}

function logRow(message: Message): Record<string, unknown> {
  return {
    vendor: message.vendor,
    sid: message.sid,
    accountSid: message.accountSid,
    direction: message.direction,
    from: message.from,
    to: message.to,
    body: message.body,
    status: message.status,
    errorCode: message.errorCode,
    automatic: message.automatic,
    acceptedAt: new Date(message.createdAt).toISOString(),
    updatedAt: new Date(message.updatedAt).toISOString(),
  };
}
