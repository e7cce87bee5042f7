import fc from 'fast-check';
import { expect, it } from 'vitest';
import { chooseAssignee, type AssignmentFacts } from './assignment.js';

const none: AssignmentFacts = {
  mode: 'round_robin',
  members: ['ann', 'bob', 'cid'],
  loads: new Map(),
  lastAssigned: null,
  available: null,
};
const members = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 8 });

it('gives nobody anything by hand, or when nobody is there', () => {
  expect(chooseAssignee({ ...none, mode: 'hand' })).toBeNull();
  expect(chooseAssignee({ ...none, available: new Set() })).toBeNull();
  expect(chooseAssignee({ ...none, members: [] })).toBeNull();
});

it('round robin: nobody gets two more than another', () => {
  fc.assert(
    fc.property(members, fc.integer({ min: 1, max: 60 }), (people, items) => {
      const got = new Map(people.map((id) => [id, 0]));
      let last: string | null = null;
      for (let item = 0; item < items; item += 1) {
        // The order in which members are listed must not matter.
        const listed = item % 2 === 0 ? people : people.toReversed();
        last = chooseAssignee({ ...none, members: listed, lastAssigned: last });
        if (last !== null) got.set(last, (got.get(last) ?? 0) + 1);
      }
      const counts = [...got.values()];
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(items);
      expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
    }),
  );
});

it('round robin goes on after whoever left, and passes over who is away', () => {
  expect(chooseAssignee({ ...none, lastAssigned: 'ann' })).toBe('bob');
  expect(chooseAssignee({ ...none, lastAssigned: 'bea' })).toBe('bob');
  expect(chooseAssignee({ ...none, lastAssigned: 'zoe' })).toBe('ann');
  expect(chooseAssignee({ ...none, lastAssigned: 'ann', available: new Set(['ann', 'cid']) })).toBe('cid');
});

it('least loaded: nobody available has fewer', () => {
  fc.assert(
    fc.property(
      members,
      fc.array(fc.nat(20), { minLength: 8, maxLength: 8 }),
      fc.option(fc.string()),
      (people, counts, last) => {
        const loads = new Map(people.map((id, index) => [id, counts[index] ?? 0]));
        const available = new Set(people.filter((_id, index) => index % 3 !== 2));
        const chosen = chooseAssignee({
          mode: 'least_loaded',
          members: people,
          loads,
          lastAssigned: last,
          available,
        });
        expect(chosen !== null && available.has(chosen)).toBe(true);
        const least = Math.min(...[...available].map((id) => loads.get(id) ?? 0));
        expect(loads.get(chosen ?? '')).toBe(least);
      },
    ),
  );
});

it('least loaded spreads equals like round robin', () => {
  expect(chooseAssignee({ ...none, mode: 'least_loaded', lastAssigned: 'bob' })).toBe('cid');
  expect(
    chooseAssignee({
      ...none,
      mode: 'least_loaded',
      loads: new Map([
        ['ann', 2],
        ['bob', 1],
      ]),
    }),
  ).toBe('cid');
});
