import type { Random } from '../random.js';
import type { Scheduler } from '../scheduler.js';
import { CAST, characterOf } from './cast.js';
import type { Character, CharacterName } from './character.js';
import { composeReply, replyDelay } from './reply.js';

/** What reached a person. */
export interface Heard {
  accountSid: string;
  /** The number or address that wrote to them. */
  sender: string;
  /** Whoever it reached: a number, or an e-mail address. */
  phone: string;
  body: string;
}

export interface Spoken extends Heard {
  /** What they answer. */
  reply: string;
  /** True when the answer withdraws consent. */
  revokes: boolean;
}

interface Lead {
  turns: number;
  /** Says nothing more. */
  ended: boolean;
  /** Is typing. */
  pending: boolean;
}

/** The people behind the phones: who they are, where their conversations stand, when they answer. */
export class Leads {
  private readonly leads = new Map<string, Lead>();
  private readonly chosen = new Map<string, CharacterName>();
  private held: (() => void)[] = [];
  paused = false;

  constructor(
    private readonly random: Random,
    private readonly scheduler: Scheduler,
    private readonly keep: number,
  ) {}

  /** Who has this phone. */
  characterOf(phone: string): Character {
    const name = this.chosen.get(phone);
    return name ? CAST[name] : characterOf(this.random, phone);
  }

  /** Give a phone to a certain character, and let its conversation begin anew. */
  choose(phone: string, name: CharacterName): void {
    this.chosen.set(phone, name);
    this.leads.delete(phone);
  }

  chosenCharacters(): Record<string, CharacterName> {
    return Object.fromEntries(this.chosen);
  }

  /** Take over who was chosen in an earlier run. @throws on a character that is not in the cast */
  restoreChosen(saved: Record<string, CharacterName>): void {
    for (const [phone, name] of Object.entries(saved)) {
      if (!Object.hasOwn(CAST, name)) throw new Error(`No such character: ${name}.`);
      this.chosen.set(phone, name);
    }
  }

  /** A text or a mail arrived. @param speak brings the answer back the way it came */
  hear(heard: Heard, speak: (spoken: Spoken) => void): void {
    const character = this.characterOf(heard.phone);
    if (character.turns === 0) return;
    const lead = this.leadOf(heard.phone);
    if (lead.ended || lead.pending) return;
    const turn = lead.turns + 1;
    const reply = composeReply(this.random, character, { phone: heard.phone, turn, heard: heard.body });
    if (reply === null) {
      lead.ended = true;
      return;
    }
    lead.pending = true;
    const answer = (): void => {
      // The person may have opted out, or been replaced, while typing.
      if (this.leads.get(heard.phone) !== lead || lead.ended) return;
      if (this.paused) {
        this.held.push(answer);
        return;
      }
      lead.pending = false;
      lead.turns = turn;
      lead.ended = character.revokes === true || turn >= character.turns;
      speak({ ...heard, reply, revokes: character.revokes === true });
    };
    this.scheduler.after(replyDelay(this.random, character, heard.phone, turn), answer);
  }

  /** This person opted out: they say nothing more. */
  silence(phone: string): void {
    this.leadOf(phone).ended = true;
  }

  pause(): void {
    this.paused = true;
  }

  /** Let people answer again; what was held back is said now. */
  resume(): void {
    this.paused = false;
    const answers = this.held;
    this.held = [];
    for (const answer of answers) answer();
  }

  get heldBack(): number {
    return this.held.length;
  }

  clear(): void {
    this.leads.clear();
    this.chosen.clear();
    this.held = [];
    this.paused = false;
  }

  private leadOf(phone: string): Lead {
    const known = this.leads.get(phone);
    if (known) return known;
    const lead = { turns: 0, ended: false, pending: false };
    this.leads.set(phone, lead);
    if (this.leads.size > this.keep) this.leads.delete(this.leads.keys().next().value ?? '');
    return lead;
  }
}
