import { describe, expect, it } from 'vitest';
import { slotsOfText } from './slots-of-text';

const now = new Date('2026-11-23T15:00:00Z'); // Monday
const tuesday = { startsAt: '2026-11-24T20:00:00Z', words: 'Tue, Nov 24 at 3:00 PM EST', owner: null };
const wednesday = { startsAt: '2026-11-25T15:30:00Z', words: 'Wed, Nov 25 at 10:30 AM EST', owner: null };
const booking = { action: { kind: 'BOOK_SLOT' as const, zone: 'America/New_York', slots: [tuesday] } };
const offer = {
  action: { kind: 'OFFER_SLOTS' as const, zone: 'America/New_York', slots: [tuesday, wednesday] },
};
const written = (body: string, subject: string | null = null) => ({ body, subject, unchanged: false });

describe('times of a draft that somebody changes', () => {
  it('all stand while nothing is changed', () => {
    expect(slotsOfText(offer, null, now)).toEqual({ kept: [tuesday, wednesday], dropped: [] });
    const unchanged = { ...written('See you'), unchanged: true };
    expect(slotsOfText(booking, unchanged, now)).toEqual({ kept: [tuesday], dropped: [] });
  });

  it.each([
    ['Great, Tuesday at 3 PM it is.', true],
    ['Great, talk soon.', false],
    ['Tuesday at 3 PM or at 4 PM.', false],
  ])('“%s” books: %s', (body, books) => {
    expect(slotsOfText(booking, written(body), now)).toEqual(
      books ? { kept: [tuesday], dropped: [] } : { kept: [], dropped: [tuesday] },
    );
  });

  it('stand one by one in an offer', () => {
    expect(slotsOfText(offer, written('Does Wednesday at 10:30 AM work?'), now)).toEqual({
      kept: [wednesday],
      dropped: [tuesday],
    });
  });

  it('are read in the subject, too', () => {
    const body = 'Tuesday at 3 PM it is.';
    expect(slotsOfText(booking, written(body, 'Our call'), now).kept).toEqual([tuesday]);
    expect(slotsOfText(booking, written(body, 'Our call on Friday'), now).kept).toEqual([]);
  });

  it('are none when the agent does nothing to a calendar', () => {
    expect(slotsOfText({ action: null }, written('Hi'), now)).toEqual({ kept: [], dropped: [] });
  });
});
