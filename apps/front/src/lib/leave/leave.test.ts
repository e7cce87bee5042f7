import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { answerLeave, guardPage, isGuarded, leaveAsked, leavePage } from './leave';

const words = { question: 'Leave?', lost: 'It is lost.' };
const ends: (() => void)[] = [];
const guard = () => ends.push(guardPage(words));

beforeEach(() => vi.stubGlobal('window', { location: { pathname: '/settings/inbox' } }));
afterEach(() => {
  answerLeave(false);
  for (const end of ends.splice(0)) end();
  vi.unstubAllGlobals();
});

it('goes at once where nothing is unsaved', () => {
  const go = vi.fn();
  leavePage(go);
  expect(go).toHaveBeenCalledOnce();
  expect(leaveAsked()).toBeNull();
});

it('asks first where something is, and goes when the person says so', () => {
  guard();
  const go = vi.fn();
  leavePage(go);
  expect(leaveAsked()).toEqual(words);
  expect(go).not.toHaveBeenCalled();
  answerLeave(true);
  expect(go).toHaveBeenCalledOnce();
  expect(leaveAsked()).toBeNull();
});

it('stays when the person says so, and asks again the next time', () => {
  guard();
  const go = vi.fn();
  leavePage(go);
  answerLeave(false);
  expect(go).not.toHaveBeenCalled();
  leavePage(go);
  expect(leaveAsked()).toEqual(words);
});

it('guards a page until the last of its forms is saved, and no step within the page', () => {
  const at = (path: string) => isGuarded(new URL(path, 'https://app.example'));
  guard();
  guard();
  expect(at('/calendar')).toBe(true);
  expect(at('/settings/inbox?tab=buckets')).toBe(false);
  ends.pop()?.();
  expect(at('/calendar')).toBe(true);
  ends.pop()?.();
  expect(at('/calendar')).toBe(false);
});
