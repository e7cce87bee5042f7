import { describe, expect, it } from 'vitest';
import { sectionOf } from './sections';

describe('sectionOf', () => {
  it('leads to the section that can put it right', () => {
    expect(sectionOf({ code: 'x', path: ['steps', '0', 'body'] })).toBe('sequence');
    expect(sectionOf({ code: 'bad_window', path: null })).toBe('schedule');
    expect(sectionOf({ code: 'no_sender', path: null })).toBe('schedule');
    expect(sectionOf({ code: 'confirm_count', path: ['confirmCount'] })).toBe('forecast');
    expect(sectionOf({ code: 'nobody', path: ['filter'] })).toBe('audience');
  });
});
