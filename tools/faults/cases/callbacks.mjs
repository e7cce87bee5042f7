// What the provider tells us, in whatever order and number.
import { SENDER } from '../stand.mjs';
import { check, injected } from './case.mjs';

/** @type {import('./case.mjs').FaultCase[]} */
export const CALLBACKS = [
  {
    number: 12,
    fault: 'callback before the 201 is stored',
    async play(world) {
      await world.twin.fault({ kind: 'callbacks_first' });
      await world.begin();
      await world.launch(10);
      const rows = await world.settle(10, {
        until: (list) => list.every((row) => row.state === 'delivered'),
      });
      check(
        rows.every((row) => row.state === 'delivered'),
        'not all are delivered',
      );
      const early = await world.database.rows(
        `select count(distinct ledger_id)::int as count from message_events where from_state in ('submitting', 'unknown') and source = 'callback'`,
      );
      injected(early[0].count > 0, 'no callback came before its answer');
      return { injected: `${early[0].count} of 10 came first`, expected: { intents: 10, accepted: 10 } };
    },
  },
  {
    number: 13,
    fault: 'delivered, sent, queued, each three times',
    short: true,
    async play(world) {
      await world.twin.fault({ kind: 'callbacks_lost' });
      await world.begin();
      await world.launch(5);
      await world.settle(5, { until: (list) => list.every((row) => row.provider_id !== null) });
      const accepted = await world.twin.accepted();
      for (const status of ['delivered', 'sent', 'queued'])
        for (const { sid } of accepted) await world.twin.control('/callbacks', { sid, status, times: 3 });
      const rows = await world.settle(5, { until: (list) => list.every((row) => row.state === 'delivered') });
      await world.calm();
      check(
        rows.every((row) => row.state === 'delivered'),
        'not all are delivered',
      );
      const repeated = await world.database.rows(
        `select to_state, count(*)::int as count from message_events where dedupe_key is not null group by ledger_id, to_state having count(*) > 1`,
      );
      check(repeated.length === 0, `counted more than once: ${JSON.stringify(repeated)}`);
      const fallen = await world.database.rows(`select 1 from send_ledger where state <> 'delivered'`);
      check(fallen.length === 0, 'a later, lower report moved a delivered message');
      return { injected: `${accepted.length * 9} callbacks`, expected: { intents: 5, accepted: 5 } };
    },
  },
  {
    number: 20,
    fault: 'the same inbound webhook 50 times at once',
    async play(world) {
      await world.begin();
      await world.begin();
      const people = await world.launch(2);
      await world.settle(2, { until: (list) => list.every((row) => row.state === 'delivered') });
      const [curious, lost] = people;
      const texts = [
        { from: String(curious?.phone), to: SENDER, body: 'How much would you pay for it?', repeat: 50 },
        { from: String(lost?.phone), to: SENDER, body: 'HELP', repeat: 50 },
      ];
      const statuses = (await Promise.all(texts.map((text) => world.twin.write(text)))).flat();
      check(
        statuses.length === 100 && statuses.every((status) => status === 200),
        `answers: ${[...new Set(statuses)].join(', ')}`,
      );
      await world.calm();
      await world.settle(3);
      await world.quiet();
      const [facts] = await world.database.rows(
        `select (select count(*)::int from messages where direction = 'inbound') as messages,
           (select count(*)::int from inbox_items) as items,
           (select count(*)::int from lead_events where type = 'message.received') as events,
           (select count(*)::int from send_ledger where transactional) as replies`,
      );
      check(facts.messages === 2, `${facts.messages} messages of 2 texts`);
      check(facts.events === 2, `${facts.events} timeline entries of 2 texts`);
      check(facts.items === 1, `${facts.items} inbox items of 1 question`);
      check(facts.replies === 1, `${facts.replies} answers to 1 HELP`);
      return { injected: '2 texts, 100 webhooks', expected: { intents: 3, accepted: 3 } };
    },
  },
  {
    number: 21,
    fault: 'database down during a webhook',
    async play(world) {
      const first = await world.begin();
      const [stopped] = await world.launch(2);
      await world.settle(2, { until: (list) => list.every((row) => row.state === 'delivered') });
      const { postgres } = world.stand;
      await world.database.release();
      process.kill(postgres.child().identity.pid, 'SIGKILL');
      await postgres.child().exited;
      const statuses = await world.twin.write({ from: String(stopped?.phone), to: SENDER, body: 'STOP' });
      injected(
        statuses.every((status) => status >= 500),
        `the webhook was answered ${statuses.join(', ')}`,
      );
      await postgres.restart();
      await world.until(
        'the API is ready again',
        async () => (await fetch(`${first.url}/ready`)).status === 200,
      );
      await world.until('the comparison is asked for', async () => {
        const { requestReconciliation } = await world.data('mutation { requestReconciliation }');
        return requestReconciliation === 1;
      });
      await world.until('the STOP is known', async () => {
        const [row] = await world.database.rows('select opted_out_at from leads where id = $1', [
          stopped?.id,
        ]);
        return row.opted_out_at !== null;
      });
      // Whoever stopped gets nothing from the next campaign; the carrier has confirmed the STOP itself.
      await world.database.rows(`update leads set tags = array_append(tags, 'm2')`);
      await world.launch(1);
      const rows = await world.settle(4);
      const toStopped = rows.filter((row) => row.address === stopped?.phone && row.body.includes('m2'));
      check(
        toStopped.every((row) => row.state === 'suppressed'),
        `to the one who stopped: ${toStopped.map((row) => row.state).join(', ')}`,
      );
      const late = (await world.twin.accepted()).filter(
        (message) => message.to === stopped?.phone && message.body.includes('m2'),
      );
      check(late.length === 0, 'accepted after a STOP');
      return { injected: `answered ${statuses[0]}`, expected: { intents: 3 } };
    },
  },
];
