const STOP_WORDS = new Set([
  'STOP',
  'STOPALL',
  'STOP ALL',
  'UNSUBSCRIBE',
  'CANCEL',
  'END',
  'QUIT',
  'REVOKE',
  'OPTOUT',
  'OPT OUT',
]);
const START_WORDS = new Set(['START', 'YES', 'UNSTOP']);
const HELP_WORDS = new Set(['HELP', 'INFO']);

export type Keyword = 'stop' | 'start' | 'help';

/** Twilio's default keywords: the whole message, in any case. Anything freer is left to its customer. */
export function carrierKeyword(body: string): Keyword | null {
  const word = body
    .trim()
    .replace(/[.!]+$/, '')
    .toUpperCase();
  if (STOP_WORDS.has(word)) return 'stop';
  if (START_WORDS.has(word)) return 'start';
  return HELP_WORDS.has(word) ? 'help' : null;
}

/** What the provider answers by itself. */
export const KEYWORD_ANSWERS: Record<Keyword, string> = {
  stop: 'You have successfully been unsubscribed. You will not receive any more messages from this number. Reply START to resubscribe.',
  start:
    'You have successfully been re-subscribed to messages from this number. Reply HELP for help. Reply STOP to unsubscribe. Msg&Data Rates May Apply.',
  help: 'Reply STOP to unsubscribe. Msg&Data Rates May Apply.',
};

/** Who has opted out of which sender, as the provider keeps it. */
export class OptOuts {
  private readonly pairs = new Set<string>();

  constructor(private readonly changed: () => void) {}

  has(sender: string, phone: string): boolean {
    return this.pairs.has(`${sender} ${phone}`);
  }

  /** True when this is new. */
  add(sender: string, phone: string): boolean {
    if (this.has(sender, phone)) return false;
    this.pairs.add(`${sender} ${phone}`);
    this.changed();
    return true;
  }

  /** True when there was one. */
  remove(sender: string, phone: string): boolean {
    const removed = this.pairs.delete(`${sender} ${phone}`);
    if (removed) this.changed();
    return removed;
  }

  list(): string[] {
    return [...this.pairs];
  }

  restore(pairs: readonly string[]): void {
    for (const pair of pairs) this.pairs.add(pair);
  }

  clear(): void {
    this.pairs.clear();
    this.changed();
  }
}
