import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Fault } from '../faults/fault-rules.js';
import { strike, type Way } from '../faults/strike.js';
import type { Account } from './accounts.js';
import { TwilioError } from './errors.js';
import { isTerminal, type Message } from '../network/message.js';
import { listMessages } from './message-list.js';
import { paginate, readPage } from './paging.js';
import { renderMedia, renderMessage } from './render.js';
import type { TwilioTwin } from './twin.js';
import { type Form, one, parseSend, type SendRequest } from './validation.js';

type AccountRoute = { Params: { account: string } };
type MessageRoute = { Params: { account: string; sid: string } };

/** Message resources: create, list, fetch, redact, cancel, delete. */
export function messageRoutes(app: FastifyInstance, twin: TwilioTwin): void {
  const authenticate = (request: FastifyRequest<AccountRoute>): Account =>
    twin.accounts.authenticate(request.params.account, request.headers.authorization);

  app.post<AccountRoute>('/Accounts/:account/Messages.json', async (request, reply) => {
    const account = authenticate(request);
    const send = parseSend((request.body ?? {}) as Form, twin.now());
    const sender = twin.sending.chooseSender(account, send);
    const fault =
      twin.faults.take({ vendor: 'twilio', to: send.to, from: sender, body: send.body }) ??
      twin.magicNumbers.take(send.to, send.body);
    if (!fault) return reply.code(201).send(renderMessage(twin.sending.acceptAtOnce(account, send, sender)));
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
): Promise<unknown> {
  return strike<Message>(twin.world, reply, fault, {
    accept: (way) => twin.sending.accept(account, send, sender, withCode(way)),
    answer: (message) => reply.code(201).send(renderMessage(message)),
    refuse: ({ kind, code, status, retryAfter }) => {
      if (kind === 'http429') throw new TwilioError(20429, undefined, undefined, retryAfter);
      throw new TwilioError(Number(code ?? 21610), undefined, status);
    },
    fail: () => {
      throw new TwilioError(20500);
    },
  });
}

/** A message that fails without a code fails for no reason that anybody knows. */
function withCode(way: Way): Way {
  return way.fate ? { ...way, fate: { ...way.fate, code: way.fate.code ?? 30008 } } : way;
}
