// For property tests: any valid sequence and anything that a person may do.
import {
  sequenceGraph,
  STEP_TYPES,
  type Behaviour,
  type SequenceGraph,
  type Step,
  type StepType,
  type Target,
} from '@og/core';
import fc from 'fast-check';

const target = (position: number, length: number): fc.Arbitrary<Target | undefined> =>
  fc.oneof(
    fc.constant(undefined),
    fc.constant(null),
    ...(position + 1 < length
      ? [fc.integer({ min: position + 1, max: length - 1 }).map((to) => `s${to}`)]
      : []),
  );

const delay = fc.record({
  amount: fc.integer({ min: 0, max: 3 }),
  unit: fc.constantFrom('minutes', 'hours', 'days'),
});

const until = fc.oneof(
  fc.constant(undefined),
  fc.record({
    kind: fc.constant('local_time' as const),
    time: fc.constantFrom('00:00', '02:30', '09:30', '23:59'),
  }),
  fc.record({ kind: fc.constant('weekday' as const), weekday: fc.integer({ min: 1, max: 7 }) }),
);

const condition = fc.oneof(
  fc.constant({ kind: 'replied' as const }),
  fc.constant({ kind: 'intent' as const, intents: ['interested' as const, 'question' as const] }),
  fc.constant({ kind: 'link_clicked' as const }),
  fc.constant({ kind: 'delivered' as const }),
  fc.constant({ kind: 'field' as const, field: 'firstName', op: 'is_set' as const }),
);

function stepAt(position: number, length: number, types: readonly StepType[]): fc.Arbitrary<Step> {
  const to = target(position, length);
  return fc
    .constantFrom(...types)
    .chain((type): fc.Arbitrary<Step> => {
      const base = { key: `s${position}`, subject: null, body: null };
      switch (type) {
        case 'sms':
          return fc
            .tuple(delay, to)
            .map(([d, next]) => ({ ...base, type, delay: d, body: `Text ${position}`, config: { next } }));
        case 'email':
          return fc.tuple(delay, to).map(([d, next]) => ({
            ...base,
            type,
            delay: d,
            subject: 'Hello',
            body: `Mail ${position}`,
            config: { next },
          }));
        case 'call_task':
        case 'manual_task':
          return fc
            .tuple(delay, to)
            .map(([d, next]) => ({ ...base, type, delay: d, config: { title: 'Do it', next } }));
        case 'wait':
          return fc.tuple(delay, to, until).map(([d, next, u]) => ({
            ...base,
            type,
            delay: d,
            config: { next, ...(u ? { until: u } : {}) },
          }));
        case 'branch':
          return fc
            .tuple(delay, to, to, condition)
            .map(([d, yes, no, c]) => ({ ...base, type, delay: d, config: { condition: c, yes, no } }));
        case 'split':
          return fc.tuple(delay, to, to).map(([d, x, y]) => ({
            ...base,
            type,
            delay: d,
            config: {
              variants: [
                { key: 'x', weight: 50, goto: x },
                { key: 'y', weight: 50, goto: y },
              ],
            },
          }));
        case 'move':
          return delay.map((d) => ({ ...base, type, delay: d, config: { sequenceId: 'other' } }));
        case 'handoff':
          return delay.map((d) => ({ ...base, type, delay: d, config: { agent: 'cathy' } }));
      }
    })
    .map(dropUndefined);
}

/** What comes from JSON has no `undefined`. */
function dropUndefined(step: Step): Step {
  return JSON.parse(JSON.stringify(step)) as Step;
}

/** Steps with valid jumps; some may be unreachable, as nobody keeps a version that was written before from that. */
export function arbitrarySteps(types: readonly StepType[] = STEP_TYPES, maxLength = 8): fc.Arbitrary<Step[]> {
  return fc
    .integer({ min: 1, max: maxLength })
    .chain((length) =>
      fc
        .tuple(...Array.from({ length }, (_, position) => stepAt(position, length, types)))
        .map((steps) => [...steps]),
    );
}

export function arbitrarySequence(
  types?: readonly StepType[],
  maxLength?: number,
): fc.Arbitrary<SequenceGraph> {
  return arbitrarySteps(types, maxLength).map((steps) =>
    sequenceGraph(
      'version',
      steps.map((step, position) => ({ ...step, id: `id-${position}`, position })),
    ),
  );
}

export const arbitraryBehaviour: fc.Arbitrary<Behaviour> = fc.record({
  replied: fc.boolean(),
  lastIntent: fc.constantFrom(null, 'interested' as const, 'not_now' as const),
  linkClicked: fc.boolean(),
  delivered: fc.boolean(),
});
