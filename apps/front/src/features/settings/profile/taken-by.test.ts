import { expect, it } from 'vitest';
import { takenBy } from './taken-by';

const actions = [
  { id: 'shell.search', group: 'Everywhere', keys: '/' },
  { id: 'shell.keys', group: 'Everywhere', keys: '[Shift]+q' },
  { id: 'inbox.done', group: 'Inbox', keys: 'd' },
  { id: 'inbox.snooze', group: 'Inbox', keys: 's' },
];
const chosen = { 'shell.keys': '[Shift]+q' };
const by = (key: string, of: string) => takenBy(key, of, actions, chosen)?.id;

it('finds who has a key', () => {
  expect(by('d', 'inbox.snooze')).toBe('inbox.done');
  expect(by('D', 'shell.search')).toBe('inbox.done');
  expect(by('d', 'inbox.done')).toBeUndefined();
  expect(by('x', 'inbox.done')).toBeUndefined();
});

it('lets the inbox use a key of the shell, but not one that was chosen: the profile refuses it twice', () => {
  expect(by('/', 'inbox.done')).toBeUndefined();
  expect(by('q', 'inbox.done')).toBe('shell.keys');
});
