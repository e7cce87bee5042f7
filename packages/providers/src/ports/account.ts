/** What opening an account with given credentials says; for all vendors. */
export type AccountCheck =
  | { ok: true; account: string; name: string | null }
  | { ok: false; reason: 'credentials' | 'suspended' | 'unavailable'; message: string };

export type NumberCheck =
  | {
      ok: true;
      number: {
        sid: string;
        phone: string;
        sms: boolean;
        /** Where it posts texts and calls now; undefined: the vendor has no such address of a number. */
        smsUrl?: string;
        voiceUrl?: string;
      };
    }
  | { ok: false; reason: 'not_owned' | 'credentials' | 'unavailable'; message: string };

export type ConfigureResult = { ok: true } | { ok: false; message: string };

/** The account behind an SMS provider: whether it opens, and which numbers it rents. */
export interface SmsAccountPort {
  verifyAccount(): Promise<AccountCheck>;
  /** @param phone E.164 */
  findNumber(phone: string): Promise<NumberCheck>;
  /** Point a number's inbound texts at us. @param sid the provider's id of the number */
  configureNumber(sid: string, settings: { smsUrl: string }): Promise<ConfigureResult>;
}
