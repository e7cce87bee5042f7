import type { FastifyInstance, FastifyRequest } from 'fastify';
import { strike } from '../../faults/strike.js';
import { isWebUrl } from '../../http/web-url.js';
import { toE164 } from '../../network/phone.js';
import type { Account } from '../accounts.js';
import { TwilioError } from '../errors.js';
import { paginate, readPage } from '../paging.js';
import { rfc2822 } from '../render.js';
import type { TwilioTwin } from '../twin.js';
import { checkCallback, type Form, one } from '../validation.js';
import { type Call, type CallEvent, durationOf, hasEnded } from './call.js';
import type { CallOrder } from './voice.js';
import { toneWav } from './wav.js';

type AccountRoute = { Params: { account: string } };
type CallRoute = { Params: { account: string; sid: string } };

const EVENTS: readonly string[] = ['initiated', 'ringing', 'answered', 'completed'];

/** Call resources: make, list, fetch, end; and recordings to download. */
export function callRoutes(app: FastifyInstance, twin: TwilioTwin): void {
  const authenticate = (request: FastifyRequest<AccountRoute>): Account =>
    twin.accounts.authenticate(request.params.account, request.headers.authorization);

  app.post<AccountRoute>('/Accounts/:account/Calls.json', async (request, reply) => {
    const account = authenticate(request);
    const order = parseCall((request.body ?? {}) as Form);
    if (!account.numbers.has(order.from))
      throw new TwilioError(
        21210,
        `The source phone number provided, ${order.from}, is not yet verified for your account.`,
      );
    const fault = twin.faults.take({ vendor: 'twilio', to: order.to, from: order.from, body: '' });
    if (!fault) return reply.code(201).send(renderCall(twin.voice.place(account, order)));
    return strike<Call>(twin.world, reply, fault, {
      accept: (way) => twin.voice.place(account, { ...order, reportsLost: way.callbacks?.kind === 'lost' }),
      answer: (call) => reply.code(201).send(renderCall(call)),
      refuse: ({ kind, code, status, retryAfter }) => {
        if (kind === 'http429') throw new TwilioError(20429, undefined, undefined, retryAfter);
        throw new TwilioError(Number(code ?? 21215), undefined, status);
      },
      fail: () => {
        throw new TwilioError(20500);
      },
    });
  });

  app.get<AccountRoute>('/Accounts/:account/Calls.json', (request) => {
    const account = authenticate(request);
    const query = request.query as Record<string, string>;
    const filters = new URLSearchParams();
    for (const name of ['To', 'From', 'ParentCallSid', 'Status'])
      if (query[name]) filters.set(name, query[name]);
    const rows = [...twin.voice.calls.values()]
      .filter((call) => call.accountSid === account.sid)
      .filter((call) => !filters.has('To') || call.to === filters.get('To'))
      .filter((call) => !filters.has('From') || call.from === filters.get('From'))
      .filter((call) => !filters.has('ParentCallSid') || call.parentSid === filters.get('ParentCallSid'))
      .filter((call) => !filters.has('Status') || call.status === filters.get('Status'))
      .toReversed();
    return paginate(rows, readPage(query), {
      path: `/2010-04-01/Accounts/${account.sid}/Calls.json`,
      filters,
      key: 'calls',
      id: (call) => call.sid,
      render: renderCall,
    });
  });

  app.get<CallRoute>('/Accounts/:account/Calls/:sid.json', (request) =>
    renderCall(findCall(twin, authenticate(request), request.params.sid)),
  );

  app.post<CallRoute>('/Accounts/:account/Calls/:sid.json', (request) => {
    const account = authenticate(request);
    const call = findCall(twin, account, request.params.sid);
    const status = one((request.body ?? {}) as Form, 'Status');
    if (status !== 'completed' && status !== 'canceled')
      throw new TwilioError(20001, 'Status must be completed or canceled');
    if (hasEnded(call)) throw new TwilioError(21220, 'Call is not in-progress. Cannot redirect.');
    twin.voice.hangUp(account, call);
    return renderCall(call);
  });

  app.get<CallRoute>('/Accounts/:account/Recordings/:sid.wav', (request, reply) => {
    const account = authenticate(request);
    const recording = twin.voice.recordings.get(request.params.sid);
    if (recording?.accountSid !== account.sid)
      throw new TwilioError(
        20404,
        `The requested resource /Recordings/${request.params.sid}.wav was not found`,
      );
    return reply.type('audio/x-wav').send(toneWav(Math.min(30, recording.seconds)));
  });
}

