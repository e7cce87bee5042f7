import { expect, it } from 'vitest';
import { pageOf } from './judge-brief.js';

it.each([
  ['https://acme.example/about', 'https://acme.example/about'],
  ['HTTP://acme.example', 'HTTP://acme.example'],
  ['acme.example', null],
  ['javascript:alert(1)//https://acme.example', null],
  ['data:text/html,<script>alert(1)</script>', null],
  ['https://', null],
])('of a link is a page that can be visited or nothing: %s', (value, page) => {
  expect(pageOf({ kind: 'link', value })).toBe(page);
  expect(pageOf({ kind: 'text', value })).toBeNull();
});
