import { describe, expect, it } from 'vitest';
import { delayMs, validateSteps } from './index.js';
import type { Step } from './index.js';

const none = { amount: 0, unit: 'minutes' } as const;
const base = { delay: none, subject: null, body: null };
const every: Step[] = [
  { ...base, key: 'a', type: 'sms', body: 'Hi {{firstName|there}}', config: {} },
  {
    ...base,
    key: 'b',
    type: 'wait',
    delay: { amount: 1, unit: 'days' },
    config: { until: { kind: 'local_time', time: '09:30' } },
  },
  {
    ...base,
    key: 'c',
    type: 'branch',
    config: { condition: { kind: 'intent', intents: ['interested'] }, yes: 'e', no: 'd' },
  },
  {
    ...base,
    key: 'd',
    type: 'split',
    config: {
      variants: [
        { key: 'x', weight: 60, goto: 'e' },
        { key: 'y', weight: 40, goto: 'f' },
      ],
    },
  },
  { ...base, key: 'e', type: 'email', subject: 'Hello', body: 'Text', config: { next: 'h' } },
  { ...base, key: 'f', type: 'call_task', config: { title: 'Call {{firstName}}' } },
  { ...base, key: 'g', type: 'manual_task', config: { title: 'Look', next: 'i' } },
  { ...base, key: 'h', type: 'handoff', config: { agent: 'cathy' } },
  { ...base, key: 'i', type: 'move', config: { sequenceId: 's2' } },
];
const problems = (steps: unknown) => validateSteps(steps);
const codes = (steps: unknown): string[] => problems(steps).map((problem) => problem.code);
const sms = (change: object): object => ({
  key: 'a',
  type: 'sms',
  delay: none,
  body: 'Hi',
  config: {},
  ...change,
});
const branch = (yes: unknown, no: unknown = null) => ({
  ...base,
  key: 'c',
  type: 'branch',
  config: { condition: { kind: 'replied' }, yes, no },
});

describe('validateSteps', () => {
  it('accepts every type', () => expect(validateSteps(every)).toEqual([]));
  it.each<[string, unknown, string]>([
    ['nothing', [], 'empty_sequence'],
    ['no list', 'x', 'empty_sequence'],
    ['a text', ['x'], 'not_an_object'],
    ['an unknown type', [sms({ type: 'fax' })], 'unknown_type'],
    ['a prototype name', [sms({ type: 'constructor' })], 'unknown_type'],
    ['no key', [sms({ key: '' })], 'missing'],
    ['a key with blanks', [sms({ key: 'a b' })], 'bad_value'],
    ['no body', [sms({ body: ' ' })], 'missing'],
    ['twice the same key', [sms({}), sms({})], 'duplicate_key'],
    ['no delay', [sms({ delay: undefined })], 'bad_delay'],
    ['half a minute', [sms({ delay: { amount: 0.5, unit: 'minutes' } })], 'bad_delay'],
    ['weeks', [sms({ delay: { amount: 1, unit: 'weeks' } })], 'bad_delay'],
    ['three years', [sms({ delay: { amount: 1100, unit: 'days' } })], 'bad_delay'],
    ['an unknown merge field', [sms({ body: '{{foo}}' })], 'template'],
    ['an open brace', [sms({ body: '{{firstName' })], 'template'],
    [
      'a task with an unknown field',
      [{ ...base, key: 't', type: 'manual_task', config: { title: '{{foo}}' } }],
      'template',
    ],
    ['a jump to nowhere', [branch('zz')], 'unknown_step'],
    ['a jump back', [sms({}), branch('a')], 'goes_back'],
    ['a jump to itself', [branch('c')], 'goes_back'],
    ['a next that leads back', [sms({}), sms({ key: 'b', config: { next: 'a' } })], 'goes_back'],
    ['a loop without a way out', [sms({}), sms({ key: 'b', config: { next: 'a' } })], 'no_end'],
    ['a step behind the end', [sms({ config: { next: null } }), sms({ key: 'b' })], 'unreachable'],
    ['a move without a sequence', [{ ...base, key: 'm', type: 'move', config: {} }], 'missing'],
    ['an unknown agent', [{ ...base, key: 'h', type: 'handoff', config: { agent: 'bond' } }], 'bad_value'],
    ['an e-mail without a subject', [{ ...base, key: 'e', type: 'email', body: 'Text' }], 'missing'],
    [
      'wrong weights',
      [
        {
          ...base,
          key: 'd',
          type: 'split',
          config: {
            variants: [
              { key: 'x', weight: 50, goto: 'e' },
              { key: 'y', weight: 40, goto: 'e' },
            ],
          },
        },
        sms({ key: 'e' }),
      ],
      'bad_weights',
    ],
    [
      'a wrong time',
      [{ ...base, key: 'b', type: 'wait', config: { until: { kind: 'local_time', time: '25:00' } } }],
      'bad_value',
    ],
  ])('refuses %s', (_name, steps, code) => expect(codes(steps)).toContain(code));

  it('names the step that leads back and where it leads', () => {
    const [problem] = problems([sms({ key: 'hello' }), { ...branch('hello'), key: 'ask' }]);
    expect(problem).toMatchObject({ index: 1, key: 'ask', path: 'config.yes', code: 'goes_back' });
    expect(problem?.message).toContain('Step 2 “ask” leads back to step 1 “hello”');
  });
});

it('counts a day as 24 hours', () => {
  expect(delayMs({ amount: 90, unit: 'minutes' })).toBe(90 * 60_000);
  expect(delayMs({ amount: 36, unit: 'hours' })).toBe(36 * 3_600_000);
  expect(delayMs({ amount: 2, unit: 'days' })).toBe(48 * 3_600_000);
});
