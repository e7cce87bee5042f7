// node tools/faults/kill-loop.mjs: the API is killed again and again while it sends at full speed.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from '../runtime/build.mjs';
import { printFailure } from '../runtime/errors.mjs';
import { dataDir } from '../runtime/paths.mjs';
import { Run } from '../runtime/processes.mjs';
import { sleep } from '../runtime/wait.mjs';
import { judge } from './invariants.mjs';
import { buildStand } from './stand.mjs';
import { AFTER_LEASE_MS, PENDING, World } from './world.mjs';

const HELP = `node tools/faults/kill-loop.mjs [--count 10000] [--every 5000] [--no-build]

  --count   messages
  --every   milliseconds between two kills; each comes up to a half earlier or later
Ends with 0 when nobody got two and nobody was lost silently.`;

async function main() {
  const { values } = parseArgs({
    options: {
      count: { type: 'string', default: '10000' },
      every: { type: 'string', default: '5000' },
      'no-build': { type: 'boolean' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const count = Number(values.count);
  const every = Number(values.every);
  const { run } = await Run.open({
    kind: 'kill-loop',
    dir: dataDir(),
    logs: join(dataDir(), 'logs', 'kill-loop'),
  });
  run.stopOnSignals({ onStop: () => console.log('\n  stopping'), onStopped: () => process.exit(130) });
  try {
    if (!values['no-build'])
      await build(run, { env: {}, projects: ['core', 'contracts', 'db', 'providers', 'api', 'twin'] });
    const stand = await buildStand(run);
    const world = await World.create(stand, 'kill_loop');
    const began = performance.now();
    const kills = await killWhileSending(world, count, every);
    const seconds = (performance.now() - began) / 1_000;
    const judgement = await judge(world, { intents: count, doubtAllowed: true });
    const result = { count, kills, seconds, ...judgement };
    console.log(
      `${count} messages, ${kills} kills in ${seconds.toFixed(0)} s: ${judgement.acceptances} accepted, ${judgement.unknown} in doubt and shown, ${judgement.lost} lost, ${judgement.late} under way`,
    );
    for (const fault of judgement.faults) console.log(`  ${fault}`);
    const reports = join(dataDir(), 'reports');
    mkdirSync(reports, { recursive: true });
    writeFileSync(join(reports, 'kill-loop.json'), `${JSON.stringify(result, null, 2)}\n`);
    await world.close();
    await stand.balancer.close();
    return judgement.faults.length === 0 ? 0 : 1;
  } finally {
    await run.close();
  }
}

/**
 * @param {World} world
 * @param {number} count
 * @param {number} every
 * @returns {Promise<number>} how often it was killed
 */
async function killWhileSending(world, count, every) {
  const api = await world.begin();
  await world.launch(count);
  let kills = 0;
  // One kill at least; each life ends at a moment of its own.
  for (let done = false; !done;) {
    await sleep(every * (0.5 + ((kills * 0.618) % 1)));
    await api.kill();
    kills += 1;
    const rows = await world.database.ledger();
    done =
      rows.length >= count && rows.every((row) => row.state === 'submitting' || !PENDING.includes(row.state));
    // The last life begins when every lease of the dead is over: what they held is found at once.
    await api.start({ shiftMs: done ? AFTER_LEASE_MS : 0 });
  }
  // Each row in doubt is looked up once at least: what the provider has is known then.
  await world.settle(count, {
    timeoutMs: 240_000,
    until: (rows) =>
      rows.every((row) => !PENDING.includes(row.state) && (row.state !== 'unknown' || row.lookups > 0)),
  });
  return kills;
}

main().then(
  (code) => process.exit(code),
  (error) => {
    printFailure(error);
    process.exit(1);
  },
);
