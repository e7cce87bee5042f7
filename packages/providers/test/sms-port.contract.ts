import { expect, it } from 'vitest';
import type { SmsOutcome, SmsPort } from '../src/index.js';
import { breakOff, hangUp, silence, type HttpDouble } from './http-double.js';

/** What one vendor's answers look like; everything else is the same for all. */
export interface Dialect {
  /** Makes the adapter, with a time-out of 300 ms, pointed at the double or at another address. */
  open(baseUrl: string): SmsPort;
  accept(double: HttpDouble): void;
  refuse(double: HttpDouble, code: number): void;
  throttle(double: HttpDouble, retryAfterSeconds: number | null): void;
  fail(double: HttpDouble, status: number): void;
}

const REQUEST = {
  to: '+12125550100',
  from: '+13055550163',
  body: 'Hi Zoë & co',
  statusCallback: 'https://api.example.com/status?l=1&a=1',
  validityPeriod: 3_600,
};

/** The promise of every SMS adapter: what is certain, what is doubt, and one request per call. */
export function smsPortContract(dialect: Dialect, double: () => HttpDouble): void {
  const send = (): Promise<SmsOutcome> => dialect.open(double().url).send(REQUEST);
  const oneRequest = () => expect(double().seen).toHaveLength(1);

  it('accepted, with the id of the provider', async () => {
    dialect.accept(double());
    expect(await send()).toEqual({ kind: 'accepted', providerId: 'SM1', status: 'queued' });
    oneRequest();
  });

  it('refused: the code and what it asks of us', async () => {
    dialect.refuse(double(), 21_610);
    expect(await send()).toMatchObject({ kind: 'rejected', code: '21610', action: 'suppress' });
    oneRequest();
  });

  it('refused with a code that nobody knows: nothing is asked, nothing is tried again', async () => {
    dialect.refuse(double(), 29_999);
    expect(await send()).toMatchObject({ kind: 'rejected', code: '29999', action: 'none' });
    oneRequest();
  });

  it('throttled: not processed, with the time to wait when one is named', async () => {
    dialect.throttle(double(), 7);
    expect(await send()).toMatchObject({ kind: 'not_processed', retryAfterMs: 7_000 });
    dialect.throttle(double(), null);
    expect(await send()).not.toHaveProperty('retryAfterMs');
    expect(double().seen).toHaveLength(2);
  });

  it('nobody listens: not processed', async () => {
    expect(await dialect.open('http://127.0.0.1:1').send(REQUEST)).toEqual({
      kind: 'not_processed',
      code: 'ECONNREFUSED',
    });
  });

  it('the name does not exist: not processed', async () => {
    const outcome = await dialect.open('http://no-such-host.invalid').send(REQUEST);
    expect(outcome).toMatchObject({
      kind: 'not_processed',
      code: expect.stringMatching(/ENOTFOUND|EAI_AGAIN/) as string,
    });
  });

  it.each([500, 502, 503])('%i: unknown, never sent again', async (status) => {
    dialect.fail(double(), status);
    expect(await send()).toEqual({ kind: 'unknown', cause: `http_${status}` });
    oneRequest();
  });

  it.each([
    ['the connection breaks after the request', hangUp, 'ECONNRESET'],
    ['no answer comes', silence, 'ETIMEDOUT'],
    ['the answer breaks off', breakOff, 'ECONNRESET'],
  ])('%s: unknown', async (_what, answer, cause) => {
    double().answer = answer;
    expect(await send()).toEqual({ kind: 'unknown', cause });
    oneRequest();
  });

  it('a look-up that fails is no clean look-up', async () => {
    double().answer = hangUp;
    expect(
      await dialect
        .open(double().url)
        .lookup({ to: REQUEST.to, from: REQUEST.from, body: REQUEST.body, since: new Date(0) }),
    ).toMatchObject({ kind: 'unavailable' });
  });
}
