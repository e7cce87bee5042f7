import { expect, it } from 'vitest';
import { phoneText } from './phone-text';

it.each([
  ['+13055550123', '(305) 555-0123'],
  ['+442079460958', '+442079460958'],
  ['ann@x.com', 'ann@x.com'],
  ['(erased)', '(erased)'],
])('writes %s as %s', (address, text) => {
  expect(phoneText(address)).toBe(text);
});
