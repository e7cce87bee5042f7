import { hash53 } from '../random.js';
import { RateMeter, type Rate } from './rate-meter.js';

/** A message that a provider has taken, of whatever vendor. */
export interface Accepted {
  sid: string;
  /** Number or e-mail address. */
  to: string;
  from: string;
  body: string;
  /** The ledger row that the sender named (`l` of the callback's address, or of a mail's custom arguments). */
  ledgerId: string | null;
  segments: number;
  /** Milliseconds since 1970 in system time. */
  at: number;
}

/** Something that must never be. */
export type WatchViolation =
  /** One ledger row, one text to one person, or one step of one person, taken more than once. */
  | { kind: 'twice'; what: 'ledger' | 'text' | 'step'; key: string; count: number; sids: string[] }
  | { kind: 'outside_window'; sid: string; to: string; acceptedAt: string; windows: Window[] }
  | { kind: 'rate'; key: string; limit: number; seen: number; at: string };

/** Times between which a person may be written to; ISO 8601. */
export interface Window {
  from: string;
  until: string;
}

/** What a test knows of a ledger row. */
export interface Intent {
  ledgerId: string;
  person?: string | undefined;
  step?: string | undefined;
  window?: Window | undefined;
}

export interface RateSetting {
  key: string;
  limit: number | null;
  numbers?: readonly string[] | undefined;
  /** Real milliseconds; a second unless said otherwise. */
  windowMs?: number | undefined;
}

export interface WatchSettings {
  /** Judge every repetition. */
  strict?: boolean | undefined;
  intents?: readonly Intent[] | undefined;
  windows?: readonly { to: string; windows: readonly Window[] }[] | undefined;
  /** A number (E.164), a mailbox, or `campaign:<id>` with its numbers; a null limit measures only. */
  rates?: readonly RateSetting[] | undefined;
}

type Twice = Extract<WatchViolation, { kind: 'twice' }>;
type Seen = string | Twice;

const REMEMBERED = 1_000;

/** Judges every acceptance: the witness of the promises of the sending engine. */
export class Watch {
  readonly violations: WatchViolation[] = [];
  /** Violations ever found; the list ends at a thousand. */
  found = 0;
  private readonly meter = new RateMeter();
  private readonly keysOfNumber = new Map<string, string[]>();
  private readonly intents = new Map<string, Intent>();
  private readonly windows = new Map<string, readonly Window[]>();
  /** Identity → the first message that had it, or the violation that it became. Texts are known by their hash. */
  private readonly seen = {
    ledger: new Map<string | number, Seen>(),
    text: new Map<string | number, Seen>(),
    step: new Map<string | number, Seen>(),
  };
  private readonly lastRate = new Map<string, number>();

  constructor(
    private strict: boolean,
    private readonly realNow: () => number = () => performance.now(),
  ) {}

  get isStrict(): boolean {
    return this.strict;
  }

  configure(settings: WatchSettings): void {
    this.strict = settings.strict ?? this.strict;
    for (const intent of settings.intents ?? []) this.intents.set(intent.ledgerId, intent);
    for (const { to, windows } of settings.windows ?? []) this.windows.set(to, windows);
    for (const { key, limit, numbers, windowMs } of settings.rates ?? []) {
      this.meter.set(key, limit, windowMs);
      for (const number of numbers ?? [key]) {
        const keys = this.keysOfNumber.get(number) ?? [];
        if (!keys.includes(key)) this.keysOfNumber.set(number, [...keys, key]);
      }
    }
  }

  /** A provider has taken a message. */
  check(accepted: Accepted): void {
    const intent = accepted.ledgerId === null ? undefined : this.intents.get(accepted.ledgerId);
    if (this.strict) {
      const { sid, to, body, ledgerId } = accepted;
      if (ledgerId !== null) this.once('ledger', ledgerId, sid, () => ledgerId);
      this.once('text', hash53(`${to}\u0000${body}`), sid, () => `${to} | ${body}`);
      if (intent?.person !== undefined && intent.step !== undefined) {
        const key = `${intent.person} | ${intent.step}`;
        this.once('step', key, sid, () => key);
      }
    }
    const windows = intent?.window ? [intent.window] : this.windows.get(accepted.to);
    if (windows && !windows.some((window) => isWithin(window, accepted.at))) {
      const acceptedAt = new Date(accepted.at).toISOString();
      this.add({
        kind: 'outside_window',
        sid: accepted.sid,
        to: accepted.to,
        acceptedAt,
        windows: [...windows],
      });
    }
    this.meterRates(accepted);
  }

  rates(): Rate[] {
    return this.meter.list();
  }

  /** Forget what was seen and what was set. */
  clear(): void {
    this.violations.length = 0;
    this.found = 0;
    for (const map of [this.intents, this.windows, this.lastRate, this.keysOfNumber]) map.clear();
    for (const map of Object.values(this.seen)) map.clear();
    this.meter.clear();
  }

  private meterRates(accepted: Accepted): void {
    const keys = this.keysOfNumber.get(accepted.from);
    if (!keys) return;
    const now = this.realNow();
    for (const key of keys) {
      const seen = this.meter.count(key, accepted.segments, now);
      // One violation for one second: each further message of it says the same.
      if (seen === null || now - (this.lastRate.get(key) ?? -Infinity) < 1_000) continue;
      this.lastRate.set(key, now);
      const limit = this.meter.list().find((rate) => rate.key === key)?.limit ?? 0;
      this.add({ kind: 'rate', key, limit, seen, at: new Date(accepted.at).toISOString() });
    }
  }

  private once(what: Twice['what'], identity: string | number, sid: string, key: () => string): void {
    const seen = this.seen[what];
    const known = seen.get(identity);
    if (known === undefined) seen.set(identity, sid);
    else if (typeof known === 'string') {
      const violation: Twice = { kind: 'twice', what, key: key(), count: 2, sids: [known, sid] };
      seen.set(identity, violation);
      this.add(violation);
    } else {
      known.count++;
      if (known.sids.length < 100) known.sids.push(sid);
    }
  }

  private add(violation: WatchViolation): void {
    this.found++;
    if (this.violations.length < REMEMBERED) this.violations.push(violation);
  }
}

function isWithin(window: Window, at: number): boolean {
  return at >= Date.parse(window.from) && at < Date.parse(window.until);
}

/** The ledger row that a callback's address names; null when it names none. */
export function ledgerIdOf(callback: string | null): string | null {
  if (!callback) return null;
  const found = /[?&]l=([^&#]*)/.exec(callback)?.[1];
  if (!found) return null;
  return found.includes('%') ? decodeURIComponent(found) : found;
}
