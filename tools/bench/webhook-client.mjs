// Posts what Twilio would: signed, over connections that stay open.
import { createHmac } from 'node:crypto';
import { Agent, request } from 'node:http';
import { performance } from 'node:perf_hooks';

/** @typedef {{ url: string, form: Record<string, string> }} Call */

/**
 * Send calls with a number of workers.
 * @param {Call[]} calls
 * @param {{ authToken: string, workers: number, perSecond?: number }} options perSecond: paced instead of flat out
 * @returns {Promise<{ perSecond: number, latenciesMs: number[], failed: number }>}
 */
export async function postAll(calls, { authToken, workers, perSecond }) {
  const agent = new Agent({ keepAlive: true, maxSockets: workers });
  /** @type {number[]} */
  const latenciesMs = [];
  let failed = 0;
  let next = 0;
  const started = performance.now();
  const work = async () => {
    for (;;) {
      const index = next;
      next += 1;
      const call = calls[index];
      if (!call) return;
      if (perSecond) await until(started + (index * 1_000) / perSecond);
      const from = performance.now();
      const status = await post(agent, call, authToken);
      latenciesMs.push(performance.now() - from);
      if (status >= 300) failed += 1;
    }
  };
  await Promise.all(Array.from({ length: workers }, work));
  const took = performance.now() - started;
  agent.destroy();
  return { perSecond: (calls.length * 1_000) / took, latenciesMs, failed };
}

/** @param {number} at */
function until(at) {
  const wait = at - performance.now();
  return wait > 0 ? new Promise((resolve) => setTimeout(resolve, wait)) : undefined;
}

/**
 * @param {Agent} agent
 * @param {Call} call
 * @param {string} authToken
 * @returns {Promise<number>} HTTP status
 */
function post(agent, { url, form }, authToken) {
  const signed = Object.keys(form)
    .toSorted()
    .reduce((text, key) => text + key + form[key], url);
  const body = new URLSearchParams(form).toString();
  return new Promise((resolve, reject) => {
    const sending = request(
      url,
      {
        agent,
        method: 'POST',
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          'content-length': Buffer.byteLength(body),
          'x-twilio-signature': createHmac('sha1', authToken).update(signed).digest('base64'),
        },
      },
      (response) => {
        response.resume();
        response.on('end', () => resolve(response.statusCode ?? 0));
        response.on('error', reject);
      },
    );
    sending.on('error', reject);
    sending.end(body);
  });
}
