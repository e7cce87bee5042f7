// The least that a sender can do: claim a row, POST it, update the row; no gate, no record. On request with its
// callbacks: a bare server in the same process, one update each.
import { Agent, createServer, request } from 'node:http';
import { performance } from 'node:perf_hooks';
import pg from 'pg';

const SID = `AC${'ab12'.repeat(8)}`;
const AUTHORIZATION = `Basic ${Buffer.from(`${SID}:${'cd34'.repeat(8)}`).toString('base64')}`;

/**
 * @param {import('./stage.mjs').World} world
 * @param {{ count: number, concurrency: number, callbacks?: boolean }} options callbacks: it ends when all are applied
 * @returns {Promise<{ perSecond: number }>}
 */
export async function bareLoop(world, { count, concurrency, callbacks = false }) {
  await world.rows('drop table if exists bare_rows');
  await world.rows(`create table bare_rows (id int primary key, state text not null, provider_id text)`);
  await world.rows(`insert into bare_rows select n, 'ready' from generate_series(1, $1::int) n`, [count]);
  const [number] = await world.rows('select phone from sender_numbers order by phone limit 1');
  const pool = new pg.Pool({ connectionString: world.adminUrl, max: 16 });
  pool.on('error', () => {}); // its database goes right after
  const agent = new Agent({ keepAlive: true, maxSockets: concurrency });
  const url = `${world.twinUrl}/twilio/2010-04-01/Accounts/${SID}/Messages.json`;
  const receiver = callbacks ? await receiveCallbacks(pool, count) : null;
  let next = 0;
  const work = async () => {
    for (;;) {
      next += 1;
      const id = next;
      if (id > count) return;
      const claimed = await pool.query(
        `update bare_rows set state = 'submitting' where id = $1 and state = 'ready'`,
        [id],
      );
      if (claimed.rowCount !== 1) continue;
      const body = new URLSearchParams({
        To: `+1646${600 + Math.floor(id / 10_000)}${String(id % 10_000).padStart(4, '0')}`,
        From: number.phone,
        Body: 'Hi Grace, a word from Ada.',
        ...(receiver ? { StatusCallback: `${receiver.url}?l=${id}` } : {}),
      });
      const answer = await post(agent, url, body.toString());
      await pool.query(
        `update bare_rows set state = case when state = 'submitting' then 'accepted' else state end, provider_id = $2 where id = $1`,
        [id, answer.sid],
      );
    }
  };
  const started = performance.now();
  await Promise.all(Array.from({ length: concurrency }, work));
  await receiver?.allApplied;
  const took = performance.now() - started;
  await receiver?.close();
  await pool.end();
  agent.destroy();
  return { perSecond: (count * 1_000) / took };
}

/**
 * What Twilio reports, as little as can be done with it. A report may be older than what the row says already.
 * @param {pg.Pool} pool
 * @param {number} count messages that are to be delivered
 */
async function receiveCallbacks(pool, count) {
  let delivered = 0;
  /** @type {() => void} */
  let allDelivered = () => {};
  const allApplied = new Promise((resolve) => {
    allDelivered = () => resolve(undefined);
  });
  const server = createServer((call, answer) => {
    let body = '';
    call.setEncoding('utf8').on('data', (piece) => {
      body += piece;
    });
    call.on('end', () => {
      const id = Number(new URLSearchParams(call.url?.split('?')[1]).get('l'));
      const status = new URLSearchParams(body).get('MessageStatus');
      pool.query(`update bare_rows set state = $2 where id = $1 and state <> 'delivered'`, [id, status]).then(
        () => {
          answer.writeHead(204).end();
          delivered += status === 'delivered' ? 1 : 0;
          if (delivered === count) allDelivered();
        },
        () => answer.writeHead(503).end(),
      );
    });
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const address = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    url: `http://127.0.0.1:${address.port}/status`,
    allApplied,
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeIdleConnections();
      }),
  };
}

/**
 * @param {Agent} agent
 * @param {string} url
 * @param {string} body
 * @returns {Promise<{ sid: string }>}
 */
function post(agent, url, body) {
  return new Promise((resolve, reject) => {
    const call = request(
      url,
      {
        agent,
        method: 'POST',
        headers: {
          authorization: AUTHORIZATION,
          'content-type': 'application/x-www-form-urlencoded',
          'content-length': Buffer.byteLength(body),
        },
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (/** @type {string} */ piece) => {
          text += piece;
        });
        response.on('end', () =>
          response.statusCode === 201
            ? resolve(JSON.parse(text))
            : reject(new Error(`the twin answered ${response.statusCode}: ${text}`)),
        );
        response.on('error', reject);
      },
    );
    call.on('error', reject);
    call.end(body);
  });
}
