import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../random.js';
import { type DeliveryStep, type Fate, planDelivery } from './delivery-plan.js';

const orderly = { late: 0, twice: 0, outOfOrder: 0 };
const delivered: Fate = { status: 'delivered', code: null };
const to = (index: number): string => `+1310599${String(index).padStart(4, '0')}`;

function plan(index: number, disorder = orderly, fate: Fate = delivered, seed = 's'): DeliveryStep[] {
  const message = { to: to(index), ordinal: 1, messagingServiceSid: null };
  return planDelivery(createRandom(seed), message, fate, disorder);
}
const statuses = (steps: DeliveryStep[]): string[] => steps.map((step) => step.status);

describe('planDelivery', () => {
  it('is the same for the same seed, phone and ordinal', () => {
    expect(plan(1)).toEqual(plan(1));
    expect(plan(1)).not.toEqual(plan(2));
    expect(plan(1)).not.toEqual(plan(1, orderly, delivered, 'another'));
  });

  it('moves the stored status forward only, whatever the callbacks do', () => {
    const fraction = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        fc.nat(9_999),
        fraction,
        fraction,
        fraction,
        fc.constantFrom<Fate['status']>('delivered', 'undelivered', 'failed'),
        (index, late, twice, outOfOrder, status) => {
          const steps = plan(index, { late, twice, outOfOrder }, { status, code: null });
          expect(steps.at(-1)?.status).toBe(status);
          for (const [position, step] of steps.entries()) {
            expect(step.at).toBeGreaterThan(steps[position - 1]?.at ?? 0);
            expect(step.callbacksAt.length).toBeGreaterThan(0);
            for (const at of step.callbacksAt) expect(at).toBeGreaterThan(step.at);
          }
        },
      ),
    );
  });

  it('tells what failed outright as never sent', () => {
    for (let index = 0; index < 50; index++) {
      expect(statuses(plan(index, orderly, { status: 'failed', code: 30034 }))).not.toContain('sent');
    }
    expect(plan(1, orderly, { status: 'undelivered', code: 30003 }).at(-1)?.code).toBe(30003);
  });

  it('disturbs about the fraction it was asked for', () => {
    const count = (disorder: Partial<typeof orderly>, fits: (steps: DeliveryStep[]) => boolean): number =>
      Array.from({ length: 2_000 }, (_, index) => plan(index, { ...orderly, ...disorder })).filter(fits)
        .length;
    const announced = (steps: DeliveryStep[], index: number): number => steps.at(index)?.callbacksAt[0] ?? 0;
    const swapped = count({ outOfOrder: 0.1 }, (steps) => announced(steps, -2) > announced(steps, -1));
    const late = count({ late: 0.1 }, (steps) => announced(steps, -1) > 60_000);
    const twice = count({ twice: 0.1 }, (steps) => steps.some((step) => step.callbacksAt.length === 2));
    for (const found of [swapped, late, twice]) {
      expect(found).toBeGreaterThan(140);
      expect(found).toBeLessThan(260);
    }
  });
});
