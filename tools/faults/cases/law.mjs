// Opt-outs, windows, clocks.
import { isOpen } from '../invariants.mjs';
import { check, injected } from './case.mjs';

const HOUR = 3_600_000;
const BLOCKED = { failpoints: 'claim.before_commit=error@*' };

/** Whether a transaction waits for a lock of another one. @param {import('../world.mjs').World} world */
async function waits(world) {
  const rows = await world.database.rows(
    `select 1 from pg_locks l join pg_stat_activity a using (pid) where not l.granted and a.datname = current_database()`,
  );
  return rows.length > 0;
}

/** @type {import('./case.mjs').FaultCase[]} */
export const LAW = [
  {
    number: 17,
    fault: 'opt-out between claim and send',
    long: true,
    short: true,
    async play(world) {
      // The claim is committed and the socket is not open: the STOP is answered first.
      const first = await world.begin({ failpoints: 'claim.after_commit=stop', balanced: false });
      await world.listener();
      const people = await world.launch(5);
      await first.stopped();
      const claimed = (await world.database.ledger()).filter((row) => row.state === 'submitting');
      injected(claimed.length > 0, 'nothing was claimed');
      const person = people.find((one) => claimed.some((row) => row.address === one.phone)) ?? people[0];
      check(person !== undefined, 'nobody was claimed');
      const statuses = await world.optOut(/** @type {import('../world.mjs').Person} */ (person));
      check(
        statuses.every((status) => status === 200),
        `the STOP was answered ${statuses.join(', ')}`,
      );
      first.resume();
      await world.settle(5);
      const after = (await world.twin.accepted()).filter(
        (message) => message.to === person?.phone && message.body.includes('m1'),
      );
      check(after.length === 0, 'I3: accepted after a STOP that was answered before the socket opened');

      // The claim is not committed: the STOP waits for it, or it for the STOP.
      await first.kill();
      await first.start({ failpoints: 'claim.before_commit=stop', balanced: false });
      const others = await world.launch(5);
      await first.stopped();
      const stop = world.twin.write({ from: String(others[0]?.phone), to: '+13055550163', body: 'STOP' });
      let answered = false;
      void stop.then(() => (answered = true));
      await world.until('the STOP waits for the claim or is answered', () => answered || waits(world));
      first.resume();
      check(
        (await stop).every((status) => status === 200),
        'the waiting STOP was not answered',
      );
      await world.settle(10);
      return { injected: `${claimed.length} claimed, STOP answered`, expected: { intents: 10 } };
    },
  },
  {
    number: 18,
    fault: 'window closes while queued',
    start: '2026-11-19T00:55:00.000Z', // 19:55 in New York, the window closes at 20:00
    async play(world) {
      const first = await world.begin(BLOCKED);
      await world.launch(20);
      const rows = await world.settle(20, {
        until: (list) => list.every((row) => ['ready', 'planned'].includes(row.state)),
      });
      await first.term();
      await world.twin.restart(world.clockAt(10 * 60_000));
      await first.start({ shiftMs: 10 * 60_000 });
      await world.quiet();
      check((await world.twin.count()) === 0, 'sent after the window has closed');
      const last = Math.max(...rows.map((row) => row.expires_at?.getTime() ?? 0));
      let injectedWhat = `${rows.length} queued at 19:55`;
      if (last > 0) {
        // Past the time until which they make sense, at an open hour: they are not sent late either.
        let open = last + HOUR;
        while (!isOpen(new Date(open)) || !isOpen(new Date(open + HOUR))) open += HOUR;
        const shiftMs = open - Date.parse(world.clock.start);
        await first.kill();
        await world.twin.restart(world.clockAt(shiftMs));
        await first.start({ shiftMs });
        const ended = await world.settle(20);
        const expired = ended.filter((row) => row.state === 'expired').length;
        check(expired === 20, `${expired} of 20 expired`);
        injectedWhat += `, ${expired} expired`;
      }
      return { injected: injectedWhat, expected: { intents: 20, accepted: 0, waitAllowed: last === 0 } };
    },
  },
  {
    number: 22,
    fault: 'clock ±2 h, DST night',
    long: true,
    start: '2026-11-01T05:30:00.000Z', // 1:30 in New York, in the night in which it comes twice
    async play(world) {
      const first = await world.begin();
      /** @param {string} at @param {import('../api-process.mjs').Life} [life] */
      const jump = async (at, life) => {
        const shiftMs = Date.parse(at) - Date.parse(world.clock.start);
        await first.kill();
        await world.twin.restart(world.clockAt(shiftMs));
        await first.start({ ...life, shiftMs });
        world.token = '';
        await world.quiet();
        return world.twin.count();
      };
      // A Sunday: open from noon, which is 17:00 UTC from this night on and was 16:00 the day before.
      await world.launch(10);
      await world.quiet();
      check((await world.twin.count()) === 0, 'sent at the first 1:30');
      check((await jump('2026-11-01T06:30:00.000Z')) === 0, 'sent at the second 1:30');
      check((await jump('2026-11-01T16:30:00.000Z')) === 0, 'sent at 11:30 by the offset of the day before');
      await jump('2026-11-01T17:05:00.000Z');
      const night = await world.settle(10);
      injected(night.length === 10, 'nothing was planned in the night');
      check((await world.twin.count()) === 10, 'not sent when the window had opened');

      // 18:30 on a Wednesday: two hours ahead the window is closed, two hours back it is open.
      await jump('2026-11-18T23:30:00.000Z', BLOCKED);
      await world.launch(10);
      await world.settle(20, {
        until: (list) => list.filter((row) => row.state === 'ready').length === 10,
      });
      check((await jump('2026-11-19T01:30:00.000Z')) === 10, 'sent at 20:30');
      await jump('2026-11-18T21:30:00.000Z');
      await jump('2026-11-19T17:00:00.000Z');
      await world.settle(20);
      const late = (await world.twin.count()) - 10;
      return {
        injected: `1:30 twice, other offset, +2 h, −2 h (${late} of 10 sent after)`,
        expected: { intents: 20 },
      };
    },
  },
];
