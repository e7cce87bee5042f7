import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Fault } from '../faults/fault-rules.js';
import { strike } from '../faults/strike.js';
import { isWebUrl } from '../http/web-url.js';
import type { Message } from '../network/message.js';
import { renderNotification } from './events.js';
import type { Group, GroupNumber } from './group.js';
import { daysOf, pageOf, phoneOf, pick, type Query } from './query.js';
import { Refusal } from './refusal.js';
import { renderMessage } from './render.js';
import type { SendRequest } from './sending.js';
import type { SignalHouseTwin } from './twin.js';

const body = z.object({
  senderPhoneNumber: z.string(),
  recipientPhoneNumber: z.union([z.string(), z.array(z.string()).min(1)]),
  messageBody: z.string().min(1).max(1_600),
  statusCallbackUrl: z.string().refine(isWebUrl, 'must be a URL').optional(),
  enableShortlink: z.boolean().optional(),
  filterLandlinesAndInactiveNumbers: z.boolean().optional(),
});

/** Texts: send, read, and the log of events. */
export function messageRoutes(app: FastifyInstance, twin: SignalHouseTwin): void {
  app.post('/message/sms', async (request, reply) => {
    const group = twin.groups.authenticate(request.headers.authorization, null);
    const send = parseSend(request.body);
    const number = twin.sending.checkSender(group, send.from);
    const [first] = send.to;
    const fault = first === undefined ? null : faultOf(twin, send, first);
    if (!fault || first === undefined)
      return answer(reply, send, await takeAll(twin, group, number, send, null));
    return answerWithFault(twin, reply, group, number, send, fault);
  });

  app.get('/message', (request) => {
    const query = request.query as Query;
    const group = twin.groups.authenticate(request.headers.authorization, query['groupId'] ?? null);
    if (query['id'] !== undefined) {
      const message = twin.world.store.get(query['id']);
      if (!message || message.vendor !== 'signalhouse' || message.accountSid !== group.groupId)
        throw new Refusal(404, 'Message not found');
      return { messages: [renderMessage(message)], totalCount: 1, page: 1, limit: 1 };
    }
    return listMessages(twin, group, query);
  });

  app.get('/notification', (request) => {
    const query = request.query as Query;
    const group = twin.groups.authenticate(request.headers.authorization, query['groupId'] ?? null);
    const { page, limit } = pageOf(query, 100, 10);
    const wanted = query['eventTypes']?.split(',');
    const rows: Record<string, unknown>[] = [];
    let seen = 0;
    for (const notification of twin.events.newestFirst(group.groupId)) {
      if (wanted && !wanted.includes(notification.event)) continue;
      if (seen++ < (page - 1) * limit) continue;
      rows.push(renderNotification(notification));
      if (rows.length >= limit) break;
    }
    return { notifications: rows, page, limit };
  });
}

/** What became of each recipient. */
interface Taken {
  inserted: Message[];
  enqueued: number;
  failed: number;
  listed: string[];
  filtered: string[];
}

async function takeAll(
  twin: SignalHouseTwin,
  group: Group,
  number: GroupNumber,
  send: SendRequest,
  way: Parameters<SignalHouseTwin['sending']['accept']>[3] | null,
): Promise<Taken> {
  const taken: Taken = { inserted: [], enqueued: 0, failed: 0, listed: [], filtered: [] };
  for (const to of send.to) {
    if (twin.sending.isListed(to)) taken.listed.push(to);
    else if (send.filterLandlines && isLandline(to)) taken.filtered.push(to);
    else if (twin.sending.hasOptedOut(number, to)) {
      taken.inserted.push(twin.sending.block(group, send, to, 'OUT'));
      taken.failed++;
    } else {
      taken.inserted.push(await twin.sending.accept(group, send, to, way ?? {}));
      taken.enqueued++;
    }
  }
  return taken;
}

function answer(reply: FastifyReply, send: SendRequest, taken: Taken): FastifyReply {
  return reply.code(201).send({
    requestedRecipientCount: send.to.length,
    enqueuedCount: taken.enqueued,
    failedCount: taken.failed,
    dncBlockedNumbers: taken.listed.map((phone) => phone.slice(1)),
    filteredNumbers: taken.filtered.map((phone) => phone.slice(1)),
    insertedMessages: taken.inserted.map((message) => renderMessage(message)),
  });
}

