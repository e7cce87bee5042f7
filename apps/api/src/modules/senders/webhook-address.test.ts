import { describe, expect, it } from 'vitest';
import { inboundSmsUrl, inboundSmsUrlWithRetries } from './webhook-address.js';

const APP_URL = 'https://api.example.com/';
const url = 'https://api.example.com/api/webhooks/twilio/some-id/sms';

describe('webhook addresses', () => {
  it('stand under APP_URL', () => {
    expect(inboundSmsUrl({ APP_URL }, 'some-id')).toBe(url);
  });

  it('ask Twilio and its twin for retries, and no other server', () => {
    const other = { APP_URL, TWILIO_API_BASE_URL: 'http://127.0.0.1:9' };
    expect(inboundSmsUrlWithRetries({ APP_URL }, 'some-id')).toBe(`${url}#rc=5&rp=all`);
    expect(inboundSmsUrlWithRetries({ ...other, CARRIERS_SIMULATED: true }, 'some-id')).toBe(
      `${url}#rc=5&rp=all`,
    );
    expect(inboundSmsUrlWithRetries(other, 'some-id')).toBe(url);
  });
});
