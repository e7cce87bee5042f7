import { describe, expect, it } from 'vitest';
import { firstDue, nextDue, validateSteps } from './index.js';
import type { Step } from './index.js';

const none = { amount: 0, unit: 'minutes' } as const;
const every: Step[] = [
  { id: 'a', type: 'sms', delay: none, body: 'Hi {{firstName|there}}' },
  { id: 'b', type: 'wait', delay: { amount: 1, unit: 'days' }, until: { kind: 'local_time', time: '09:30' } },
  {
    id: 'c',
    type: 'branch',
    delay: none,
    condition: { kind: 'intent', intents: ['interested'] },
    yes: 'e',
    no: null,
  },
  {
    id: 'd',
    type: 'split',
    delay: none,
    variants: [
      { key: 'x', weight: 60, goto: 'e' },
      { key: 'y', weight: 40, goto: 'f' },
    ],
  },
  { id: 'e', type: 'email', delay: none, subject: 'Hello', body: 'Text' },
  { id: 'f', type: 'call_task', delay: none, title: 'Call' },
  { id: 'g', type: 'manual_task', delay: none, title: 'Look' },
  { id: 'h', type: 'handoff', delay: none, agent: 'cathy' },
  { id: 'i', type: 'move', delay: none, sequenceId: 's2' },
];
const codes = (steps: unknown): string[] => validateSteps(steps).map((problem) => problem.code);
const sms = (change: object): object => ({ id: 'a', type: 'sms', delay: none, body: 'Hi', ...change });

describe('validateSteps', () => {
  it('accepts every type', () => expect(validateSteps(every)).toEqual([]));
  it.each<[string, unknown, string]>([
    ['nothing', [], 'empty_sequence'],
    ['no list', 'x', 'empty_sequence'],
    ['a text', ['x'], 'not_an_object'],
    ['an unknown type', [sms({ type: 'fax' })], 'unknown_type'],
    ['a prototype name', [sms({ type: 'constructor' })], 'unknown_type'],
    ['no id', [sms({ id: '' })], 'missing'],
    ['no body', [sms({ body: ' ' })], 'missing'],
    ['twice the same id', [sms({}), sms({})], 'duplicate_id'],
    ['no delay', [sms({ delay: undefined })], 'bad_delay'],
    ['half a minute', [sms({ delay: { amount: 0.5, unit: 'minutes' } })], 'bad_delay'],
    ['weeks', [sms({ delay: { amount: 1, unit: 'weeks' } })], 'bad_delay'],
    ['three years', [sms({ delay: { amount: 1100, unit: 'days' } })], 'bad_delay'],
    ['an unknown merge field', [sms({ body: '{{foo}}' })], 'template'],
    ['an open brace', [sms({ body: '{{firstName' })], 'template'],
    [
      'a jump to nowhere',
      [{ id: 'c', type: 'branch', delay: none, condition: { kind: 'replied' }, yes: 'zz', no: null }],
      'unknown_step',
    ],
    [
      'a jump back',
      [sms({}), { id: 'c', type: 'branch', delay: none, condition: { kind: 'replied' }, yes: 'a', no: null }],
      'goes_back',
    ],
    [
      'wrong weights',
      [
        {
          id: 'd',
          type: 'split',
          delay: none,
          variants: [
            { key: 'x', weight: 50, goto: 'e' },
            { key: 'y', weight: 40, goto: 'e' },
          ],
        },
        sms({ id: 'e' }),
      ],
      'bad_weights',
    ],
    [
      'a wrong time',
      [{ id: 'b', type: 'wait', delay: none, until: { kind: 'local_time', time: '25:00' } }],
      'bad_value',
    ],
  ])('refuses %s', (_name, steps, code) => expect(codes(steps)).toContain(code));
});

it('counts delays from the step before', () => {
  const at = new Date('2026-03-08T06:00:00Z');
  expect(firstDue([], at)).toBeNull();
  expect(firstDue([{ ...every[0], delay: { amount: 90, unit: 'minutes' } } as Step], at)).toEqual(
    new Date('2026-03-08T07:30:00Z'),
  );
  expect(nextDue({ delay: { amount: 2, unit: 'days' } }, at)).toEqual(new Date('2026-03-10T06:00:00Z'));
});
