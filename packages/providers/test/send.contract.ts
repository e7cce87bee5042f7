import { expect, it } from 'vitest';
import type { SendOutcome } from '../src/index.js';
import { breakOff, hangUp, silence, type HttpDouble } from './http-double.js';

/** On a busy machine the double answers late, which must not look like a vendor that never answers. */
export const PATIENT_MS = 30_000;
/** Where nobody answers: long enough for the request to have come to the double. */
const IMPATIENT_MS = 1_500;

/** What one vendor's answers look like; everything else is the same for all. */
export interface SendDialect {
  /** Sends one message by an adapter pointed at the double or at another address. @param timeoutMs {@link PATIENT_MS} without it */
  send(baseUrl: string, timeoutMs?: number): Promise<SendOutcome>;
  accept(double: HttpDouble): void;
  /** The id and the status that `accept` answers with. */
  accepted: { providerId: string; status: string };
  /** A 2xx that does not say which message was taken. */
  acceptWithoutId(double: HttpDouble): void;
  /** Refuses with a code that the table knows … */
  refuse(double: HttpDouble): void;
  refused: { code: string; action: string };
  /** … and with one that nobody knows. */
  refuseStrangely(double: HttpDouble): void;
  throttle(double: HttpDouble, retryAfterSeconds: number | null): void;
  fail(double: HttpDouble, status: number): void;
}

/** The promise of every adapter that sends: what is certain, what is doubt, and one request per call. */
export function sendContract(dialect: SendDialect, double: () => HttpDouble): void {
  const send = (timeoutMs?: number): Promise<SendOutcome> => dialect.send(double().url, timeoutMs);
  const oneRequest = () => expect(double().seen).toHaveLength(1);

  it('accepted, with the id of the provider', async () => {
    dialect.accept(double());
    expect(await send()).toEqual({ kind: 'accepted', ...dialect.accepted });
    oneRequest();
  });

  it('accepted without an id: unknown', async () => {
    dialect.acceptWithoutId(double());
    expect(await send()).toEqual({ kind: 'unknown', cause: 'answer_without_id' });
    oneRequest();
  });

  it('refused: the code and what it asks of us', async () => {
    dialect.refuse(double());
    expect(await send()).toMatchObject({ kind: 'rejected', ...dialect.refused });
    oneRequest();
  });

  it('refused with a code that nobody knows: nothing is asked, nothing is tried again', async () => {
    dialect.refuseStrangely(double());
    expect(await send()).toMatchObject({ kind: 'rejected', action: 'none' });
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
    expect(await dialect.send('http://127.0.0.1:1')).toEqual({
      kind: 'not_processed',
      code: 'ECONNREFUSED',
    });
  });

  it('the name does not exist: not processed', async () => {
    const outcome = await dialect.send('http://no-such-host.invalid');
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
    expect(await send(answer === silence ? IMPATIENT_MS : undefined)).toEqual({ kind: 'unknown', cause });
    oneRequest();
  });
}
