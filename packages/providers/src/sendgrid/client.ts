import type { ProviderError } from '../error-row.js';
import { firstText, isObject } from '../http/json.js';
import { JsonApi } from '../http/json-api.js';
import { sendgridError } from './errors.js';

const HOME = 'https://api.sendgrid.com';
const DEFAULT_TIMEOUT_MS = 15_000;

export interface SendGridCredentials {
  /** SG.…; needs `mail.send`, and `whitelabel.read` and `whitelabel.create` for domains. */
  apiKey: string;
}

export interface SendGridOptions {
  /** `SENDGRID_API_BASE_URL`; absent means SendGrid itself. */
  baseUrl?: string | undefined;
  /** Milliseconds for a whole request. Default 15,000. */
  timeoutMs?: number | undefined;
}

/** SendGrid's v3 API, opened with a key. */
export function openSendGrid(credentials: SendGridCredentials, options: SendGridOptions): JsonApi {
  return new JsonApi({
    baseUrl: options.baseUrl ?? HOME,
    authorization: `Bearer ${credentials.apiKey}`,
    timeoutMs: options.timeoutMs ?? DEFAULT_TIMEOUT_MS,
  });
}

/** What SendGrid says about a request that it refused: `{errors: [{message, field}]}`. */
export function refusalOf(status: number, body: unknown): ProviderError {
  const errors = isObject(body) && Array.isArray(body['errors']) ? body['errors'].filter(isObject) : [];
  const said = errors
    .map((error) => [firstText(error, 'field'), firstText(error, 'message')].filter(Boolean).join(': '))
    .filter((text) => text !== '')
    .join('; ');
  const row = sendgridError(`http_${status}`, said || undefined);
  // Its own words say which field is wrong.
  return said && row.action === 'config' ? { ...row, message: `${row.message} ${said}` } : row;
}
