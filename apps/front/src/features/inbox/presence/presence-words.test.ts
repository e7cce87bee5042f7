import { describe, expect, it } from 'vitest';
import { presenceWords } from './presence-words';

const one = (name: string, what: Partial<{ typing: boolean; sending: boolean }> = {}) => ({
  name,
  typing: false,
  sending: false,
  ...what,
});

describe('who else is here', () => {
  it('is nobody', () => expect(presenceWords([])).toBeNull());

  it('says what matters most', () => {
    expect(presenceWords([one('Ann')])).toBe('Ann looks at this, too');
    expect(presenceWords([one('Ann'), one('Bo')])).toBe('Ann and Bo look at this, too');
    expect(presenceWords([one('Ann'), one('Bo', { typing: true })])).toBe('Bo is writing');
    expect(presenceWords([one('Ann', { sending: true }), one('Bo', { typing: true })])).toBe(
      'Ann is sending an answer',
    );
  });

  it('counts from three on', () => {
    expect(presenceWords([one('Ann'), one('Bo'), one('Cy')])).toBe('Ann and 2 others look at this, too');
  });
});
