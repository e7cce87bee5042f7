// A STOP while the engine drains at full speed: how long until the webhook answers, and until nothing is pending.
import { performance } from 'node:perf_hooks';
import { drainOnce } from './drain.mjs';
import { percentile } from './statistics.mjs';
import { postAll } from './webhook-client.mjs';

export const optOut = {
  name: 'opt-out',
  title: 'STOP under full load: webhook received → nothing pending, p99',
  unit: 'ms',
  goal: '≤1,000 (webhook answers ≤300)',
  /** @param {import('./stage.mjs').Stage} stage @param {{ short: boolean }} options */
  async run(stage, { short }) {
    const count = short ? 500 : 6_000;
    const stops = short ? 20 : 150;
    const world = await stage.world();
    try {
      /** @type {number[]} */
      let answers = [];
      /** @type {number[]} */
      const still = [];
      let late = 0;
      await drainOnce(world, count, {
        during: async (team) => {
          // The leads that come last in the queue: their messages are still waiting.
          const people = await world.rows(
            `select l.address, l.lead_id, s.phone from send_ledger l join sender_numbers s on s.team_id = l.team_id and s.id = l.sender_number_id
             where l.team_id = $1 and l.state in ('ready', 'planned') order by l.due_at desc, l.id desc limit $2`,
            [team.id, stops],
          );
          for (const [index, person] of people.entries()) {
            const from = performance.now();
            const { latenciesMs } = await postAll(
              [
                {
                  url: `${world.apiUrl}/api/webhooks/twilio/${team.integrationId}/sms`,
                  form: {
                    MessageSid: `SM${String(index).padStart(32, '0')}`,
                    SmsSid: `SM${String(index).padStart(32, '0')}`,
                    AccountSid: team.accountSid,
                    From: person.address,
                    To: person.phone,
                    Body: 'STOP',
                    NumMedia: '0',
                    NumSegments: '1',
                    ApiVersion: '2010-04-01',
                  },
                },
              ],
              { authToken: team.authToken, workers: 1 },
            );
            answers = [...answers, ...latenciesMs];
            for (;;) {
              const [row] = await world.rows(
                `select count(*)::int as count from send_ledger where team_id = $1 and lead_id = $2 and not transactional and state in ('planned', 'ready', 'held', 'submitting')`,
                [team.id, person.lead_id],
              );
              if (row.count === 0) break;
            }
            still.push(performance.now() - from);
          }
          // Nothing may be accepted after the webhook's answer.
          const [row] = await world.rows(
            `select count(*)::int as count from send_ledger l join suppression_list x on x.team_id = l.team_id and x.address = l.address
             where l.team_id = $1 and not l.transactional and l.submitted_at > x.created_at`,
            [team.id],
          );
          late = row.count;
        },
      });
      return {
        value: percentile(still, 0.99),
        details: {
          stops: still.length,
          p50Ms: percentile(still, 0.5),
          webhookP50Ms: percentile(answers, 0.5),
          webhookP99Ms: percentile(answers, 0.99),
          claimedAfterStop: late,
        },
        violations: late,
      };
    } finally {
      await world.close();
    }
  },
};
