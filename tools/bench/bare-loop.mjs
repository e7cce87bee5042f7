// The least that a sender can do: claim a row, POST it, update the row; no gate, no record, no callbacks.
import { Agent, request } from 'node:http';
import { performance } from 'node:perf_hooks';
import pg from 'pg';

const SID = `AC${'ab12'.repeat(8)}`;
const AUTHORIZATION = `Basic ${Buffer.from(`${SID}:${'cd34'.repeat(8)}`).toString('base64')}`;

/**
 * @param {import('./stage.mjs').World} world
 * @param {{ count: number, concurrency: number }} options
 * @returns {Promise<{ perSecond: number }>}
 */
export async function bareLoop(world, { count, concurrency }) {
  await world.rows('drop table if exists bare_rows');
  await world.rows(`create table bare_rows (id int primary key, state text not null, provider_id text)`);
  await world.rows(`insert into bare_rows select n, 'ready' from generate_series(1, $1::int) n`, [count]);
  const [number] = await world.rows('select phone from sender_numbers order by phone limit 1');
  const pool = new pg.Pool({ connectionString: world.adminUrl, max: 16 });
  pool.on('error', () => {}); // its database goes right after
  const agent = new Agent({ keepAlive: true, maxSockets: concurrency });
  const url = `${world.twinUrl}/twilio/2010-04-01/Accounts/${SID}/Messages.json`;
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
      });
      const answer = await post(agent, url, body.toString());
      await pool.query(`update bare_rows set state = 'accepted', provider_id = $2 where id = $1`, [
        id,
        answer.sid,
      ]);
    }
  };
  const started = performance.now();
  await Promise.all(Array.from({ length: concurrency }, work));
  const took = performance.now() - started;
  await pool.end();
  agent.destroy();
  return { perSecond: (count * 1_000) / took };
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
