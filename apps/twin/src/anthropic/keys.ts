import { ApiError } from './api-error.js';

/** The key that always works. It is no secret: it opens nothing but this simulator. */
export const DEMO_ANTHROPIC_KEY = 'sk-ant-twin-demo-key-00000000000000000000';
const VERSIONS = ['2026-10-21', '2023-06-01'];

type Headers = Readonly<Record<string, string | string[] | undefined>>;

/** The key of a request. @throws ApiError when there is none, or a wrong one */
export function authenticate(headers: Headers, strict: boolean): string {
  const bearer = /^Bearer (\S+)$/.exec(String(headers['authorization'] ?? ''))?.[1];
  const key = bearer ?? headers['x-api-key'];
  if (typeof key !== 'string' || key === '')
    throw new ApiError('authentication_error', 'x-api-key header is required');
  if (strict ? key !== DEMO_ANTHROPIC_KEY : !/^sk-ant-[\w-]{10,}$/.test(key))
    throw new ApiError('authentication_error', 'invalid x-api-key');
  const version = headers['anthropic-version'];
  if (version === undefined)
    throw new ApiError('invalid_request_error', 'anthropic-version: header is required');
  if (!VERSIONS.includes(String(version)))
    throw new ApiError(
      'invalid_request_error',
      `anthropic-version: "${String(version)}" is not a valid version`,
    );
  return key;
}
