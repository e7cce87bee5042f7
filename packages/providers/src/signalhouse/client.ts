import { firstText, isObject } from '../http/json.js';
import { JsonApi } from '../http/json-api.js';
import type { ProviderError } from '../error-row.js';
import { signalhouseCode, signalhouseError } from './errors.js';

const HOME = 'https://v2.signalhouse.io';
const DEFAULT_TIMEOUT_MS = 15_000;

export interface SignalHouseCredentials {
  /** Of a service user with the role `api`; valid for a year. */
  apiKey: string;
  /** G and seven characters: what the account is called. */
  groupId: string;
}

export interface SignalHouseOptions {
  /** `SIGNALHOUSE_API_BASE_URL`; absent means SignalHouse itself. */
  baseUrl?: string | undefined;
  /** Milliseconds for a whole request. Default 15,000. */
  timeoutMs?: number | undefined;
}

/** SignalHouse's v2 API, opened with a key. */
export function openSignalHouse(credentials: SignalHouseCredentials, options: SignalHouseOptions): JsonApi {
  return new JsonApi({
    baseUrl: options.baseUrl ?? HOME,
    authorization: `Bearer ${credentials.apiKey}`,
    timeoutMs: options.timeoutMs ?? DEFAULT_TIMEOUT_MS,
  });
}

/** What SignalHouse says about a request that it refused. */
export function refusalOf(status: number, body: unknown): ProviderError {
  const said = saidBy(body);
  const code = isObject(body) ? signalhouseCode(body['errorCode'], said) : null;
  return signalhouseError(code ?? `http_${status}`, said ?? undefined);
}

function saidBy(body: unknown): string | null {
  if (typeof body === 'string') return body.slice(0, 300) || null;
  if (!isObject(body)) return null;
  const { message } = body;
  if (Array.isArray(message)) return message.filter((item) => typeof item === 'string').join('; ') || null;
  return firstText(body, 'message', 'error', 'details');
}
