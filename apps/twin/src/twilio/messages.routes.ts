import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Fault } from '../faults/fault-rules.js';
import type { Account } from './accounts.js';
import type { Fate } from './delivery-plan.js';
import { TwilioError } from './errors.js';
import { isTerminal, type Message } from './message.js';
import { listMessages } from './message-list.js';
import { paginate, readPage } from './paging.js';
import { renderMedia, renderMessage } from './render.js';
import type { TwilioTwin } from './twin.js';
import { type Form, one, parseSend, type SendRequest } from './validation.js';

type AccountRoute = { Params: { account: string } };
type MessageRoute = { Params: { account: string; sid: string } };

/** How long a request that gets no answer is held open, unless the fault says otherwise. */
const HOLD_MS = 60_000;
const DEFAULT_SLOWNESS_MS = 5_000;

/** Message resources: create, list, fetch, redact, cancel, delete. */
export function messageRoutes(app: FastifyInstance, twin: TwilioTwin): void {
  const authenticate = (request: FastifyRequest<AccountRoute>): Account =>
    twin.accounts.authenticate(request.params.account, request.headers.authorization);

  app.post<AccountRoute>('/Accounts/:account/Messages.json', async (request, reply) => {
    const account = authenticate(request);
    const send = parseSend((request.body ?? {}) as Form, twin.now());
    const sender = twin.sending.chooseSender(account, send);
    const strike = { to: send.to, from: sender, body: send.body };
    const fault = twin.faults.take(strike) ?? twin.magicNumbers.take(send.to, send.body);
    if (!fault) return reply.code(201).send(renderMessage(twin.sending.accept(account, send, sender)));
    return answerWithFault(twin, reply, fault, account, send, sender);
  });

  app.get<AccountRoute>('/Accounts/:account/Messages.json', (request) =>
    listMessages(twin.store, authenticate(request), request.query as Record<string, string>),
  );

  app.get<MessageRoute>('/Accounts/:account/Messages/:sid.json', (request) =>
    renderMessage(findMessage(twin, authenticate(request), request.params.sid)),
  );

  app.post<MessageRoute>('/Accounts/:account/Messages/:sid.json', (request) => {
    const message = findMessage(twin, authenticate(request), request.params.sid);
    const form = (request.body ?? {}) as Form;
    if (one(form, 'Status') === 'canceled') cancel(message);
    if (one(form, 'Body') === '') message.body = '';
    message.updatedAt = twin.now();
    return renderMessage(message);
  });

  app.delete<MessageRoute>('/Accounts/:account/Messages/:sid.json', (request, reply) => {
    const message = findMessage(twin, authenticate(request), request.params.sid);
    twin.store.remove(message.sid);
    return reply.code(204).send();
  });

  app.get<MessageRoute>('/Accounts/:account/Messages/:sid/Media.json', (request) => {
    const message = findMessage(twin, authenticate(request), request.params.sid);
    return paginate(renderMedia(message), readPage(request.query as Record<string, string>), {
      path: `/2010-04-01/Accounts/${message.accountSid}/Messages/${message.sid}/Media.json`,
      filters: new URLSearchParams(),
      key: 'media_list',
      id: (media) => String(media['sid']),
      render: (media) => media,
    });
  });
}

function findMessage(twin: TwilioTwin, account: Account, sid: string): Message {
  const message = twin.store.get(sid);
  if (!message || message.accountSid !== account.sid) {
    throw new TwilioError(20404, `The requested resource /Messages/${sid}.json was not found`);
  }
  return message;
}

function cancel(message: Message): void {
  if (message.status !== 'scheduled' && (isTerminal(message.status) || message.sentAt !== null)) {
    throw new TwilioError(30409);
  }
  message.status = 'canceled';
}

async function answerWithFault(
  twin: TwilioTwin,
  reply: FastifyReply,
  fault: Fault,
  account: Account,
  send: SendRequest,
  sender: string,
): Promise<FastifyReply> {
  const accept = (fate?: Fate): Message => twin.sending.accept(account, send, sender, fate);
  switch (fault.kind) {
    case 'error':
      throw new TwilioError(fault.code ?? 21610, undefined, fault.status);
    case 'http429':
      throw new TwilioError(20429);
    case 'undelivered':
    case 'failed':
      return reply.code(201).send(renderMessage(accept({ status: fault.kind, code: fault.code ?? 30008 })));
    case 'slow': {
      const message = accept();
      await twin.hold(fault.delayMs ?? DEFAULT_SLOWNESS_MS);
      return reply.code(201).send(renderMessage(message));
    }
    case 'accept_then_500':
      accept();
      throw new TwilioError(20500);
    case 'accept_then_drop':
      accept();
      return hangUp(reply);
    case 'reset':
      return hangUp(reply);
    case 'timeout':
      if (fault.accepted !== false) accept();
      reply.hijack();
      await twin.hold(fault.delayMs ?? HOLD_MS);
      reply.raw.destroy();
      return reply;
  }
}

/** Close the connection without an answer. */
function hangUp(reply: FastifyReply): FastifyReply {
  reply.hijack();
  reply.raw.socket?.resetAndDestroy();
  return reply;
}
