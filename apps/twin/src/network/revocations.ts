/** An outbound message that was accepted although the person had withdrawn consent. */
export interface Violation {
  kind: 'after_withdrawal';
  sid: string;
  to: string;
  body: string;
  revokedAt: string;
  acceptedAt: string;
}

const REMEMBERED = 1_000;

/** Who withdrew consent, by keyword or in words, and what was still sent to them. */
export class Revocations {
  private readonly revokedAt = new Map<string, number>();
  readonly violations: Violation[] = [];

  /** The webhook with the person's withdrawal was answered. */
  record(phone: string, at: number): void {
    if (!this.revokedAt.has(phone)) this.revokedAt.set(phone, at);
  }

  /** The person came back (START). */
  lift(phone: string): void {
    this.revokedAt.delete(phone);
  }

  /** An outbound message was accepted. */
  check(message: { sid: string; to: string; body: string; at: number }): void {
    const at = this.revokedAt.get(message.to);
    if (at === undefined || this.violations.length >= REMEMBERED) return;
    this.violations.push({
      kind: 'after_withdrawal',
      sid: message.sid,
      to: message.to,
      body: message.body,
      revokedAt: new Date(at).toISOString(),
      acceptedAt: new Date(message.at).toISOString(),
    });
  }

  get count(): number {
    return this.revokedAt.size;
  }

  clear(): void {
    this.revokedAt.clear();
    this.violations.length = 0;
  }
}
