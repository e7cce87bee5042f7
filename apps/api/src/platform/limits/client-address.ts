import { createHash, timingSafeEqual } from 'node:crypto';
import { BlockList, isIP } from 'node:net';
import type { Config } from '../config/config.js';

/** What is needed of a request to tell who made it. */
export interface AddressedRequest {
  /** The address that Fastify worked out from the socket and the trusted proxies. */
  ip?: string;
  headers: Record<string, string | string[] | undefined>;
}

type AddressConfig = Pick<Config, 'TRUSTED_PROXY_HOPS' | 'CLIENT_ADDRESS_HEADER' | 'WEB_PROXY_SECRET'>;

/** Set by the web's server on what it passes on, see `apps/front/src/proxy.ts`. */
export const WEB_SECRET_HEADER = 'x-web-proxy-secret';
export const VISITOR_HEADER = 'x-visitor-address';

/**
 * Fastify's rule of which proxies to believe: the nearest N. Fastify itself takes a bare number for "none", because it
 * cannot know whether the peer is a proxy; here that is what the setting says.
 * @returns false when there is no proxy: then no header is read
 */
export function trustedProxies(hops: number): false | ((address: string, hop: number) => boolean) {
  return hops === 0 ? false : (_address, hop) => hop < hops;
}

/**
 * The address of the person's machine. In this order: what the web's server says of its visitor, when it shows the secret
 * that it shares with this API; what the platform in front of us says in its own header; the address that the trusted
 * proxies forwarded. Nobody else's word is taken: whatever a visitor writes into these headers changes nothing.
 */
export function clientAddress(config: AddressConfig, request: AddressedRequest): string | null {
  const { headers } = request;
  if (isOurWeb(config.WEB_PROXY_SECRET, headers[WEB_SECRET_HEADER])) {
    const visitor = addressIn(headers[VISITOR_HEADER]);
    if (visitor) return visitor;
  }
  if (config.CLIENT_ADDRESS_HEADER && config.TRUSTED_PROXY_HOPS > 0) {
    const said = addressIn(headers[config.CLIENT_ADDRESS_HEADER.toLowerCase()]);
    if (said) return said;
  }
  return request.ip ?? null;
}

/** One machine, or one household: IPv6 hands out whole networks, so only the first 64 bits tell people apart. */
export function networkOf(address: string): string {
  if (isIP(address) !== 6) return address;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return mapped;
  const [head = '', tail] = address.toLowerCase().split('%')[0]?.split('::') ?? [];
  const first = head.split(':').filter(Boolean);
  const last = tail?.split(':').filter(Boolean) ?? [];
  const groups = [
    ...first,
    ...Array.from({ length: Math.max(0, 8 - first.length - last.length) }, () => '0'),
  ];
  return `${[...groups, ...last]
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

/**
 * Whether an address tells people apart. This very machine's does not when no proxy is configured: everybody comes through
 * a web on the same machine.
 */
export function tellsApart(config: Pick<Config, 'TRUSTED_PROXY_HOPS'>, address: string): boolean {
  const network = networkOf(address);
  if (config.TRUSTED_PROXY_HOPS > 0) return true;
  return !(loopback.check(network, 'ipv4') || address === '::1');
}

function addressIn(header: string | string[] | undefined): string | null {
  const value = Array.isArray(header) ? header.at(-1) : header;
  const address = value?.trim() ?? '';
  return isIP(address) === 0 ? null : address;
}

function isOurWeb(secrets: string | undefined, given: string | string[] | undefined): boolean {
  if (!secrets || typeof given !== 'string') return false;
  const digest = (text: string) => createHash('sha256').update(text).digest();
  const shown = digest(given);
  return secrets.split(',').some((secret) => timingSafeEqual(shown, digest(secret.trim())));
}