function findCall(twin: TwilioTwin, account: Account, sid: string): Call {
  const call = twin.voice.calls.get(sid);
  if (call?.accountSid !== account.sid)
    throw new TwilioError(20404, `The requested resource /Calls/${sid}.json was not found`);
  return call;
}

/** Check a create-call form. @throws TwilioError */
function parseCall(form: Form): CallOrder {
  const to = one(form, 'To');
  const from = one(form, 'From');
  const url = one(form, 'Url');
  if (!to) throw new TwilioError(21201, "No 'To' number is specified");
  if (!from) throw new TwilioError(21213, "No 'From' number is specified");
  const [callee, caller] = [toE164(to), toE164(from)];
  if (!callee)
    throw new TwilioError(21211, `The phone number you are attempting to call, ${to}, is not valid.`);
  if (!caller) throw new TwilioError(21212, `The source phone number provided, ${from}, is not valid.`);
  if (!url && !one(form, 'Twiml') && !one(form, 'ApplicationSid'))
    throw new TwilioError(21205, "A 'Url', 'Twiml' or 'ApplicationSid' parameter is required.");
  if (!url || !isWebUrl(url)) throw new TwilioError(21205, `Url is not a valid URL: ${url ?? ''}`);
  const timeout = Number(one(form, 'Timeout') ?? 60);
  if (!Number.isInteger(timeout) || timeout < 1 || timeout > 600)
    throw new TwilioError(20001, 'Timeout must be an integer from 1 to 600');
  const callback = checkCallback(one(form, 'StatusCallback'));
  const events = [form['StatusCallbackEvent'] ?? []].flat().flatMap((text) => text.split(/[\s,]+/));
  const unknown = events.find((event) => !EVENTS.includes(event));
  if (unknown !== undefined) throw new TwilioError(21626, `Invalid StatusCallbackEvent: ${unknown}`);
  return {
    to: callee,
    from: caller,
    url,
    method: one(form, 'Method')?.toUpperCase() === 'GET' ? 'GET' : 'POST',
    timeoutSeconds: timeout,
    reportsLost: false,
    reports: callback
      ? {
          url: callback,
          method: one(form, 'StatusCallbackMethod')?.toUpperCase() === 'GET' ? 'GET' : 'POST',
          events: new Set((events.length > 0 ? events : ['completed']) as CallEvent[]),
        }
      : null,
  };
}

/** A Call resource. */
export function renderCall(call: Call): Record<string, unknown> {
  const uri = `/2010-04-01/Accounts/${call.accountSid}/Calls/${call.sid}`;
  const duration = durationOf(call);
  const at = (time: number | null): string | null => (time === null ? null : rfc2822(time));
  return {
    sid: call.sid,
    date_created: rfc2822(call.createdAt),
    date_updated: rfc2822(call.endedAt ?? call.startedAt ?? call.createdAt),
    parent_call_sid: call.parentSid,
    account_sid: call.accountSid,
    to: call.to,
    to_formatted: call.to,
    from: call.from,
    from_formatted: call.from,
    phone_number_sid: null,
    status: call.status,
    start_time: at(call.startedAt),
    end_time: at(call.endedAt),
    duration: duration === null ? null : String(duration),
    price: null,
    price_unit: 'USD',
    direction: call.direction,
    answered_by: call.answeredBy,
    api_version: '2010-04-01',
    forwarded_from: null,
    group_sid: null,
    caller_name: null,
    queue_time: '0',
    trunk_sid: null,
    uri: `${uri}.json`,
    subresource_uris: { recordings: `${uri}/Recordings.json`, events: `${uri}/Events.json` },
  };
}
