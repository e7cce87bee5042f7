import type { Redis } from 'ioredis';
import type { Config } from '../config/config.js';
import type { Vault } from '../crypto/vault.js';
import { tooMany } from '../errors/app-error.js';
import { networkOf, tellsApart } from './client-address.js';
import { LimitStore } from './limit-store.js';
import { TryLimit } from './try-limit.js';
import { WindowLimit } from './window-limit.js';

const MINUTE = 60;
const HOUR = 3_600;
/** Tries at an account and failures of an address are counted for so long, in seconds. */
const FAILURES_FOR = 900;

/** A try at a password that was let in. */
export interface PasswordTry {
  /** It was the right one: what was counted for it is forgotten. */
  succeeded(): Promise<void>;
}

export interface LimitsDeps {
  config: Config;
  redis: Redis | null;
  vault: Pick<Vault, 'sign'>;
  onAway: (error: Error) => void;
}

/**
 * How much one person, one address or one secret may ask for. Every count is in Redis, so that all processes count
 * together. With Redis away requests go on unlimited, but passwords are never tried uncounted: then each process counts for
 * itself. Addresses, e-mails and tokens are kept as keyed hashes.
 */
export class Limits {
  private readonly passwords: TryLimit;
  private readonly accountFailures: WindowLimit;
  private readonly addressFailures: WindowLimit;
  private readonly signUps: WindowLimit;
  private readonly visitors: WindowLimit;
  private readonly people: WindowLimit;
  private readonly wrongSecrets: WindowLimit;
  private readonly secrets: WindowLimit;
  /** Open sockets of this process, by person. */
  private readonly sockets = new Map<string, number>();

  constructor(private readonly deps: LimitsDeps) {
    const { config, redis, onAway } = deps;
    const store = new LimitStore(redis, config.QUEUE_PREFIX, onAway);
    const failures = { seconds: FAILURES_FOR, whenAway: 'count-here' } as const;
    const requests = { seconds: MINUTE, whenAway: 'open' } as const;
    this.passwords = new TryLimit(store, 'password', config.LIMIT_PASSWORD_TRIES);
    this.accountFailures = new WindowLimit(store, {
      name: 'account',
      points: config.LIMIT_ACCOUNT_FAILURES,
      ...failures,
    });
    this.addressFailures = new WindowLimit(store, {
      name: 'address',
      points: config.LIMIT_ADDRESS_FAILURES,
      ...failures,
    });
    this.signUps = new WindowLimit(store, {
      name: 'sign-up',
      points: config.LIMIT_SIGN_UPS,
      seconds: HOUR,
      whenAway: 'count-here',
    });
    this.visitors = new WindowLimit(store, {
      name: 'visitor',
      points: config.LIMIT_PUBLIC_REQUESTS,
      ...requests,
    });
    this.people = new WindowLimit(store, { name: 'person', points: config.LIMIT_REQUESTS, ...requests });
    this.wrongSecrets = new WindowLimit(store, {
      name: 'wrong-link',
      points: config.LIMIT_WRONG_LINKS,
      ...requests,
    });
    this.secrets = new WindowLimit(store, { name: 'link', points: config.LIMIT_LINK_USES, ...requests });
  }

  /**
   * Before a password is looked at. Three counts: this account from this address (a few, then growing pauses); this
   * address, whatever the account; and this account from anywhere, which an address that the account has signed in from
   * before passes, so that nobody can lock a person out from afar. All three are the same whether the account exists.
   * @param isKnown asked only when the account's own count is used up
   * @throws AppError LIMIT_EXCEEDED, which says when to try again
   */
  async passwordTry(
    account: string,
    address: string | null,
    isKnown: (network: string) => Promise<boolean>,
  ): Promise<PasswordTry> {
    const accountKey = this.key(account);
    const ownKey = this.key(`${account}|${address === null ? '' : networkOf(address)}`);
    const addressKey = this.keyOf(address);
    refuse(await this.passwords.take(ownKey), 'tries');
    if (addressKey) refuse(await this.addressFailures.take(addressKey), 'tries');
    const wait = await this.accountFailures.take(accountKey);
    if (wait > 0 && !(address !== null && (await isKnown(networkOf(address))))) refuse(wait, 'tries');
    return {
      succeeded: async () => {
        await Promise.all([
          this.passwords.forget(ownKey),
          this.accountFailures.giveBack(accountKey),
          ...(addressKey ? [this.addressFailures.giveBack(addressKey)] : []),
        ]);
      },
    };
  }

  /** Before an account is made. @throws AppError LIMIT_EXCEEDED */
  async signUp(address: string | null): Promise<void> {
    const key = this.keyOf(address);
    if (key) refuse(await this.signUps.take(key), 'sign-ups');
  }

  /** A request before any sign-in. @throws AppError LIMIT_EXCEEDED */
  async visitor(address: string | null, points: number): Promise<void> {
    const key = this.keyOf(address);
    if (key) refuse(await this.visitors.take(key, points), 'requests');
  }

  /** A request of a signed-in person, in `points` root fields. @throws AppError LIMIT_EXCEEDED */
  async person(userId: string, points: number): Promise<void> {
    refuse(await this.people.take(userId, points), 'requests');
  }

  /** Somebody uses a secret address (a link, an unsubscribe link) that exists. @throws AppError LIMIT_EXCEEDED */
  async linkUsed(secret: string): Promise<void> {
    refuse(await this.secrets.take(this.key(secret)), 'requests');
  }

  /** Before a secret address is looked up: whoever showed many that nobody made waits. @throws AppError LIMIT_EXCEEDED */
  async maySeek(address: string | null): Promise<void> {
    const key = this.keyOf(address);
    if (key) refuse(await this.wrongSecrets.look(key), 'requests');
  }

  /** A secret address that nobody made was shown. @throws AppError LIMIT_EXCEEDED */
  async soughtInVain(address: string | null): Promise<void> {
    const key = this.keyOf(address);
    if (key) refuse(await this.wrongSecrets.take(key), 'requests');
  }

  /** Count a person's socket in. @returns how to count it out, or null when the person has enough of them here. */
  openSocket(userId: string): (() => void) | null {
    const most = this.deps.config.LIMIT_SOCKETS;
    const open = this.sockets.get(userId) ?? 0;
    if (most > 0 && open >= most) return null;
    this.sockets.set(userId, open + 1);
    let counted = true;
    return () => {
      if (!counted) return;
      counted = false;
      const left = (this.sockets.get(userId) ?? 1) - 1;
      if (left > 0) this.sockets.set(userId, left);
      else this.sockets.delete(userId);
    };
  }

  private keyOf(address: string | null): string | null {
    return address !== null && tellsApart(this.deps.config, address) ? this.key(networkOf(address)) : null;
  }

  private key(text: string): string {
    return this.deps.vault.sign(`limit|${text}`).slice(0, 22);
  }
}

function refuse(waitMs: number, what: string): void {
  if (waitMs > 0) throw tooMany(what, waitMs);
}
