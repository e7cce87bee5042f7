import { describe, expect, it } from 'vitest';
import { type Accepted, ledgerIdOf, Watch } from './watch.js';

const AT = Date.parse('2026-11-18T17:00:00Z');
let count = 0;
const accepted = (changes: Partial<Accepted> = {}): Accepted => ({
  sid: `SM${++count}`,
  to: '+12125550100',
  from: '+13055550163',
  body: `text ${count}`,
  ledgerId: null,
  segments: 1,
  at: AT,
  ...changes,
});

describe('the watch', () => {
  it('notices a ledger row, a text or a step that was taken twice, once each', () => {
    const watch = new Watch(true);
    watch.configure({
      intents: [
        { ledgerId: 'l1', person: 'p', step: 's' },
        { ledgerId: 'l2', person: 'p', step: 's' },
      ],
    });
    watch.check(accepted({ ledgerId: 'l1', body: 'a' }));
    expect(watch.violations).toEqual([]);
    watch.check(accepted({ ledgerId: 'l2', body: 'b' }));
    expect(watch.violations).toMatchObject([{ kind: 'twice', what: 'step', count: 2 }]);
    watch.check(accepted({ ledgerId: 'l1', body: 'b' }));
    watch.check(accepted({ ledgerId: 'l1', body: 'b' }));
    expect(watch.violations.map((violation) => violation.kind === 'twice' && violation.what)).toEqual([
      'step',
      'ledger',
      'text',
    ]);
    expect(watch.violations[1]).toMatchObject({ count: 3 });
  });

  it('says nothing of repetitions when nobody asked', () => {
    const watch = new Watch(false);
    for (let turn = 0; turn < 3; turn++) watch.check(accepted({ ledgerId: 'l1', body: 'same' }));
    expect(watch.violations).toEqual([]);
  });

  it('notices what is outside a person’s window, or a row’s', () => {
    const watch = new Watch(false);
    const window = { from: '2026-11-18T13:00:00Z', until: '2026-11-18T17:00:00Z' };
    watch.configure({
      windows: [{ to: '+12125550100', windows: [window] }],
      intents: [{ ledgerId: 'l9', window: { from: '2026-11-18T17:00:00Z', until: '2026-11-18T18:00:00Z' } }],
    });
    watch.check(accepted({ at: AT - 1 }));
    watch.check(accepted({ ledgerId: 'l9' }));
    expect(watch.violations).toEqual([]);
    watch.check(accepted());
    expect(watch.violations).toMatchObject([{ kind: 'outside_window', windows: [window] }]);
  });

  it('counts segments of numbers and campaigns in any second', () => {
    let now = 0;
    const watch = new Watch(false, () => now);
    watch.configure({
      rates: [
        { key: '+13055550163', limit: 3 },
        { key: 'campaign:C1', limit: 4, numbers: ['+13055550163', '+13055550164'] },
      ],
    });
    const send = (at: number, segments: number, from = '+13055550163'): void => {
      now = at;
      watch.check(accepted({ segments, from }));
    };
    send(0, 3);
    send(999, 1, '+13055550164');
    expect(watch.violations).toEqual([]);
    send(1_000, 3);
    expect(watch.violations).toEqual([]);
    send(1_500, 1);
    send(1_600, 1);
    expect(watch.violations).toMatchObject([
      { kind: 'rate', key: '+13055550163', limit: 3, seen: 4 },
      { kind: 'rate', key: 'campaign:C1', limit: 4, seen: 5 },
    ]);
    expect(watch.rates()).toMatchObject([
      { key: '+13055550163', max: 5, total: 8 },
      { key: 'campaign:C1', max: 6, total: 9 },
    ]);
  });

  it('looks at other windows than a second when it is told to', () => {
    let now = 0;
    const watch = new Watch(false, () => now);
    watch.configure({ rates: [{ key: '+13055550163', limit: 1, windowMs: 500 }] });
    for (now of [0, 500, 1_000]) watch.check(accepted());
    expect(watch.violations).toEqual([]);
    now = 1_499;
    watch.check(accepted());
    expect(watch.violations).toHaveLength(1);
  });

  it('reads the row out of a callback’s address', () => {
    expect(ledgerIdOf('https://x.example/s?a=1&l=01-a%2Fb#rc=5')).toBe('01-a/b');
    expect(ledgerIdOf('https://x.example/s?l=7')).toBe('7');
    expect(ledgerIdOf('https://x.example/s?url=7')).toBeNull();
    expect(ledgerIdOf(null)).toBeNull();
  });
});
