import { describe, expect, it } from 'vitest';
import { waiting } from './waiting';

const now = new Date('2026-03-04T12:00:00Z');

describe('waiting', () => {
  it('says what is left and what is late', () => {
    expect(waiting('2026-03-04T12:04:00Z', now)).toEqual({ late: false, text: '4 min left' });
    expect(waiting('2026-03-04T11:48:00Z', now)).toEqual({ late: true, text: '12 min late' });
    expect(waiting('2026-03-04T08:50:00Z', now)).toEqual({ late: true, text: '3 h late' });
    expect(waiting('2026-02-25T12:00:00Z', now)?.text).toBe('7 days late');
    expect(waiting(null, now)).toBeNull();
  });
});
