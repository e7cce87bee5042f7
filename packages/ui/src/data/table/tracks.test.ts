import { describe, expect, it } from 'vitest';
import { leastWidth, tableTracks } from './tracks';

describe('the tracks of a table', () => {
  it('have a least width that does not depend on their content', () => {
    expect(leastWidth('12rem')).toBe('12rem');
    expect(leastWidth('minmax(10rem, 2fr)')).toBe('10rem');
    expect(leastWidth('1fr')).toBe('8rem');
    expect(leastWidth('auto')).toBe('8rem');
  });

  it('are the same for the head and every row, and sum up to one width', () => {
    expect(tableTracks(['2.25rem', 'minmax(8rem, 1fr)', '1fr', 'auto'])).toEqual({
      template: '2.25rem minmax(8rem, 1fr) minmax(8rem, 1fr) 8rem',
      minWidth: 'calc(2.25rem + 8rem + 8rem + 8rem)',
    });
  });
});
