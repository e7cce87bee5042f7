import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { HeldKeys } from './held-keys';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const key = (name: string, more: Partial<KeyboardEvent> = {}) =>
  ({ key: name, getModifierState: () => false, ...more }) as KeyboardEvent;

function holding() {
  const around = { opening: false };
  const given: string[] = [];
  let onGiven = (_key: string): void => undefined;
  const held = new HeldKeys({
    opening: () => around.opening,
    replay: (event) => {
      given.push(event.key);
      onGiven(event.key);
    },
    now: () => Date.now(),
  });
  return { held, around, given, when: (then: typeof onGiven) => (onGiven = then) };
}

describe('held keys', () => {
  it('lets everything through while nothing is on its way', () => {
    const { held } = holding();
    expect(held.take(key('d'))).toBe(false);
  });

  it('keeps keys for what is on its way, and gives them in their order', () => {
    const { held, given } = holding();
    const release = held.hold();
    expect(held.take(key('1'))).toBe(true);
    expect(held.take(key('3'))).toBe(true);
    vi.advanceTimersByTime(2000);
    expect(given).toEqual([]);
    release();
    // Pressed after it came, and still behind those that wait.
    expect(held.take(key('z'))).toBe(true);
    vi.advanceTimersByTime(100);
    expect(given).toEqual(['1', '3', 'z']);
    expect(held.take(key('d'))).toBe(false);
  });

  it('waits until a dialog has the focus', () => {
    const { held, around, given } = holding();
    around.opening = true;
    held.take(key('1'));
    vi.advanceTimersByTime(50);
    expect(given).toEqual([]);
    around.opening = false;
    vi.advanceTimersByTime(50);
    expect(given).toEqual(['1']);
  });

  it('stops again when what a key led to is on its way', () => {
    const { held, given, when } = holding();
    const first = held.hold();
    for (const name of ['m', '1']) held.take(key(name));
    let second = (): void => undefined;
    when((name) => {
      if (name === 'm') second = held.hold();
    });
    first();
    vi.advanceTimersByTime(100);
    expect(given).toEqual(['m']);
    second();
    vi.advanceTimersByTime(100);
    expect(given).toEqual(['m', '1']);
  });

  it('leaves chords, moving keys and Escape alone; Escape forgets what waits', () => {
    const { held, given } = holding();
    const release = held.hold();
    expect(held.take(key('r', { ctrlKey: true }))).toBe(false);
    expect(held.take(key('Tab'))).toBe(false);
    held.take(key('1'));
    expect(held.take(key('Escape'))).toBe(false);
    release();
    vi.advanceTimersByTime(100);
    expect(given).toEqual([]);
  });

  it('keeps a character that is typed with AltGr, whatever else the browser says is held', () => {
    const { held, given } = holding();
    const release = held.hold();
    const getModifierState = (modifier: string) => modifier !== 'Meta' && modifier !== 'Shift';
    expect(held.take(key('@', { ctrlKey: true, altKey: true, getModifierState }))).toBe(true);
    expect(held.take(key('@', { ctrlKey: true, altKey: true }))).toBe(false);
    release();
    vi.advanceTimersByTime(100);
    expect(given).toEqual(['@']);
  });

  it('forgets keys whose dialog never comes', () => {
    const { held, given } = holding();
    const release = held.hold();
    held.take(key('1'));
    vi.advanceTimersByTime(11_000);
    release();
    vi.advanceTimersByTime(100);
    expect(given).toEqual([]);
  });
});
