// Between our socket and the provider's answer.
import { AFTER_LEASE_MS, UNCERTAIN } from '../world.mjs';
import { check, injected } from './case.mjs';

const FEW = 5;
/** The first look-up comes a quarter of a minute after the doubt. */
const settled = {
  until: (/** @type {import('../database.mjs').LedgerRow[]} */ rows) =>
    rows.every((row) => ['sent', 'delivered'].includes(row.state)),
};

/** @param {string} kind */
function dropped(kind) {
  return async (/** @type {import('../world.mjs').World} */ world) => {
    await world.twin.fault({ kind, times: FEW });
    await world.begin();
    await world.launch(FEW);
    await world.settle(FEW, settled);
    const [{ faults }] = [await world.twin.control('/faults')];
    injected(faults[0]?.struck === FEW, `${faults[0]?.struck} of ${FEW} were struck`);
    return { injected: `${FEW} answers lost`, expected: { intents: FEW, accepted: FEW } };
  };
}

/** @type {import('./case.mjs').FaultCase[]} */
export const PROVIDER = [
  {
    number: 6,
    fault: 'kill -9 in submitting, before the socket',
    long: true,
    short: true,
    async play(world) {
      const first = await world.begin({ failpoints: 'send.before_socket=kill' });
      await world.launch(FEW);
      await first.ended();
      const claimed = (await world.database.ledger()).filter((row) => row.state === 'submitting');
      injected(claimed.length > 0, 'nothing was claimed');
      await first.start({ shiftMs: AFTER_LEASE_MS });
      const rows = await world.settle(FEW);
      const doubtful = rows.filter((row) => UNCERTAIN.includes(row.state));
      check(doubtful.length === claimed.length, `${doubtful.length} of ${claimed.length} are in doubt`);
      await world.quiet();
      // Ten minutes on: two clean look-ups end the doubt, and still nothing is sent again.
      await first.kill();
      await first.start({ shiftMs: AFTER_LEASE_MS + 11 * 60_000 });
      await world.settle(FEW, { until: (list) => list.every((row) => row.state !== 'unknown') });
      await first.kill();
      await first.start({ shiftMs: AFTER_LEASE_MS + 22 * 60_000 });
      const last = await world.settle(FEW, { until: (list) => list.every((row) => row.state !== 'unknown') });
      check(
        last.filter((row) => row.state === 'failed_unknown').length === claimed.length,
        'two clean look-ups did not end the doubt',
      );
      return {
        injected: `${claimed.length} claimed`,
        expected: { intents: FEW, accepted: FEW - claimed.length, doubtAllowed: true },
      };
    },
  },
  {
    number: 7,
    fault: 'kill -9 after the bytes, before the response',
    async play(world) {
      await world.twin.fault({ kind: 'slow', delayMs: 8_000 });
      const first = await world.begin({ balanced: false });
      await world.listener();
      await world.launch(FEW);
      await world.accepted(FEW);
      const waiting = (await world.database.ledger()).filter((row) => row.provider_id === null);
      await first.kill();
      await world.settle(FEW, settled);
      return {
        injected: `${FEW} accepted, ${waiting.length} without an answer`,
        expected: { intents: FEW, accepted: FEW },
      };
    },
  },
  {
    number: 8,
    fault: 'provider accepts, response dropped',
    short: true,
    play: dropped('accept_then_drop'),
  },
  { number: 9, fault: 'provider accepts, then answers 500', play: dropped('accept_then_500') },
  {
    number: 10,
    fault: '429 three times, then 201',
    async play(world) {
      await world.twin.fault({ kind: 'http429', times: 3 });
      await world.begin();
      await world.launch(1);
      const [row] = await world.settle(1, settled);
      const tries = await world.database.rows(
        `select created_at from message_events where ledger_id = $1 and to_state = 'submitting' order by created_at`,
        [row?.id],
      );
      injected(tries.length === 4, `${tries.length} tries instead of 4`);
      const gaps = tries.slice(1).map((one, index) => one.created_at - tries[index].created_at);
      gaps.forEach((gap, index) =>
        check(
          gap >= 1_000 * 2 ** index,
          `try ${index + 2} came after ${gap} ms, back-off ${1_000 * 2 ** index}`,
        ),
      );
      return {
        injected: `pauses ${gaps.map((gap) => `${(gap / 1_000).toFixed(1)} s`).join(', ')}`,
        expected: { intents: 1, accepted: 1 },
      };
    },
  },
  {
    number: 11,
    fault: 'kill -9 after the 201, before our commit',
    long: true,
    async play(world) {
      // No callback ever comes: only the look-up can know.
      await world.twin.fault({ kind: 'callbacks_lost' });
      const first = await world.begin({ failpoints: 'send.after_answer=kill' });
      await world.launch(FEW);
      await first.ended();
      const accepted = await world.twin.count();
      injected(accepted > 0, 'nothing was accepted');
      await first.start({ shiftMs: AFTER_LEASE_MS });
      const rows = await world.settle(FEW, {
        until: (list) =>
          list.filter((row) => row.provider_id !== null).length >= accepted &&
          list.every((row) => !['planned', 'ready', 'submitting'].includes(row.state)),
      });
      const recovered = rows.filter((row) => row.provider_id !== null).length;
      check(recovered >= accepted, `${recovered} of ${accepted} provider ids were recovered`);
      return {
        injected: `${accepted} answered and not stored`,
        expected: { intents: FEW, doubtAllowed: true },
      };
    },
  },
];
