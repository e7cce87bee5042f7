/**
 * Senders that were told to slow down by their provider, until when. Kept in this process: another process finds
 * out by itself with one refused request.
 */
export class CoolDowns {
  private readonly until = new Map<string, number>();

  /** Let a sender rest; a longer rest that runs already stays. */
  rest(senderNumberId: string, until: Date): void {
    this.until.set(senderNumberId, Math.max(until.getTime(), this.until.get(senderNumberId) ?? 0));
  }

  /** Until when a sender rests; null when it may send. */
  restsUntil(senderNumberId: string, now: Date): Date | null {
    const until = this.until.get(senderNumberId);
    if (until === undefined) return null;
    if (until > now.getTime()) return new Date(until);
    this.until.delete(senderNumberId);
    return null;
  }
}
