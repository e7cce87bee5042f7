// What stands before the API's processes: requests go in turn to those that are up, the next one when one is gone.
import { createServer, request, Agent } from 'node:http';

/** A process that does not answer is left by then; a stopped one must not hold up the others. */
const PATIENCE_MS = 60_000;

/** @typedef {{ port: number, url: string, add: (port: number) => void, remove: (port: number) => void, cut: (port: number) => void, close: () => Promise<void> }} LoadBalancer */

/** @returns {Promise<LoadBalancer>} */
export async function startLoadBalancer() {
  /** @type {number[]} */
  const up = [];
  /** What a process was asked and has not answered yet. @type {Map<number, Set<import('node:http').ClientRequest>>} */
  const asked = new Map();
  const agent = new Agent({ keepAlive: true, maxSockets: 256 });
  let turn = 0;
  const server = createServer((incoming, outgoing) => {
    /** @type {Buffer[]} */
    const chunks = [];
    incoming.on('data', (chunk) => chunks.push(chunk));
    incoming.on('end', () => {
      const first = turn++;
      pass(
        incoming,
        Buffer.concat(chunks),
        outgoing,
        [...up.keys()].map((n) => up[(first + n) % up.length] ?? 0),
      );
    });
  });

  /**
   * @param {import('node:http').IncomingMessage} incoming
   * @param {Buffer} body
   * @param {import('node:http').ServerResponse} outgoing
   * @param {number[]} ports
   */
  function pass(incoming, body, outgoing, ports) {
    const [port, ...others] = ports;
    if (port === undefined) {
      outgoing.writeHead(503, { 'content-type': 'text/plain' }).end('No process is up.');
      return;
    }
    let connected = false;
    const onward = request(
      {
        port,
        host: '127.0.0.1',
        method: incoming.method,
        path: incoming.url,
        headers: incoming.headers,
        agent,
      },
      (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
        answer.on('error', () => outgoing.destroy());
      },
    );
    const open = asked.get(port) ?? new Set();
    asked.set(port, open.add(onward));
    onward.once('close', () => open.delete(onward));
    onward.setTimeout(PATIENCE_MS, () => onward.destroy(new Error('no answer')));
    onward.on('socket', (socket) => {
      if (!socket.connecting) connected = true;
      else socket.once('connect', () => (connected = true));
    });
    onward.on('error', () => {
      if (outgoing.headersSent) outgoing.destroy();
      else if (!connected) pass(incoming, body, outgoing, others);
      else outgoing.writeHead(502, { 'content-type': 'text/plain' }).end('The process went away.');
    });
    onward.end(body);
  }

  const remove = (/** @type {number} */ one) => void (up.includes(one) && up.splice(up.indexOf(one), 1));

  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    add: (/** @type {number} */ one) => void (up.includes(one) || up.push(one)),
    remove,
    // Whoever waits for a process that stands still hears at once that it does.
    cut: (/** @type {number} */ one) => {
      remove(one);
      for (const onward of asked.get(one) ?? []) onward.destroy(new Error('the process stands still'));
    },
    close: async () => {
      server.closeAllConnections();
      agent.destroy();
      await new Promise((resolve) => server.close(() => resolve(undefined)));
    },
  };
}
