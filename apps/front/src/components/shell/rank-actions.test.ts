import { describe, expect, it } from 'vitest';
import { rankActions } from './rank-actions';

const action = (label: string, words = '') => ({ id: label, label, group: 'Go to', words, run: () => {} });

describe('rankActions', () => {
  const actions = [
    action('Open sidebar'),
    action('Inbox', 'replies'),
    action('Settings: Team', 'invite members'),
  ];
  it('finds by label, group and other words', () => {
    expect(rankActions(actions, 'replies').map((a) => a.label)).toEqual(['Inbox']);
    expect(rankActions(actions, 'team invite').map((a) => a.label)).toEqual(['Settings: Team']);
    expect(rankActions(actions, 'nothing like it')).toEqual([]);
  });
  it('puts what starts with the word first', () => {
    expect(rankActions([action('Team inbox'), action('Inbox')], 'inb').map((a) => a.label)).toEqual([
      'Inbox',
      'Team inbox',
    ]);
  });
  it('shows all for nothing typed', () => {
    expect(rankActions(actions, '  ')).toHaveLength(3);
  });
});
