import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/**
 * Below the ports that systems give to outgoing connections and to whoever asks for any: between the choice and the
 * use, and while a test's server is down, nobody else takes one. The start tool has those above.
 */
const OWN = { from: 12_000, to: 20_000 };
/** Workers of one run choose from ports of their own. */
const WORKERS = 8;
const given = new Set<number>();

/** A TCP port of the loopback that nobody listens on, and that is not given a second time. */
export async function freePort(): Promise<number> {
  const worker = Number(process.env['VITEST_POOL_ID'] ?? 0) % WORKERS;
  for (;;) {
    const port = OWN.from + randomInt((OWN.to - OWN.from) / WORKERS) * WORKERS + worker;
    if (given.has(port)) continue;
    given.add(port);
    if (await canListen(port)) return port;
  }
}

function canListen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => resolve(true)));
  });
}
