import { expect, it } from 'vitest';
import { weekWords } from './week-words';

const day = { from: '09:00', to: '21:00' };

it('says a week in few words', () => {
  expect(weekWords(Array.from({ length: 7 }, () => day))).toBe('Mon–Sun 09:00–21:00');
  expect(weekWords([day, day, day, day, day, day, null])).toBe('Mon–Sat 09:00–21:00, Sun none');
  expect(weekWords([day, null, day, day, null, null, { from: '12:00', to: '18:00' }])).toBe(
    'Mon 09:00–21:00, Tue none, Wed–Thu 09:00–21:00, Fri–Sat none, Sun 12:00–18:00',
  );
});