function answerWithFault(
  twin: SignalHouseTwin,
  reply: FastifyReply,
  group: Group,
  number: GroupNumber,
  send: SendRequest,
  fault: Fault,
): Promise<unknown> | FastifyReply {
  // A code without a status is a text that was blocked: the answer is 201 all the same.
  if (fault.kind === 'error' && fault.status === undefined) {
    const inserted = send.to.map((to) => twin.sending.block(group, send, to, fault.code ?? 'OUT'));
    return answer(reply, send, { inserted, enqueued: 0, failed: inserted.length, listed: [], filtered: [] });
  }
  return strike<Taken>(twin.world, reply, fault, {
    accept: (way) => takeAll(twin, group, number, send, way),
    answer: (taken) => answer(reply, send, taken),
    refuse: ({ kind, code, status, retryAfter = 1 }) => {
      if (kind === 'http429') throw new Refusal(429, 'Too many requests', { retryAfter });
      throw new Refusal(status ?? 400, 'Unable to send message', {
        errorCode: code === undefined ? undefined : String(code),
      });
    },
    fail: () => {
      throw new Refusal(500, 'Internal server error');
    },
  });
}

/** Twilio's codes of the magic numbers, as SignalHouse would say it. */
function faultOf(twin: SignalHouseTwin, send: SendRequest, to: string): Fault | null {
  const asked = { vendor: 'signalhouse' as const, to, from: send.from, body: send.body };
  const fault = twin.world.faults.take(asked);
  if (fault) return fault;
  // The caller asked for such numbers to be left out, which is no fault.
  if (send.filterLandlines && isLandline(to)) return null;
  const magic = twin.world.magicNumbers.take(to, send.body);
  if (magic?.kind !== 'error') return magic;
  if (magic.code === 20503) return { kind: 'error', status: 503 };
  if (magic.code === 21610) return { kind: 'error', code: 'OUT' };
  if (magic.code === 21635) return { kind: 'error', code: 'Recipient is a landline' };
  return { kind: 'error', code: 'Invalid recipient number' };
}

/** The magic number that is a landline. */
function isLandline(phone: string): boolean {
  return /^\+1\d{3}555(0635|0006)$/.test(phone);
}

function parseSend(value: unknown): SendRequest {
  const parsed = body.safeParse(value);
  if (!parsed.success)
    throw new Refusal(
      400,
      parsed.error.issues.map((issue) => `${issue.path.join('.') || 'body'} ${issue.message}`),
    );
  const { data } = parsed;
  return {
    from: phoneOf(data.senderPhoneNumber, 'senderPhoneNumber'),
    to: [data.recipientPhoneNumber].flat().map((phone) => phoneOf(phone, 'recipientPhoneNumber')),
    body: data.messageBody,
    statusCallback: data.statusCallbackUrl ?? null,
    filterLandlines: data.filterLandlinesAndInactiveNumbers ?? false,
  };
}

function listMessages(twin: SignalHouseTwin, group: Group, query: Query): Record<string, unknown> {
  if (query['groupId'] === undefined) throw new Refusal(400, ['groupId is required']);
  const { from, before } = daysOf(query);
  const paging = pageOf(query, 1_000, 20);
  const sender = query['senderPhoneNumber'] ? phoneOf(query['senderPhoneNumber'], 'senderPhoneNumber') : null;
  const recipient = query['recipientPhoneNumber']
    ? phoneOf(query['recipientPhoneNumber'], 'recipientPhoneNumber')
    : null;
  const inbound = query['direction'] === undefined ? null : query['direction'] === 'INBOUND';
  const fits = (message: Message): boolean =>
    message.vendor === 'signalhouse' &&
    message.accountSid === group.groupId &&
    message.createdAt >= from &&
    message.createdAt < before &&
    (sender === null || message.from === sender) &&
    (recipient === null || message.to === recipient) &&
    (inbound === null || (message.direction === 'inbound') === inbound);
  const person = [recipient, sender].find((phone) => phone !== null && !group.numbers.has(phone));
  const candidates = person
    ? twin.world.store.thread(person).toReversed()
    : [...twin.world.store.newestFirst()];
  const rows = candidates.filter(fits);
  if (query['sortOrder'] === 'asc') rows.reverse();
  return {
    messages: pick(rows, paging).map((message) => renderMessage(message)),
    totalCount: rows.length,
    ...paging,
  };
}

/** The group of a request whose body or query names it. */
export function groupOf(twin: SignalHouseTwin, request: FastifyRequest): Group {
  const named =
    (request.query as Query)['groupId'] ?? (request.body as { groupId?: unknown } | undefined)?.groupId;
  return twin.groups.authenticate(request.headers.authorization, typeof named === 'string' ? named : null);
}
