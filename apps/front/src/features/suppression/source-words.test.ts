import { expect, it } from 'vitest';
import { byWords, sourceWords } from './source-words';

it.each([
  ['keyword:stop', 'Wrote a stop word: stop'],
  ['keyword:carrier', 'Stop word, told by the carrier'],
  ['phrase:do_not_contact', 'In their own words: do not contact'],
  ['clause', 'Asked to stop in their own words'],
  ['carrier:21610', 'Refused by the carrier (21610)'],
  ['unsubscribe:one_click', 'Unsubscribed: one click'],
  ['complaint:sendgrid', 'Complaint, told by sendgrid'],
  ['user', 'By hand'],
  ['constructor', 'constructor'],
  ['keyword:', 'keyword:'],
  ['some_later:kind', 'some later:kind'],
])('tells where %s comes from', (source, words) => {
  expect(sourceWords(source)).toBe(words);
});

it('names people, and says when nobody had to act', () => {
  expect(byWords('Dana Demo')).toBe('Dana Demo');
  expect(byWords('system:inbound')).toBe('By itself');
  expect(byWords(null)).toBe('');
});
