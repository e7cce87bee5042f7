import { expect, it } from 'vitest';
import { CLAIM_GOOD_MS } from '../../compliance/index.js';
import { LastLook } from './last-look.js';
import type { ClaimedSend } from './send-deps.js';

const claim = (ledgerId: string): ClaimedSend => ({
  teamId: 'team',
  ledgerId,
  attempt: 1,
  senderId: 'sender',
  vendor: 'twilio',
  channel: 'sms',
  integrationId: 'integration',
  to: '+12125550100',
  from: '+12125550101',
  body: 'Hello',
  validityPeriod: 60,
  segments: 1,
  rates: [],
  delayMs: 0,
});

/** A database that says which claims may leave, and then is away for whoever wants to write. */
function away(answer: readonly { id: string; fit: boolean }[]) {
  const tx = { client: { query: () => Promise.resolve({ rows: answer }) } };
  const deps = {
    database: {
      withTeam: (_team: string, work: (tx: unknown) => unknown, options?: { readOnly?: boolean }) =>
        options?.readOnly ? Promise.resolve(work(tx)) : Promise.reject(new Error('the database is away')),
    },
    clock: { now: () => new Date(0) },
    vault: { addressHash: (_channel: string, address: string) => address },
    outbox: {},
    logger: { warn: () => undefined, debug: () => undefined },
  };
  return deps as unknown as ConstructorParameters<typeof LastLook>[0];
}

it('lets go what may leave also when the database is away for what may not', async () => {
  const deps = away([
    { id: 'fit', fit: true },
    { id: 'unfit', fit: false },
  ]);
  const look = new LastLook(deps, performance.now() - 2 * CLAIM_GOOD_MS);
  expect(await look.allows(claim('unfit'), [claim('fit')])).toBe(false);
  expect(await look.allows(claim('fit'), [])).toBe(true);
});
