// The provider's double as a process, and what it says it accepted: the witness of every case.
import { join } from 'node:path';
import { nodeBinary, root } from '../runtime/paths.mjs';
import { freePort } from '../runtime/ports.mjs';

const MAIN = join(root, 'apps', 'twin', 'dist', 'main.js');
export const ACCOUNT = { accountSid: `AC${'ab12'.repeat(8)}`, authToken: 'cd34'.repeat(8) };

/** @typedef {{ sid: string, to: string, from: string, body: string, status: string, direction: string, automatic: boolean, acceptedAt: string }} TwinMessage */

export class TwinClient {
  /** @type {import('../runtime/processes.mjs').Child | null} */
  child = null;
  /** What earlier lives of it had accepted. @type {TwinMessage[]} */
  before = [];
  /** @type {unknown[]} */
  violationsBefore = [];
  /** @type {{ phone: string, url: string } | null} */
  smsUrl = null;

  /**
   * @param {import('../runtime/processes.mjs').Run} run
   * @param {number} port
   */
  constructor(run, port) {
    this.run = run;
    this.port = port;
  }

  /** @param {import('../runtime/processes.mjs').Run} run */
  static async create(run) {
    return new TwinClient(run, await freePort());
  }

  /** For TWILIO_API_BASE_URL. */
  get baseUrl() {
    return `http://127.0.0.1:${this.port}/twilio`;
  }

  /** @param {{ start: string, anchor: string }} clock */
  async start(clock) {
    this.child = this.run.spawn({
      name: 'twin',
      command: nodeBinary(),
      args: [MAIN],
      cwd: root,
      env: {
        PATH: process.env.PATH,
        TWIN_PORT: String(this.port),
        TWIN_SPEED: '2000',
        TWIN_DISORDER: '0',
        TWIN_UNREACHABLE: '0',
        TWIN_WATCH: '1',
        CLOCK_START: clock.start,
        CLOCK_ANCHOR: clock.anchor,
      },
      order: 2,
    });
    await this.run.ready(this.child, `http://127.0.0.1:${this.port}/_twin/state`);
    await this.control('/pause', {});
  }

  /** Start it anew at another time; what it had accepted is kept here. @param {{ start: string, anchor: string }} clock */
  async restart(clock) {
    this.before = await this.accepted();
    this.violationsBefore = await this.violations();
    const { smsUrl } = this;
    if (this.child) await this.run.stop(this.child);
    await this.start(clock);
    if (smsUrl) await this.setWebhook(smsUrl.phone, smsUrl.url);
  }

  async stop() {
    if (this.child) await this.run.stop(this.child);
  }

  /**
   * @param {string} path below /_twin
   * @param {unknown} [body] POST when given
   * @param {string} [method]
   * @returns {Promise<any>}
   */
  async control(path, body, method = body === undefined ? 'GET' : 'POST') {
    const response = await fetch(`http://127.0.0.1:${this.port}/_twin${path}`, {
      method,
      ...(body === undefined
        ? {}
        : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`twin ${path}: ${response.status} ${await response.text()}`);
    return response.status === 204 ? null : response.json();
  }

  /** @param {Record<string, unknown>} rule */
  fault(rule) {
    return this.control('/faults', { match: { any: true }, ...rule });
  }

  endFaults() {
    return this.control('/faults', undefined, 'DELETE');
  }

  /** Texts of ours that it took, its own confirmations left out. @returns {Promise<TwinMessage[]>} */
  async accepted() {
    /** @type {{ messages: TwinMessage[] }} */
    const { messages } = await this.control('/messages?direction=outbound&limit=100000');
    return [...this.before, ...messages.filter((message) => !message.automatic)];
  }

  /** Its counters of this life: cheaper to ask for than the texts. @returns {Promise<{ acceptances: number, waiting: number }>} */
  async state() {
    return (await this.control('/state')).counts;
  }

  /** @returns {Promise<number>} */
  async count() {
    return (await this.accepted()).length;
  }

  /** @returns {Promise<unknown[]>} */
  async violations() {
    return [...this.violationsBefore, ...(await this.control('/violations')).violations];
  }

  /**
   * A person writes; answers the statuses of the webhooks.
   * @param {{ from: string, to: string, body: string, repeat?: number }} text
   * @returns {Promise<number[]>}
   */
  async write(text) {
    const sent = await this.control('/inbound', { ...text, accountSid: ACCOUNT.accountSid, wait: true });
    return sent.webhookStatuses;
  }

  /** @param {string} phone @param {string} smsUrl */
  setWebhook(phone, smsUrl) {
    this.smsUrl = { phone, url: smsUrl };
    return this.control('/numbers', { accountSid: ACCOUNT.accountSid, phone, smsUrl });
  }
}
