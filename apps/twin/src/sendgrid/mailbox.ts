import type { Mail } from './mail.js';

/** The newest `keep` mails, by id and by address. */
export class Mailbox {
  private readonly byId = new Map<string, Mail>();
  private readonly ordinals = new Map<string, number>();

  constructor(private readonly keep: number) {}

  get size(): number {
    return this.byId.size;
  }

  nextOrdinal(email: string): number {
    const next = (this.ordinals.get(email) ?? 0) + 1;
    this.ordinals.set(email, next);
    if (this.ordinals.size > this.keep) this.ordinals.delete(this.ordinals.keys().next().value ?? '');
    return next;
  }

  add(mail: Mail): void {
    this.byId.set(mail.id, mail);
    if (this.byId.size > this.keep) this.byId.delete(this.byId.keys().next().value ?? '');
  }

  get(id: string): Mail | undefined {
    return this.byId.get(id);
  }

  /** Oldest first. @param to one address only */
  list(to?: string): Mail[] {
    return [...this.byId.values()].filter((mail) => to === undefined || mail.to.email === to.toLowerCase());
  }

  clear(): void {
    this.byId.clear();
    this.ordinals.clear();
  }
}
