import type { Random } from '../random.js';
import type { Fate } from './delivery-plan.js';

/** How the phones that cannot be reached fail, by share. */
const TROUBLES: readonly { code: number; status: 'undelivered' | 'failed'; share: number }[] = [
  { code: 30006, status: 'undelivered', share: 0.4 },
  { code: 30003, status: 'undelivered', share: 0.3 },
  { code: 30005, status: 'undelivered', share: 0.2 },
  { code: 30008, status: 'undelivered', share: 0.1 },
];

/** What the carrier does with messages to this phone: the same each time, as a landline stays one. */
export function carrierFate(random: Random, phone: string, unreachable: number): Fate {
  if (random.unit('carrier', phone) >= unreachable) return { status: 'delivered', code: null };
  let roll = random.unit('carrier-trouble', phone);
  for (const { code, status, share } of TROUBLES) {
    if (roll < share) return { status, code };
    roll -= share;
  }
  return { status: 'undelivered', code: 30008 };
}
