import { expect, it } from 'vitest';
import { contentTypeOf } from './media-places.js';

it.each([
  ['https://m.example/a/photo.JPG?sig=1', 'image/jpeg'],
  ['https://m.example/a.png', 'image/png'],
  ['https://m.example/a.heic#x', 'image/heic'],
  ['https://m.example/offer.pdf', 'application/octet-stream'],
  ['https://m.example/media/0a1b', 'application/octet-stream'],
  ['https://m.example/media?name=a.png', 'application/octet-stream'],
  ['nothing', 'application/octet-stream'],
])('of %s is %s', (url, type) => {
  expect(contentTypeOf(url)).toBe(type);
});
