import { NextRequest } from 'next/server';
import { afterEach, expect, it, vi } from 'vitest';
import { proxy } from './proxy';

const SECRET = 'what-the-web-and-the-api-share-with-each-other';
const passedOn = (headers: Record<string, string>) => {
  const answer = proxy(new NextRequest('https://app.example.com/api/graphql', { method: 'POST', headers }));
  const name = (header: string) => answer.headers.get(`x-middleware-request-${header}`);
  return { visitor: name('x-visitor-address'), secret: name('x-web-proxy-secret') };
};
afterEach(() => vi.unstubAllEnvs());

it('says the address that is known for certain, and overwrites what a visitor claims', () => {
  vi.stubEnv('WEB_PROXY_SECRET', SECRET);
  expect(passedOn({ 'x-forwarded-for': '203.0.113.1' })).toEqual({ visitor: '203.0.113.1', secret: SECRET });
  const forged = { 'x-forwarded-for': '6.6.6.6, 203.0.113.1', 'x-visitor-address': '6.6.6.6' };
  expect(passedOn({ ...forged, 'x-web-proxy-secret': 'x' })).toEqual({
    visitor: '203.0.113.1',
    secret: SECRET,
  });
  expect(passedOn({ 'x-visitor-address': '6.6.6.6' }).visitor).toBe('');
});

it('says nothing without a secret', () => {
  expect(passedOn({ 'x-forwarded-for': '203.0.113.1' })).toEqual({ visitor: null, secret: null });
});
