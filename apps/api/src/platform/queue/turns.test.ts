import { expect, it } from 'vitest';
import { AGAIN_MS, BUSY_ROWS, LINGER_MS, PATIENCE_MS, Turns } from './turns.js';

const MANY = BUSY_ROWS * 10;

/** A team that has just done much. */
function withFlood(): Turns {
  const turns = new Turns();
  turns.did('flood', MANY, 0);
  return turns;
}

it('a busy team goes on while nobody else is awaited', () => {
  const turns = withFlood();
  expect(turns.waitOf('flood', 0)).toBe(0);
  turns.touch('flood', 0);
  expect(turns.waitOf('flood', 1)).toBe(0);
});

it('a busy team gives way from the beginning of what another team waits for until a little after its end', () => {
  const turns = withFlood();
  const end = turns.begin('small', 10);
  expect(turns.waitOf('flood', 10)).toBe(AGAIN_MS);
  expect(turns.waitOf('small', 10)).toBe(0);
  end(100);
  expect(turns.waitOf('flood', 100 + LINGER_MS - 1)).toBe(AGAIN_MS);
  expect(turns.waitOf('flood', 100 + LINGER_MS)).toBe(0);
});

it('teams that do little give way to nobody', () => {
  const turns = new Turns();
  turns.did('one', BUSY_ROWS - 1, 0);
  turns.begin('two', 0);
  expect(turns.waitOf('one', 0)).toBe(0);
});

it('of two busy teams none gives way to the other, whatever they launch', () => {
  const turns = withFlood();
  turns.did('other', MANY, 0);
  turns.begin('other', 0);
  turns.begin('flood', 0);
  expect(turns.waitOf('flood', 1)).toBe(0);
  expect(turns.waitOf('other', 1)).toBe(0);
  expect(turns.busyTeams(1)).toBe(2);
});

it('one batch passes each time that patience ends', () => {
  const turns = withFlood();
  turns.begin('small', 0);
  const passed: number[] = [];
  for (let now = 0; now < 2_400; now += AGAIN_MS) {
    turns.did('flood', 50, now);
    if (turns.waitOf('flood', now) === 0) passed.push(now);
  }
  expect(passed).toEqual([PATIENCE_MS, 2 * PATIENCE_MS, 3 * PATIENCE_MS, 4 * PATIENCE_MS]);
});

it('who always hurries does not always go first', () => {
  const turns = withFlood();
  turns.begin('small', 0);
  let waited = 0;
  for (let now = 0; now < 60_000; now += 100) {
    turns.did('flood', 100, now);
    if (turns.waitOf('flood', now) > 0) waited += 1;
  }
  expect(waited).toBeGreaterThan(10);
  expect(waited).toBeLessThan(60);
});

it('credit comes back in quiet times', () => {
  const turns = withFlood();
  const end = turns.begin('small', 0);
  turns.did('flood', MANY, 60_000);
  expect(turns.waitOf('flood', 60_000)).toBe(0);
  end(60_000);
  turns.did('flood', MANY, 61_500);
  turns.touch('small', 61_500);
  expect(turns.waitOf('flood', 61_501)).toBe(AGAIN_MS);
});

it('what a team did is forgotten: then it gives way no longer', () => {
  const turns = withFlood();
  expect(turns.isBusy('flood', 1_000)).toBe(true);
  expect(turns.isBusy('flood', 60_000)).toBe(false);
  turns.begin('small', 60_000);
  expect(turns.waitOf('flood', 60_000)).toBe(0);
});

it('remembers no more teams than it needs', () => {
  const turns = new Turns();
  for (let team = 0; team < 5_000; team += 1) {
    turns.touch(`t${team}`, team * 1_000);
    turns.did(`t${team}`, 1, team * 1_000);
  }
  expect(turns.busyTeams(5_000_000)).toBe(0);
  const sizes = Object.values(turns as unknown as Record<string, Map<string, unknown>>).map(
    (map) => map.size,
  );
  expect(Math.max(...sizes)).toBeLessThanOrEqual(1_002);
});
