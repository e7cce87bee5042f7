import type { Config } from '../../../platform/config/config.js';
import { AppError } from '../../../platform/errors/app-error.js';

interface Headers {
  [name: string]: string | string[] | undefined;
}

/**
 * Refuse a request that a foreign page may have sent with this browser's cookie: it must come from the web app
 * or from this API, and carry what a plain form cannot (a JSON body or a header of our own).
 * @throws AppError FORBIDDEN
 */
export function requireOwnOrigin(headers: Headers, config: Pick<Config, 'FRONTEND_URL' | 'APP_URL'>): void {
  const origin = headers['origin'];
  if (origin !== undefined) {
    const own = [config.FRONTEND_URL, config.APP_URL].map((url) => new URL(url).origin);
    if (typeof origin !== 'string' || !own.includes(origin)) {
      throw new AppError('FORBIDDEN', `Requests from other sites are refused. Open the app at ${own[0]}.`);
    }
  }
  const type = headers['content-type'];
  const isJson = typeof type === 'string' && /^application\/json\b/i.test(type);
  if (!isJson && headers['x-requested-with'] === undefined) {
    throw new AppError(
      'FORBIDDEN',
      'Send the request as application/json, or with the header X-Requested-With.',
    );
  }
}
