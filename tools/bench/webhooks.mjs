// Intake of status callbacks and of texts, beside a route that does the least.
import { join } from 'node:path';
import { freePort } from '../runtime/ports.mjs';
import { nodeBinary, root } from '../runtime/paths.mjs';
import { percentile } from './statistics.mjs';
import { addLeads, killSwitch, launchAndPlan, signUpTeam, until } from './team.mjs';
import { postAll } from './webhook-client.mjs';

const WORKERS = 32;

export const statusCallbacks = {
  name: 'callbacks',
  title: 'Status callbacks a second, each applied before its answer',
  unit: 'callbacks/s',
  baseline: 'bare route: one insert',
  /** @param {import('./stage.mjs').Stage} stage @param {{ short: boolean }} options */
  async run(stage, { short }) {
    const count = short ? 200 : 3_000;
    const world = await stage.world();
    try {
      const { team, rows } = await sentMessages(world, count);
      const calls = rows.flatMap((row) =>
        ['sent', 'delivered'].map((status) => ({
          url: `${world.apiUrl}/api/webhooks/twilio/${team.integrationId}/status?l=${row.id}&a=${row.attempt}`,
          form: {
            MessageSid: row.provider_id,
            SmsSid: row.provider_id,
            AccountSid: team.accountSid,
            MessageStatus: status,
            SmsStatus: status,
            To: row.address,
            From: '+13055550100',
            ApiVersion: '2010-04-01',
          },
        })),
      );
      const taken = await postAll(calls, { authToken: team.authToken, workers: WORKERS });
      const [after] = await world.rows(
        `select count(*)::int as count from send_ledger where state = 'delivered'`,
      );
      const bare = await bareRoute(stage, world, calls, team.authToken);
      return {
        value: taken.perSecond,
        baselineValue: bare.perSecond,
        details: {
          calls: calls.length,
          p50Ms: percentile(taken.latenciesMs, 0.5),
          p99Ms: percentile(taken.latenciesMs, 0.99),
          bareP99Ms: percentile(bare.latenciesMs, 0.99),
          delivered: after.count,
        },
        violations: count - after.count + taken.failed,
      };
    } finally {
      await world.close();
    }
  },
};

/**
 * Messages that the provider took and said nothing about yet.
 * @param {import('./stage.mjs').World} world
 * @param {number} count
 */
export async function sentMessages(world, count) {
  await world.startApi();
  const team = await signUpTeam(world);
  await world.twin('/pause', {});
  // Nothing comes back by itself: the benchmark plays the carrier.
  await world.twin('/faults', { match: { any: true }, kind: 'callbacks_lost' });
  await addLeads(world, team, count);
  await killSwitch(world, team, true);
  await launchAndPlan(world, team, { expected: count });
  await killSwitch(world, team, false);
  await until('all accepted', async () => {
    const [row] = await world.rows(`select count(*)::int as count from send_ledger where state = 'accepted'`);
    return row.count >= count;
  });
  const rows = await world.rows('select id, attempt, provider_id, address from send_ledger order by id');
  return { team, rows };
}

/**
 * @param {import('./stage.mjs').Stage} stage
 * @param {import('./stage.mjs').World} world
 * @param {import('./webhook-client.mjs').Call[]} calls
 * @param {string} authToken
 */
async function bareRoute(stage, world, calls, authToken) {
  const port = await freePort();
  const child = stage.run.spawn({
    name: 'bare-webhook',
    command: nodeBinary(),
    args: [join(root, 'tools', 'bench', 'bare-webhook.mjs')],
    cwd: root,
    env: { PATH: process.env.PATH, PORT: String(port), BARE_DATABASE_URL: world.adminUrl },
  });
  try {
    await stage.run.ready(child, `http://127.0.0.1:${port}/`);
    return await postAll(
      calls.map((call) => ({ ...call, url: `http://127.0.0.1:${port}/` })),
      { authToken, workers: WORKERS },
    );
  } finally {
    await stage.run.stop(child);
  }
}
