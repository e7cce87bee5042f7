import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs, parseEnv } from 'node:util';
import { UserFacingError } from '../runtime/errors.mjs';
import { parsePort } from '../runtime/ports.mjs';

export const HELP = `npm start [-- options]

  --dev          serve the web from its sources (next dev)
  --reset-demo   wipe the local database, queue, files and clock, after asking
  --yes          with --reset-demo: do not ask
  --help         this text

Ports 3000, 3001 and 3002 are used; choose others with WEB_PORT, API_PORT and TWIN_PORT.
Settings come from the environment and from .env at the root; .env.example explains each.`;

/**
 * @param {string[]} argv arguments behind the script
 */
export function parseOptions(argv) {
  try {
    const { values } = parseArgs({
      args: argv,
      options: {
        dev: { type: 'boolean', default: false },
        'reset-demo': { type: 'boolean', default: false },
        yes: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    return { dev: values.dev, resetDemo: values['reset-demo'], yes: values.yes, help: values.help };
  } catch (error) {
    throw new UserFacingError(`${error instanceof Error ? error.message : String(error)}\n\n${HELP}`);
  }
}

/**
 * The environment with what `.env` adds; the environment wins. Empty values count as absent.
 * @param {string} root
 * @param {NodeJS.ProcessEnv} env
 * @returns {NodeJS.ProcessEnv}
 */
export function readEnvironment(root, env) {
  const file = join(root, '.env');
  const fromFile = existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {};
  return Object.fromEntries(
    Object.entries({ ...fromFile, ...env }).filter(([, value]) => value !== undefined && value !== ''),
  );
}

/** @param {NodeJS.ProcessEnv} env */
export function readPorts(env) {
  const ports = {
    web: parsePort(env.WEB_PORT, 'WEB_PORT', 3000),
    api: parsePort(env.API_PORT, 'API_PORT', 3001),
    twin: parsePort(env.TWIN_PORT, 'TWIN_PORT', 3002),
  };
  if (new Set(Object.values(ports)).size < 3)
    throw new UserFacingError('WEB_PORT, API_PORT and TWIN_PORT must differ from each other.');
  return ports;
}
