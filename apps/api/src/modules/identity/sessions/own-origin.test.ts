import { describe, expect, it } from 'vitest';
import { requireOwnOrigin } from './own-origin.js';

const config = { FRONTEND_URL: 'https://app.example.com/', APP_URL: 'https://api.example.com' };
const json = { 'content-type': 'application/json; charset=utf-8' };

describe('requireOwnOrigin', () => {
  it.each([
    [json],
    [{ ...json, origin: 'https://app.example.com' }],
    [{ ...json, origin: 'https://api.example.com' }],
    [{ 'x-requested-with': 'fetch' }],
  ])('lets %j through', (headers) => {
    expect(() => requireOwnOrigin(headers, config)).not.toThrow();
  });

  it.each([
    [{}],
    [{ 'content-type': 'text/plain' }],
    [{ 'content-type': 'text/plain; application/json' }],
    [{ 'content-type': 'application/jsonx' }],
    [{ ...json, origin: 'null' }],
    [{ ...json, origin: 'http://app.example.com' }],
    [{ ...json, origin: 'https://app.example.com.evil.example' }],
    [{ ...json, origin: ['https://app.example.com', 'https://evil.example'] }],
  ])('refuses %j', (headers) => {
    expect(() => requireOwnOrigin(headers, config)).toThrow(/Requests from other sites|Send the request as/);
  });
});
