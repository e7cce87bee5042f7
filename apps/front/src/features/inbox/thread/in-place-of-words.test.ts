import { expect, it } from 'vitest';
import { inPlaceOfWords } from './in-place-of-words';

const [jpeg, png, pdf] = ['image/jpeg', 'image/png', 'application/pdf'].map((contentType) => ({
  contentType,
}));

it.each([
  [[jpeg!], '(picture)'],
  [[jpeg!, png!], '(2 pictures)'],
  [[jpeg!, pdf!], '(2 attachments)'],
  [[pdf!], '(attachment)'],
  [[], '(empty message)'],
])('a message of %j says %s', (attachments, words) => expect(inPlaceOfWords(attachments)).toBe(words));
