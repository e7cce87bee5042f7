// The database comes back from an earlier time.
import { SENDER } from '../stand.mjs';
import { check, injected } from './case.mjs';

const MINUTES = 60_000;

/** @type {import('./case.mjs').FaultCase[]} */
export const RESTORE = [
  {
    number: 23,
    fault: 'restore to five minutes ago',
    long: true,
    async play(world) {
      const snapshot = `${world.database.name}_snapshot`;
      const first = await world.begin({ failpoints: 'claim.before_commit=error@*' });
      const people = await world.launch(40);
      await world.settle(40, { until: (rows) => rows.every((row) => row.state === 'ready') });
      await first.term();
      await world.database.copyTo(snapshot);

      // Five minutes in which all of them are sent and one person stops everything.
      await world.twin.restart(world.clockAt(2 * MINUTES));
      await first.start({ shiftMs: 2 * MINUTES });
      await world.settle(40, { until: (rows) => rows.every((row) => row.state === 'delivered') });
      const [stopped] = people;
      await world.twin.write({ from: String(stopped?.phone), to: SENDER, body: 'STOP' });
      const sent = await world.twin.count();
      injected(sent === 40, `${sent} of 40 were sent`);
      // The mark goes outside once a second.
      await world.quiet();
      await first.kill();
      const restore = async () => {
        await world.database.release();
        await world.database.createFrom(snapshot);
      };
      await restore();
      const [{ count }] = await world.database.rows(
        `select count(*)::int as count from send_ledger where state = 'ready'`,
      );
      injected(count === 40, `${count} rows have forgotten that they were sent`);
      await first.start({ shiftMs: 5 * MINUTES });
      check((await mode(world)) !== null, 'the engine does not say its mode');
      await world.until('the engine is back to normal by itself', async () => {
        const [row] = await world.database.rows(
          `select value->>'mode' as mode, value->>'by' as by from engine_state where key = 'engine.mode'`,
        );
        return row?.mode === 'normal' && row.by === 'system:reconcile';
      });
      await world.settle(40);
      await world.quiet();
      check((await world.twin.count()) === sent, 'something was sent again');
      const [lead] = await world.database.rows('select opted_out_at from leads where id = $1', [stopped?.id]);
      check(lead.opted_out_at !== null, 'the STOP of the lost time is not known');

      // And once more with a campaign that the snapshot has never heard of: only a person can judge that.
      await world.launch(5);
      await world.settle(45, {
        until: (rows) =>
          rows.every((row) => !['planned', 'ready', 'submitting', 'accepted'].includes(row.state)),
      });
      const all = await world.twin.count();
      await world.quiet();
      await first.kill();
      await restore();
      await first.start({ shiftMs: 6 * MINUTES });
      const reason = await world.until('the engine asks for a person', async () => {
        const state = await mode(world);
        return state?.mode === 'reconcile_only' && /belong to nothing/.test(state.reason)
          ? state.reason
          : null;
      });
      check(typeof reason === 'string', 'no reason is given');
      await world.cli(['engine', 'normal']);
      await world.settle(40);
      await world.quiet();
      check((await world.twin.count()) === all, 'something was sent again');
      await world.database.asAdmin((admin) =>
        admin.query(`drop database if exists "${snapshot}" with (force)`),
      );
      // The rows of the lost campaign are gone with the restore: the double's count is the witness.
      return {
        injected: `40 sent and forgotten, 5 of a lost campaign`,
        expected: { intents: 40, accepted: all, strays: 5 },
      };
    },
  },
];

/** @param {import('../world.mjs').World} world @returns {Promise<{ mode: string, reason: string } | null>} */
async function mode(world) {
  world.token = '';
  const { engine } = await world.data('{ engine { mode reason } }');
  return engine;
}
