import { leadPhone, type Message } from './message.js';

/** The newest `keep` messages, found by SID, by person or in order of acceptance. */
export class MessageStore {
  private ring: (Message | undefined)[] = [];
  private written = 0;
  private readonly bySid = new Map<string, Message>();
  private readonly byLead = new Map<string, Message[]>();
  private readonly ordinals = new Map<string, number>();

  constructor(private readonly keep: number) {}

  get size(): number {
    return this.bySid.size;
  }

  /** Messages ever stored, forgotten ones included. */
  get total(): number {
    return this.written;
  }

  /** The number that the next outbound message to this phone gets. */
  nextOrdinal(phone: string): number {
    const next = (this.ordinals.get(phone) ?? 0) + 1;
    this.ordinals.set(phone, next);
    if (this.ordinals.size > this.keep) this.ordinals.delete(this.ordinals.keys().next().value ?? '');
    return next;
  }

  add(message: Message): void {
    const slot = this.written % this.keep;
    const oldest = this.ring[slot];
    if (oldest) this.remove(oldest.sid);
    this.ring[slot] = message;
    this.written++;
    this.bySid.set(message.sid, message);
    const phone = leadPhone(message);
    const thread = this.byLead.get(phone);
    if (thread) thread.push(message);
    else this.byLead.set(phone, [message]);
  }

  get(sid: string): Message | undefined {
    return this.bySid.get(sid);
  }

  remove(sid: string): boolean {
    const message = this.bySid.get(sid);
    if (!message) return false;
    this.bySid.delete(sid);
    const phone = leadPhone(message);
    const thread = this.byLead.get(phone) ?? [];
    // What is forgotten is nearly always the oldest: no search then.
    thread.splice(thread[0] === message ? 0 : thread.indexOf(message), 1);
    if (thread.length === 0) this.byLead.delete(phone);
    return true;
  }

  /** All messages with one person, oldest first. */
  thread(phone: string): readonly Message[] {
    return this.byLead.get(phone) ?? [];
  }

  phones(): string[] {
    return [...this.byLead.keys()];
  }

  /** Newest first. */
  *newestFirst(): Generator<Message> {
    const oldest = Math.max(0, this.written - this.keep);
    for (let position = this.written - 1; position >= oldest; position--) {
      const message = this.ring[position % this.keep];
      if (message && this.bySid.has(message.sid)) yield message;
    }
  }

  clear(): void {
    this.ring = [];
    this.written = 0;
    this.bySid.clear();
    this.byLead.clear();
    this.ordinals.clear();
  }
}
