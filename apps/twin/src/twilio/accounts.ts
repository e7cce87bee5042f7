import { DEMO_ACCOUNT_SID, DEMO_AUTH_TOKEN, DEMO_NUMBERS } from './demo-account.js';
import { TwilioError } from './errors.js';
import { createNumber, type PhoneNumber } from './numbers.js';
import { isAccountSid } from './sids.js';

export interface Account {
  sid: string;
  friendlyName: string;
  /** Signs webhooks; null while only an API key has been seen. */
  authToken: string | null;
  /** API key SID to secret. */
  apiKeys: Map<string, string>;
  /** Keyed by E.164 number. */
  numbers: Map<string, PhoneNumber>;
  createdAt: number;
}

/** Who may use the twin, and which numbers they own. */
export class Accounts {
  private readonly bySid = new Map<string, Account>();

  constructor(
    private readonly now: () => number,
    private readonly strict: boolean,
    private readonly changed: () => void,
  ) {
    const demo = this.create(DEMO_ACCOUNT_SID, 'Demo account');
    demo.authToken = DEMO_AUTH_TOKEN;
    for (const phone of DEMO_NUMBERS) this.provision(demo, phone);
  }

  all(): Account[] {
    return [...this.bySid.values()];
  }

  find(sid: string): Account | undefined {
    return this.bySid.get(sid);
  }

  create(sid: string, friendlyName: string): Account {
    const account: Account = {
      sid,
      friendlyName,
      authToken: null,
      apiKeys: new Map(),
      numbers: new Map(),
      createdAt: this.now(),
    };
    this.bySid.set(sid, account);
    return account;
  }

  /** Give the account a number; the one it has when it has it already. */
  provision(account: Account, phone: string): PhoneNumber {
    const owned = account.numbers.get(phone);
    if (owned) return owned;
    const number = createNumber(account.sid, phone, this.now());
    account.numbers.set(phone, number);
    this.changed();
    return number;
  }

  /** Give a number back. */
  release(account: Account, phone: string): void {
    if (account.numbers.delete(phone)) this.changed();
  }

  /** The owner of a number; one with a webhook is preferred when several accounts hold it. */
  ownerOf(phone: string, accountSid?: string): { account: Account; number: PhoneNumber } | undefined {
    const owners = this.all().flatMap((account) => {
      const number = account.numbers.get(phone);
      return number && (!accountSid || account.sid === accountSid) ? [{ account, number }] : [];
    });
    return owners.find(({ number }) => number.smsUrl) ?? owners[0];
  }

  /**
   * Check HTTP basic credentials for the account of the URL. Outside strict mode
   * an unknown account is adopted with the first token it shows, which it then keeps.
   * @throws TwilioError 20003 when they are missing or wrong.
   */
  authenticate(accountSid: string, header: string | undefined): Account {
    const [user, secret] = parseBasic(header);
    let account = this.bySid.get(accountSid);
    if (!account) {
      if (this.strict || !isAccountSid(accountSid)) throw new TwilioError(20003);
      if (user !== accountSid && !user.startsWith('SK')) throw new TwilioError(20003);
      account = this.create(accountSid, 'Adopted account');
    }
    if (user === accountSid) {
      if (account.authToken === null) {
        account.authToken = secret;
        this.changed();
      }
      if (account.authToken !== secret) throw new TwilioError(20003);
    } else {
      this.authenticateKey(account, user, secret);
    }
    return account;
  }

  private authenticateKey(account: Account, key: string, secret: string): void {
    if (!/^SK[0-9a-fA-F]{32}$/.test(key)) throw new TwilioError(20003);
    const known = account.apiKeys.get(key);
    if (known === undefined && !this.strict) {
      account.apiKeys.set(key, secret);
      this.changed();
      return;
    }
    if (known !== secret) throw new TwilioError(20003);
  }
}

/** The key that signs this account's webhooks. */
export function signingKey(account: Account): string {
  return account.authToken ?? account.apiKeys.values().next().value ?? '';
}

function parseBasic(header: string | undefined): [user: string, secret: string] {
  const encoded = header?.match(/^Basic (.+)$/i)?.[1];
  if (!encoded) throw new TwilioError(20003);
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  if (colon < 1 || colon === text.length - 1) throw new TwilioError(20003);
  return [text.slice(0, colon), text.slice(colon + 1)];
}
