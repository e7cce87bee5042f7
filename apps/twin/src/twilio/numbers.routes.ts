import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Account } from './accounts.js';
import { TwilioError } from './errors.js';
import { isWebUrl } from '../http/web-url.js';
import { isShortCode, toE164 } from '../network/phone.js';
import type { HttpMethod, PhoneNumber } from './numbers.js';
import { paginate, readPage } from './paging.js';
import { renderAccount, renderNumber } from './render.js';
import type { TwilioTwin } from './twin.js';
import { type Form, one } from './validation.js';

type AccountRoute = { Params: { account: string } };
type NumberRoute = { Params: { account: string; sid: string } };

/** The account and the numbers it rents. */
export function numberRoutes(app: FastifyInstance, twin: TwilioTwin): void {
  const authenticate = (request: FastifyRequest<AccountRoute>): Account =>
    twin.accounts.authenticate(request.params.account, request.headers.authorization);

  app.get<AccountRoute>('/Accounts/:account.json', (request) => renderAccount(authenticate(request)));

  app.get<AccountRoute>('/Accounts/:account/IncomingPhoneNumbers.json', (request) => {
    const account = authenticate(request);
    return listNumbers(twin, account, request.query as Record<string, string>);
  });

  app.post<AccountRoute>('/Accounts/:account/IncomingPhoneNumbers.json', (request, reply) => {
    const account = authenticate(request);
    const form = (request.body ?? {}) as Form;
    const number = twin.accounts.provision(account, chooseNumber(twin, account, form));
    updateNumber(number, form, twin);
    return reply.code(201).send(renderNumber(account.sid, number));
  });

  app.get<NumberRoute>('/Accounts/:account/IncomingPhoneNumbers/:sid.json', (request) => {
    const account = authenticate(request);
    return renderNumber(account.sid, findNumber(account, request.params.sid));
  });

  app.post<NumberRoute>('/Accounts/:account/IncomingPhoneNumbers/:sid.json', (request) => {
    const account = authenticate(request);
    const number = findNumber(account, request.params.sid);
    updateNumber(number, (request.body ?? {}) as Form, twin);
    return renderNumber(account.sid, number);
  });

  app.delete<NumberRoute>('/Accounts/:account/IncomingPhoneNumbers/:sid.json', (request, reply) => {
    const account = authenticate(request);
    twin.accounts.release(account, findNumber(account, request.params.sid).phone);
    return reply.code(204).send();
  });
}

function listNumbers(
  twin: TwilioTwin,
  account: Account,
  query: Record<string, string>,
): Record<string, unknown> {
  const filters = new URLSearchParams();
  for (const name of ['PhoneNumber', 'FriendlyName']) if (query[name]) filters.set(name, query[name]);
  const asked = filters.get('PhoneNumber');
  const phone = asked ? toE164(asked) : null;
  // A demo with any credentials must work: a number that is asked for is there.
  if (phone && !twin.options.strict) twin.accounts.provision(account, phone);
  const name = filters.get('FriendlyName');
  const rows = [...account.numbers.values()]
    .filter((number) => !isShortCode(number.phone))
    .filter((number) => !asked || number.phone === phone || matches(number.phone, asked))
    .filter((number) => !name || number.friendlyName === name);
  return paginate(rows, readPage(query), {
    path: `/2010-04-01/Accounts/${account.sid}/IncomingPhoneNumbers.json`,
    filters,
    key: 'incoming_phone_numbers',
    id: (number) => number.sid,
    render: (number) => renderNumber(account.sid, number),
  });
}

/** Twilio's patterns: digits anywhere in the number, `*` for one digit. */
function matches(phone: string, pattern: string): boolean {
  if (!/^[+\d*]+$/.test(pattern)) return false;
  return new RegExp(pattern.replaceAll('+', '\\+').replaceAll('*', '\\d')).test(phone);
}

function findNumber(account: Account, sid: string): PhoneNumber {
  const number = [...account.numbers.values()].find((candidate) => candidate.sid === sid);
  if (!number)
    throw new TwilioError(20404, `The requested resource /IncomingPhoneNumbers/${sid}.json was not found`);
  return number;
}

/** The number to buy: the one named, or one made up in the area code. */
function chooseNumber(twin: TwilioTwin, account: Account, form: Form): string {
  const named = one(form, 'PhoneNumber');
  if (named) {
    const phone = toE164(named);
    if (!phone) throw new TwilioError(21421);
    if (account.numbers.has(phone) || twin.options.strict) throw new TwilioError(21422);
    return phone;
  }
  const areaCode = one(form, 'AreaCode');
  if (!areaCode || !/^[2-9]\d{2}$/.test(areaCode))
    throw new TwilioError(21421, 'Give PhoneNumber or AreaCode');
  for (let line = 100; line < 200; line++) {
    const phone = `+1${areaCode}5550${line}`;
    if (!account.numbers.has(phone)) return phone;
  }
  throw new TwilioError(21422);
}

export function updateNumber(number: PhoneNumber, form: Form, twin: TwilioTwin): void {
  number.smsUrl = urlField(form, 'SmsUrl') ?? number.smsUrl;
  number.smsMethod = methodField(form, 'SmsMethod') ?? number.smsMethod;
  number.smsFallbackUrl = urlField(form, 'SmsFallbackUrl') ?? number.smsFallbackUrl;
  number.smsFallbackMethod = methodField(form, 'SmsFallbackMethod') ?? number.smsFallbackMethod;
  number.statusCallback = urlField(form, 'StatusCallback') ?? number.statusCallback;
  number.statusCallbackMethod = methodField(form, 'StatusCallbackMethod') ?? number.statusCallbackMethod;
  number.voiceUrl = urlField(form, 'VoiceUrl') ?? number.voiceUrl;
  number.voiceMethod = methodField(form, 'VoiceMethod') ?? number.voiceMethod;
  number.friendlyName = one(form, 'FriendlyName') ?? number.friendlyName;
  number.updatedAt = twin.now();
  twin.changed();
}

/** The URL of a field; an empty one clears it; undefined leaves it as it is. */
function urlField(form: Form, name: string): string | undefined {
  const value = one(form, name);
  if (value && !isWebUrl(value)) throw new TwilioError(21205, `${name} is not a valid URL: ${value}`);
  return value;
}

function methodField(form: Form, name: string): HttpMethod | undefined {
  const value = one(form, name)?.toUpperCase();
  if (value === undefined || value === '') return undefined;
  if (value === 'GET' || value === 'POST') return value;
  throw new TwilioError(20001, `${name} must be GET or POST`);
}
