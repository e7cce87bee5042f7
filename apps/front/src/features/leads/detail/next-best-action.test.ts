import { describe, expect, it } from 'vitest';
import { nextBestAction, type NextActionFacts } from './next-best-action';

const fresh: NextActionFacts = {
  id: 'l1',
  conversationId: null,
  lastContactedAt: null,
  lastRepliedAt: null,
  hasAddress: true,
  verdict: 'allow',
  reason: 'ok',
};
const talked = { conversationId: 'c1', lastContactedAt: '2026-03-01T10:00:00Z' };

describe('nextBestAction', () => {
  it('answers first', () => {
    const facts = {
      ...fresh,
      ...talked,
      lastRepliedAt: '2026-03-01T11:00:00Z',
      reason: 'no_consent',
      verdict: 'suppress',
    };
    expect(nextBestAction(facts)).toEqual({ kind: 'reply', href: '/inbox/c1' });
  });

  it('offers nothing to somebody who opted out, even when they wrote last', () => {
    const facts = {
      ...fresh,
      ...talked,
      lastRepliedAt: '2026-03-01T11:00:00Z',
      verdict: 'SUPPRESS',
      reason: 'suppressed',
    };
    expect(nextBestAction(facts)).toEqual({ kind: 'none' });
  });

  it('asks for consent before a campaign', () => {
    expect(nextBestAction({ ...fresh, verdict: 'suppress', reason: 'no_consent' })).toEqual({
      kind: 'consent',
    });
  });

  it('asks for an address when there is none', () => {
    expect(
      nextBestAction({ ...fresh, hasAddress: false, verdict: 'cancel', reason: 'lead_unreachable' }),
    ).toEqual({
      kind: 'address',
    });
  });

  it('opens the conversation once there is one, and plans a campaign otherwise', () => {
    expect(nextBestAction({ ...fresh, ...talked })).toEqual({ kind: 'conversation', href: '/inbox/c1' });
    expect(nextBestAction(fresh)).toEqual({
      kind: 'campaign',
      href: '/campaigns/new?filter=%7B%22ids%22%3A%5B%22l1%22%5D%7D',
    });
  });
});
