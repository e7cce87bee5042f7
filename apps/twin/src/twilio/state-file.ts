import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import type { Account, Accounts } from './accounts.js';
import type { OptOuts } from './opt-outs.js';

const number = z.object({
  phone: z.string(),
  smsUrl: z.string(),
  smsMethod: z.enum(['GET', 'POST']),
  voiceUrl: z.string(),
  friendlyName: z.string(),
});
const content = z.object({
  accounts: z.array(
    z.object({
      sid: z.string(),
      friendlyName: z.string(),
      authToken: z.string().nullable(),
      apiKeys: z.array(z.tuple([z.string(), z.string()])),
      numbers: z.array(number),
    }),
  ),
  optOuts: z.array(z.string()),
});

const SAVE_AFTER_MS = 200;

/**
 * What must outlive a restart: who adopted which account, its numbers and their
 * webhooks, and who opted out. Messages do not: they are the run's, not the carrier's.
 */
export class StateFile {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private snapshot: (() => { accounts: Account[]; optOuts: string[] }) | undefined;
  private loading = false;

  constructor(
    private readonly path: string | undefined,
    private readonly onError: (error: unknown) => void,
  ) {}

  /** Write soon; many changes make one write. */
  save(snapshot: () => { accounts: Account[]; optOuts: string[] }): void {
    if (!this.path || this.loading) return;
    this.snapshot = snapshot;
    this.timer ??= setTimeout(() => this.flush(), SAVE_AFTER_MS);
    this.timer.unref();
  }

  /** Write now what is still to be written. */
  flush(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (!this.path || !this.snapshot) return;
    const { accounts, optOuts } = this.snapshot();
    this.snapshot = undefined;
    const rows = accounts.map((account) => ({
      ...account,
      apiKeys: [...account.apiKeys],
      numbers: [...account.numbers.values()],
    }));
    try {
      const draft = `${this.path}.new`;
      writeFileSync(draft, JSON.stringify({ accounts: rows, optOuts }, null, 1), { mode: 0o600 });
      renameSync(draft, this.path);
    } catch (error) {
      this.onError(error);
    }
  }

  /** Take over what an earlier run left; a file that cannot be read is reported and left out. */
  load(accounts: Accounts, optOuts: OptOuts): void {
    if (!this.path) return;
    this.loading = true;
    try {
      const saved = content.parse(JSON.parse(readFileSync(this.path, 'utf8')));
      for (const row of saved.accounts) {
        const account = accounts.find(row.sid) ?? accounts.create(row.sid, row.friendlyName);
        account.authToken ??= row.authToken;
        for (const [key, secret] of row.apiKeys) account.apiKeys.set(key, secret);
        for (const settings of row.numbers)
          Object.assign(accounts.provision(account, settings.phone), settings);
      }
      optOuts.restore(saved.optOuts);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) this.onError(error);
    } finally {
      this.loading = false;
    }
  }
}
