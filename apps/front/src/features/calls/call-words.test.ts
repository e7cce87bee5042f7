import { describe, expect, it } from 'vitest';
import { callWords } from './call-words';

const call = {
  direction: 'OUTBOUND',
  state: 'COMPLETED',
  talkSeconds: null,
  dispositionLabel: null,
  user: { name: 'Ada Example' },
} as const;

describe('callWords', () => {
  it('says who called, how long they spoke and what came of it', () => {
    expect(callWords({ ...call, talkSeconds: 125, dispositionLabel: 'Not interested (yet)' })).toBe(
      'Ada Example called · 2 min 5 s · Not interested (yet)',
    );
    expect(callWords({ ...call, user: null, state: 'NO_ANSWER' })).toBe('We called: no answer');
    expect(callWords({ ...call, state: 'RINGING' })).toBe('Ada Example is calling');
  });

  it('tells a voicemail of theirs from a call that nobody took', () => {
    expect(callWords({ ...call, direction: 'INBOUND', user: null, state: 'VOICEMAIL', talkSeconds: 8 })).toBe(
      'They left a voicemail · 8 s',
    );
    expect(callWords({ ...call, direction: 'INBOUND', user: null, state: 'NO_ANSWER' })).toBe(
      'They called and reached nobody',
    );
  });
});
