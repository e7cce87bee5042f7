import type { FailureKind } from '../http/http-client.js';

/** How a webhook is tried; from the URL's fragment, as in twilio.com/docs/usage/webhooks/webhooks-connection-overrides */
export interface ConnectionOverride {
  /** Without the fragment: this is what is signed and requested. */
  url: string;
  retries: number;
  retryOn: ReadonlySet<FailureKind>;
  connectTimeoutMs: number;
  readTimeoutMs: number;
  totalTimeoutMs: number;
}

const ALL: readonly FailureKind[] = ['ct', 'rt', '4xx', '5xx'];

/** By default one more try, and only when no connection came about: a 5xx is not tried again. */
export function parseConnectionOverride(target: string): ConnectionOverride {
  const hash = target.indexOf('#');
  const url = hash < 0 ? target : target.slice(0, hash);
  return { url, ...rulesOf(hash < 0 ? '' : target.slice(hash + 1)) };
}

type Rules = Omit<ConnectionOverride, 'url'>;
const KNOWN = new Map<string, Rules>();
const KNOWN_AT_MOST = 1_000;

/** The rules of a fragment; a product uses one for all its messages. */
function rulesOf(text: string): Rules {
  const known = KNOWN.get(text);
  if (known) return known;
  const rules = readRules(text);
  if (KNOWN.size < KNOWN_AT_MOST) KNOWN.set(text, rules);
  return rules;
}

function readRules(text: string): Rules {
  const fragment = new URLSearchParams(text);
  const policy = fragment.get('rp')?.split(',') ?? ['ct'];
  return {
    retries: bounded(fragment.get('rc'), 0, 5, 1),
    retryOn: new Set(policy.includes('all') ? ALL : ALL.filter((kind) => policy.includes(kind))),
    connectTimeoutMs: bounded(fragment.get('ct'), 100, 10_000, 5_000),
    readTimeoutMs: bounded(fragment.get('rt'), 100, 15_000, 15_000),
    totalTimeoutMs: bounded(fragment.get('tt'), 100, 15_000, 15_000),
  };
}

function bounded(value: string | null, low: number, high: number, fallback: number): number {
  const number = Number(value);
  if (value === null || !Number.isFinite(number)) return fallback;
  return Math.min(high, Math.max(low, Math.round(number)));
}
