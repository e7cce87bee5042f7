import { describe, expect, it } from 'vitest';
import { leavesView } from './leaves-view';

describe('rows leave a view', () => {
  it('that holds what waits, when they are done, ended or put away', () => {
    for (const view of ['NEEDS_REPLY', 'DRAFTS', 'HOT', 'MINE'] as const)
      for (const action of ['DONE', 'DISPOSE', 'SNOOZE'] as const)
        expect(leavesView(view, { action }, 'me'), `${view} ${action}`).toBe(true);
    expect(leavesView('ALL', { action: 'DONE' }, 'me')).toBe(false);
    expect(leavesView('SNOOZED', { action: 'SNOOZE' }, 'me')).toBe(false);
  });

  it('when they come back from where they were put', () => {
    expect(leavesView('DONE', { action: 'REOPEN' }, 'me')).toBe(true);
    expect(leavesView('SNOOZED', { action: 'UNSNOOZE' }, 'me')).toBe(true);
  });

  it('of their own when somebody else has them', () => {
    expect(leavesView('MINE', { action: 'ASSIGN', userId: 'other' }, 'me')).toBe(true);
    expect(leavesView('MINE', { action: 'ASSIGN', userId: 'me' }, 'me')).toBe(false);
    expect(leavesView('HOT', { action: 'ASSIGN', userId: 'other' }, 'me')).toBe(false);
  });

  it('of one bucket when they are moved to another', () => {
    expect(leavesView('NEEDS_REPLY', { action: 'MOVE', bucketId: 'other' }, 'me', 'this')).toBe(true);
    expect(leavesView('NEEDS_REPLY', { action: 'MOVE', bucketId: 'this' }, 'me', 'this')).toBe(false);
    expect(leavesView('NEEDS_REPLY', { action: 'MOVE', bucketId: 'other' }, 'me', null)).toBe(false);
  });

  it('not when only their stage changes', () => {
    expect(leavesView('NEEDS_REPLY', { action: 'STAGE' }, 'me')).toBe(false);
  });
});
