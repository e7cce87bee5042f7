import { expect, it } from 'vitest';
import type { SmsPort, SmsRequest } from '../src/index.js';
import { hangUp, json, type HttpDouble } from './http-double.js';
import { sendContract, type SendDialect } from './send.contract.js';

export interface SmsDialect extends Omit<SendDialect, 'send'> {
  /** Makes the adapter, pointed at the double or at another address. @param timeoutMs {@link PATIENT_MS} without it */
  open(baseUrl: string, timeoutMs?: number): SmsPort;
}

export const SMS: SmsRequest = {
  to: '+12125550100',
  from: '+13055550163',
  body: 'Hi Zoë & co',
  statusCallback: 'https://api.example.com/status?l=1&a=1',
  validityPeriod: 3_600,
};
const PERIOD = { since: new Date('2026-11-18T00:00:00Z'), until: new Date('2026-11-19T00:00:00Z') };

/** The promise of every SMS adapter. */
export function smsPortContract(dialect: SmsDialect, double: () => HttpDouble): void {
  sendContract(
    { ...dialect, send: (baseUrl, timeoutMs) => dialect.open(baseUrl, timeoutMs).send(SMS) },
    double,
  );
  const open = (): SmsPort => dialect.open(double().url);

  it('a look-up that fails is no clean look-up', async () => {
    double().answer = hangUp;
    const { to, from, body } = SMS;
    expect(await open().lookup({ to, from, body, since: new Date(0) })).toMatchObject({
      kind: 'unavailable',
    });
    double().answer = json(503, {});
    expect(await open().lookup({ providerId: 'X1' })).toEqual({ kind: 'unavailable', cause: 'http_503' });
  });

  it('a message that the vendor does not know is a clean look-up that found nothing', async () => {
    double().answer = json(404, { message: 'not found', status: 404, code: 20_404 });
    expect(await open().lookup({ providerId: 'X1' })).toEqual({ kind: 'found', messages: [] });
  });

  it('a page of the log that fails is no page', async () => {
    double().answer = json(500, {});
    expect(await open().list(PERIOD)).toEqual({ kind: 'unavailable', cause: 'http_500' });
    double().answer = hangUp;
    expect(await open().list(PERIOD)).toMatchObject({ kind: 'unavailable' });
  });

  it('a page that no answer has named is an error of the caller', async () => {
    await expect(open().list({ ...PERIOD, page: 'nonsense' })).rejects.toThrow(RangeError);
  });
}
