import { randomInt } from 'node:crypto';
import { createServer, connect } from 'node:net';
import { UserFacingError } from './errors.mjs';

/** Below the ports that systems give to outgoing connections: none of those takes one while its server is down. */
const OWN = { from: 20_000, to: 32_000 };
/** @type {Set<number>} */
const given = new Set();

/** A port on loopback that nobody listens on just now, and that is not given a second time. */
export async function freePort() {
  for (;;) {
    const port = randomInt(OWN.from, OWN.to);
    if (given.has(port) || !(await canListen(port, '127.0.0.1'))) continue;
    given.add(port);
    return port;
  }
}

/**
 * Can we listen on this port? Both loopback families are asked: a browser that is told
 * "localhost" may end up at a stranger on the other one.
 * @param {number} port
 */
export async function isPortFree(port) {
  for (const host of ['127.0.0.1', '::1']) {
    if (!(await canListen(port, host))) return false;
  }
  return true;
}

/**
 * @param {number} port
 * @param {string} host
 * @returns {Promise<boolean>}
 */
function canListen(port, host) {
  return new Promise((resolve) => {
    const server = createServer();
    // No IPv6 on this machine means that nobody can hold the port there.
    server.once('error', (/** @type {NodeJS.ErrnoException} */ e) =>
      resolve(e.code === 'EADDRNOTAVAIL' || e.code === 'EAFNOSUPPORT'),
    );
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

/**
 * @param {string | undefined} value
 * @param {string} name the variable it came from
 * @param {number} fallback
 */
export function parsePort(value, name, fallback) {
  if (value === undefined || value === '') return fallback;
  const port = Number(value);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new UserFacingError(`${name}=${value} is not a port: give a whole number from 1 to 65535.`);
  return port;
}

/**
 * Fail with one line for each port that somebody else holds.
 * @param {{ name: string, variable: string, port: number }[]} wanted
 */
export async function requirePorts(wanted) {
  const taken = [];
  for (const { name, variable, port } of wanted) {
    if (!(await isPortFree(port)))
      taken.push(
        `port ${port} (${name}) is taken: stop what listens there, or choose another with ${variable}=${port + 100}`,
      );
  }
  if (taken.length > 0) throw new UserFacingError(`${taken.join('\n  ')}.`);
}

/**
 * Does something accept TCP connections there?
 * @param {number} port
 * @param {string} [host]
 * @returns {Promise<boolean>}
 */
export function accepts(port, host = '127.0.0.1') {
  return new Promise((resolve) => {
    const socket = connect({ port, host, timeout: 1_000 });
    const finish = (/** @type {boolean} */ yes) => {
      socket.destroy();
      resolve(yes);
    };
    socket.once('connect', () => finish(true));
    socket.once('error', () => finish(false));
    socket.once('timeout', () => finish(false));
  });
}
