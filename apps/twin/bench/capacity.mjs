/**
 * How many messages a second the built twin takes on one core while it also
 * sends two callbacks for each. Usage, after a build:
 *   node apps/twin/bench/capacity.mjs [messages=15000] [concurrency=50]
 * Prints one JSON line.
 */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import http from 'node:http';
import { setInterval } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const total = Number(process.argv[2] ?? 15_000);
const concurrency = Number(process.argv[3] ?? 50);
const ACCOUNT = 'AC0de40de40de40de40de40de40de40de4';
const TOKEN = '00000000000000000000000000de400a';

const entry = fileURLToPath(new URL('../dist/main.js', import.meta.url));
const lean = process.env.TWIN_LEAN ?? '0';
const env = {
  TWIN_PORT: '0',
  TWIN_SPEED: '20',
  TWIN_DISORDER: '0',
  TWIN_UNREACHABLE: '0',
  TWIN_LEAN: lean,
};
const twin = spawn(process.execPath, [entry], { env, stdio: ['ignore', 'pipe', 'inherit'] });
const { port } = await new Promise((resolve, reject) => {
  twin.stdout.once('data', (line) => resolve(JSON.parse(line)));
  twin.once('exit', () => reject(new Error('the twin did not start: build it first')));
});

let callbacks = 0;
const receiver = http.createServer((request, response) => {
  request.resume();
  request.on('end', () => {
    callbacks++;
    response.writeHead(204).end();
  });
});
await new Promise((resolve) => receiver.listen(0, '127.0.0.1', resolve));
const callback = `http://127.0.0.1:${receiver.address().port}/cb?l=1#rc=5&rp=all`;

const agent = new http.Agent({ keepAlive: true, maxSockets: concurrency });
const headers = {
  authorization: `Basic ${Buffer.from(`${ACCOUNT}:${TOKEN}`).toString('base64')}`,
  'content-type': 'application/x-www-form-urlencoded',
};
const path = `/twilio/2010-04-01/Accounts/${ACCOUNT}/Messages.json`;

function send(index) {
  const form = new URLSearchParams({
    To: `+1310${5_990_000 + index}`,
    From: '+14155550142',
    Body: `Hello number ${index}, would you like to hear more about this?`,
    StatusCallback: callback,
    ValidityPeriod: '3600',
  }).toString();
  return new Promise((resolve, reject) => {
    const request = http.request(
      { agent, port, host: '127.0.0.1', path, method: 'POST', headers },
      (response) => {
        response.resume();
        response.on('end', () =>
          response.statusCode === 201 ? resolve() : reject(new Error(`${response.statusCode}`)),
        );
      },
    );
    request.on('error', reject);
    request.end(form);
  });
}

const begin = performance.now();
let next = 0;
await Promise.all(
  Array.from({ length: concurrency }, async () => {
    for (let index = next++; index < total; index = next++) await send(index);
  }),
);
const acceptedIn = performance.now() - begin;
const patience = AbortSignal.timeout(120_000);
for await (const _tick of setInterval(5)) if (callbacks >= 2 * total || patience.aborted) break;
const allIn = performance.now() - begin;
/** Seconds of processor time that the twin has used; null where the system does not say. */
function cpuSeconds() {
  try {
    const fields = readFileSync(`/proc/${twin.pid}/stat`, 'utf8').split(') ')[1].split(' ');
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return null;
  }
}
const cpu = cpuSeconds();
const result = {
  messages: total,
  cpuMicrosecondsPerMessage: cpu === null ? null : Math.round((cpu / total) * 1_000_000),
  perSecondOfOneCore: cpu === null ? null : Math.round(total / cpu),
  acceptedPerSecond: Math.round((total / acceptedIn) * 1_000),
  throughputWithCallbacksPerSecond: Math.round((total / allIn) * 1_000),
  callbacks,
};
process.stdout.write(`${JSON.stringify(result)}\n`);
twin.kill('SIGTERM');
receiver.close();
agent.destroy();
process.exit(callbacks >= 2 * total ? 0 : 1);
