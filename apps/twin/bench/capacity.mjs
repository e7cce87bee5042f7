/**
 * How many messages a second the built twin takes on one core while it also reports what became of each, twice.
 * Usage, after a build:
 *   node apps/twin/bench/capacity.mjs [vendor=twilio] [messages=15000] [concurrency=50] [mode=usual]
 * vendor: twilio (two signed callbacks each), signalhouse (two signed events each) or sendgrid (signed batches);
 * mode `lean` asks for the twin's lean mode. Prints one JSON line.
 */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import http from 'node:http';
import { setInterval } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const [vendor = 'twilio', messages = '15000', workers = '50', mode = 'usual'] = process.argv.slice(2);
const total = Number(messages);
const concurrency = Number(workers);

const entry = fileURLToPath(new URL('../dist/main.js', import.meta.url));
const env = {
  TWIN_PORT: '0',
  TWIN_SPEED: '20',
  TWIN_DISORDER: '0',
  TWIN_UNREACHABLE: '0',
  TWIN_LEAN: mode === 'lean' ? '1' : '0',
};
const twin = spawn(process.execPath, [entry], { env, stdio: ['ignore', 'pipe', 'inherit'] });
const { port } = await new Promise((resolve, reject) => {
  twin.stdout.once('data', (line) => resolve(JSON.parse(line)));
  twin.once('exit', () => reject(new Error('the twin did not start: build it first')));
});
await control('/pause', {});

let reports = 0;
const receiver = http.createServer((request, response) => {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    reports += vendor === 'sendgrid' ? JSON.parse(Buffer.concat(chunks)).length : 1;
    response.writeHead(204).end();
  });
});
await new Promise((resolve) => receiver.listen(0, '127.0.0.1', resolve));
const target = `http://127.0.0.1:${receiver.address().port}/reports`;
const text = (index) => `Hello number ${index}, would you like to hear more about this?`;

const VENDORS = {
  twilio: () => {
    const account = 'AC0de40de40de40de40de40de40de40de4';
    const credentials = Buffer.from(`${account}:00000000000000000000000000de400a`).toString('base64');
    return {
      path: `/twilio/2010-04-01/Accounts/${account}/Messages.json`,
      headers: { authorization: `Basic ${credentials}`, 'content-type': 'application/x-www-form-urlencoded' },
      status: 201,
      body: (index) =>
        new URLSearchParams({
          To: `+1310${5_990_000 + index}`,
          From: '+14155550142',
          Body: text(index),
          StatusCallback: `${target}?l=${index}&a=1#rc=5&rp=all`,
          ValidityPeriod: '3600',
        }).toString(),
    };
  },
  signalhouse: async () => {
    const groupId = 'G0DE40DE';
    await control('/signalhouse/webhooks', {
      groupId,
      url: target,
      events: ['SMS_SENT', 'MESSAGE_DELIVERED', 'MESSAGE_FAILED'],
      signingSecret: 'secret-of-the-benchmark',
    });
    return {
      path: '/signalhouse/message/sms',
      headers: {
        authorization: 'Bearer demo-key-of-the-simulated-signalhouse',
        'content-type': 'application/json',
      },
      status: 201,
      body: (index) =>
        JSON.stringify({
          senderPhoneNumber: '14155550156',
          recipientPhoneNumber: [`1310${5_990_000 + index}`],
          messageBody: text(index),
        }),
    };
  },
  sendgrid: async () => {
    await control('/sendgrid/webhook', { url: target });
    return {
      path: '/sendgrid/v3/mail/send',
      headers: {
        authorization: 'Bearer SG.demo-key-of-the-twin.0000000000000000000000000000000000',
        'content-type': 'application/json',
      },
      status: 202,
      body: (index) =>
        JSON.stringify({
          personalizations: [{ to: [{ email: `p${index}@people.test` }], custom_args: { l: String(index) } }],
          from: { email: 'sam@acme.example' },
          subject: 'Hello',
          content: [{ type: 'text/plain', value: text(index) }],
        }),
    };
  },
};
const { path, headers, status, body } = await VENDORS[vendor]();

async function control(controlPath, value) {
  const response = await fetch(`http://127.0.0.1:${port}/_twin${controlPath}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(value),
  });
  if (!response.ok) throw new Error(`${controlPath}: ${await response.text()}`);
}

const agent = new http.Agent({ keepAlive: true, maxSockets: concurrency });
function send(index) {
  return new Promise((resolve, reject) => {
    const request = http.request(
      { agent, port, host: '127.0.0.1', path, method: 'POST', headers },
      (response) => {
        response.resume();
        response.on('end', () =>
          response.statusCode === status ? resolve() : reject(new Error(`${response.statusCode}`)),
        );
      },
    );
    request.on('error', reject);
    request.end(body(index));
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
for await (const _tick of setInterval(5)) if (reports >= 2 * total || patience.aborted) break;
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
  vendor,
  mode,
  messages: total,
  cpuMicrosecondsPerMessage: cpu === null ? null : Math.round((cpu / total) * 1_000_000),
  perSecondOfOneCore: cpu === null ? null : Math.round(total / cpu),
  acceptedPerSecond: Math.round((total / acceptedIn) * 1_000),
  throughputWithReportsPerSecond: Math.round((total / allIn) * 1_000),
  reports,
};
process.stdout.write(`${JSON.stringify(result)}\n`);
twin.kill('SIGTERM');
receiver.close();
agent.destroy();
process.exit(reports >= 2 * total ? 0 : 1);
