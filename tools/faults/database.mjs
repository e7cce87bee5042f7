// The case's own database, asked as its owner: what is committed, whoever committed it.
import pg from 'pg';

/** @typedef {{ id: string, message_id: string, address: string, body: string, state: string, attempt: number, provider_id: string | null, reason: string | null, due_at: Date, expires_at: Date | null, enrollment_id: string | null, step_id: string | null, retry: number, lookups: number }} LedgerRow */

export class CaseDatabase {
  /** @type {pg.Pool | null} */
  pool = null;

  /**
   * @param {(database?: string) => string} adminUrl
   * @param {string} name
   */
  constructor(adminUrl, name) {
    this.adminUrl = adminUrl;
    this.name = name;
  }

  /**
   * @param {string} sql
   * @param {unknown[]} [values]
   * @returns {Promise<any[]>}
   */
  async rows(sql, values = []) {
    if (!this.pool) {
      this.pool = new pg.Pool({
        connectionString: this.adminUrl(this.name),
        max: 2,
        connectionTimeoutMillis: 30_000,
      });
      this.pool.on('error', () => {}); // the server is restarted in some cases
      this.pool.on('connect', (client) => client.on('error', () => {}));
    }
    return (await this.pool.query(sql, values)).rows;
  }

  /** @returns {Promise<LedgerRow[]>} */
  ledger() {
    return this.rows(
      `select id, message_id, address, body, state, attempt, provider_id, reason, due_at, expires_at, enrollment_id, step_id, retry, lookups from send_ledger order by id`,
    );
  }

  /** Let nobody be connected, so that it can be copied or dropped. */
  async release() {
    await this.pool?.end().catch(() => {});
    this.pool = null;
  }

  /** @param {string} template made into this database */
  async createFrom(template) {
    await this.asAdmin(async (admin) => {
      await admin.query(`drop database if exists "${this.name}" with (force)`);
      await admin.query(`create database "${this.name}" template "${template}"`);
    });
  }

  /** A copy as it is now; nobody may be connected. @param {string} to */
  async copyTo(to) {
    await this.release();
    await this.asAdmin(async (admin) => {
      await admin.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = $1`, [
        this.name,
      ]);
      await admin.query(`drop database if exists "${to}" with (force)`);
      await admin.query(`create database "${to}" template "${this.name}"`);
    });
  }

  async drop() {
    await this.release();
    await this.asAdmin((admin) => admin.query(`drop database if exists "${this.name}" with (force)`));
  }

  /**
   * @template T
   * @param {(admin: pg.Client) => Promise<T>} work
   */
  async asAdmin(work) {
    const admin = new pg.Client({ connectionString: this.adminUrl() });
    await admin.connect();
    try {
      return await work(admin);
    } finally {
      await admin.end();
    }
  }
}
