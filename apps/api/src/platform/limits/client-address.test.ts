import fc from 'fast-check';
import { expect, it } from 'vitest';
import { clientAddress, networkOf, tellsApart, trustedProxies } from './client-address.js';

it.each([
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:0DB8:0001:2::9', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
])('%s counts as %s', (address, network) => {
  expect(networkOf(address)).toBe(network);
});

it('an IPv6 network is its first 64 bits, however the address is written', () => {
  const groups = fc.array(fc.integer({ min: 0, max: 0xffff }), { minLength: 8, maxLength: 8 });
  fc.assert(
    fc.property(groups, groups, (left, right) => {
      const written = (parts: number[]) => parts.map((part) => part.toString(16)).join(':');
      const sameNetwork = [...left.slice(0, 4), ...right.slice(4)];
      const short = new URL(`http://[${written(sameNetwork)}]`).hostname.slice(1, -1);
      expect(networkOf(short)).toBe(networkOf(written(left)));
      const other = [(left[0] ?? 0) ^ 1, ...left.slice(1)];
      expect(networkOf(written(other))).not.toBe(networkOf(written(left)));
    }),
  );
});

it('believes as many proxies as are configured', () => {
  expect(trustedProxies(0)).toBe(false);
  const two = trustedProxies(2);
  expect(two && [0, 1, 2, 3].map((hop) => two('203.0.113.1', hop))).toEqual([true, true, false, false]);
});

it('reads no header of a platform or a web that is not configured', () => {
  const request = {
    ip: '203.0.113.1',
    headers: { 'do-connecting-ip': '6.6.6.6', 'x-visitor-address': '6.6.6.6', 'x-web-proxy-secret': '' },
  };
  const config = { CLIENT_ADDRESS_HEADER: undefined, WEB_PROXY_SECRET: undefined };
  expect(clientAddress({ ...config, TRUSTED_PROXY_HOPS: 1 }, request)).toBe('203.0.113.1');
  const named = { ...config, CLIENT_ADDRESS_HEADER: 'DO-Connecting-IP' };
  expect(clientAddress({ ...named, TRUSTED_PROXY_HOPS: 0 }, request)).toBe('203.0.113.1');
  expect(clientAddress({ ...named, TRUSTED_PROXY_HOPS: 1 }, request)).toBe('6.6.6.6');
  const two = { ...request, headers: { 'do-connecting-ip': ['6.6.6.6', '203.0.113.2'] } };
  expect(clientAddress({ ...named, TRUSTED_PROXY_HOPS: 1 }, two)).toBe('203.0.113.2');
});

it('this machine’s own address tells nobody apart, unless a proxy says who came', () => {
  const at = (TRUSTED_PROXY_HOPS: number, address: string) => tellsApart({ TRUSTED_PROXY_HOPS }, address);
  expect(['127.0.0.1', '127.9.9.9', '::1', '::ffff:127.0.0.1'].map((one) => at(0, one))).toEqual(
    Array(4).fill(false),
  );
  expect(at(0, '10.0.0.1')).toBe(true);
  expect(at(1, '127.0.0.1')).toBe(true);
});
