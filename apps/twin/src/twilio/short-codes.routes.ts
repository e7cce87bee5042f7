import type { FastifyInstance, FastifyRequest } from 'fastify';
import { isShortCode } from '../network/phone.js';
import type { Account } from './accounts.js';
import { TwilioError } from './errors.js';
import type { PhoneNumber } from './numbers.js';
import { updateNumber } from './numbers.routes.js';
import { paginate, readPage } from './paging.js';
import { renderShortCode } from './render.js';
import type { TwilioTwin } from './twin.js';
import type { Form } from './validation.js';

type AccountRoute = { Params: { account: string } };
type CodeRoute = { Params: { account: string; sid: string } };

/** The short codes that the account leases: listed and set, never bought through the API. */
export function shortCodeRoutes(app: FastifyInstance, twin: TwilioTwin): void {
  const authenticate = (request: FastifyRequest<AccountRoute>): Account =>
    twin.accounts.authenticate(request.params.account, request.headers.authorization);

  app.get<AccountRoute>('/Accounts/:account/SMS/ShortCodes.json', (request) => {
    const account = authenticate(request);
    const query = request.query as Record<string, string>;
    const asked = query['ShortCode'];
    // A demo with any credentials must work: a code that is asked for is there.
    if (asked && isShortCode(asked) && !twin.options.strict) twin.accounts.provision(account, asked);
    return paginate(
      codesOf(account).filter(({ phone }) => !asked || phone === asked),
      readPage(query),
      {
        path: `/2010-04-01/Accounts/${account.sid}/SMS/ShortCodes.json`,
        filters: new URLSearchParams(asked ? { ShortCode: asked } : {}),
        key: 'short_codes',
        id: (code) => code.sid,
        render: (code) => renderShortCode(account.sid, code),
      },
    );
  });

  app.get<CodeRoute>('/Accounts/:account/SMS/ShortCodes/:sid.json', (request) => {
    const account = authenticate(request);
    return renderShortCode(account.sid, find(account, request.params.sid));
  });

  app.post<CodeRoute>('/Accounts/:account/SMS/ShortCodes/:sid.json', (request) => {
    const account = authenticate(request);
    const code = find(account, request.params.sid);
    updateNumber(code, (request.body ?? {}) as Form, twin);
    return renderShortCode(account.sid, code);
  });
}

function codesOf(account: Account): PhoneNumber[] {
  return [...account.numbers.values()].filter(({ phone }) => isShortCode(phone));
}

function find(account: Account, sid: string): PhoneNumber {
  const code = codesOf(account).find((candidate) => candidate.sid === sid);
  if (!code) throw new TwilioError(20404, `The requested resource /SMS/ShortCodes/${sid}.json was not found`);
  return code;
}
