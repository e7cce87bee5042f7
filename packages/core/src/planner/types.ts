import type { Intent } from '../classify/types.js';
import type { Channel, SendWindow } from '../compliance/types.js';
import type { Candidates } from '../geo/types.js';
import type { Agent, Step, StepOf, StepType } from '../sequence/types.js';
import type { MergeValues } from '../template/render.js';
import type { Openings } from './openings.js';
import type { SenderBook } from './sender-book.js';

/** A step as it stands in a version: with its id and place. */
export type PlannedStep = Step & { id: string; position: number };

/** A version of a sequence, ready to be walked. Build it with `sequenceGraph`. */
export interface SequenceGraph {
  versionId: string;
  steps: readonly PlannedStep[];
  /** Position of each key. */
  positions: ReadonlyMap<string, number>;
}

/** What planning needs to know of a lead. */
export interface LeadFacts {
  id: string;
  /** Values of merge fields, and of everything that a branch may compare. */
  values: MergeValues;
  candidates: Pick<Candidates, 'zones' | 'states'>;
  /** Whether a text of ours may ever have reached this person: the first one names us and says how to opt out. */
  texted: boolean;
}

/** What the person did since the run began, as far as a branch can ask. */
export interface Behaviour {
  replied: boolean;
  /** How the person's newest message was understood; null without one. */
  lastIntent: Intent | null;
  linkClicked: boolean;
  /** The run's last message was delivered. */
  delivered: boolean;
}

/** Nothing happened yet. */
export const NO_BEHAVIOUR: Behaviour = {
  replied: false,
  lastIntent: null,
  linkClicked: false,
  delivered: false,
};

/** One run whose next step is due. */
export interface DueRun {
  /** 1, or higher when the lead came back or was moved. */
  run: number;
  /** The step that is due. */
  position: number;
  /** The addresses of this run; null: the lead has none. */
  phone: string | null;
  email: string | null;
  /** The number and the mailbox that this run or its conversation has had. */
  stickyNumber: string | null;
  stickyMailbox: string | null;
  /** The place of the run in its campaign, which rotates the senders. */
  turn: number;
  behaviour: Behaviour;
}

/** What the team's settings and the campaign add; the same for every run of a batch. */
export interface PlannerContext {
  profile: 'cautious' | 'legal';
  sendWindow: SendWindow | null;
  brandName: string;
  optOutHint: boolean;
  senders: { readonly sms: SenderBook; readonly email: SenderBook };
  /** Leads links through our own domain; null: links stay as they are. */
  links: LinkTracking | null;
  /** Variants of a split that get nobody any more, by the step's id. */
  stoppedVariants: ReadonlyMap<string, ReadonlySet<string>>;
  openings: Openings;
}

export interface LinkTracking {
  /** What a token is put behind, such as `https://app.example.com/api/l/`. */
  base: string;
  /** The unguessable token of the n-th link of a step for a lead: always as long, and the same for the same question. */
  token(of: { leadId: string; run: number; stepId: string; index: number }): string;
}

/** A link of a planned text: what the token leads to. */
export interface TrackedLink {
  token: string;
  url: string;
}

/** A message as it is to be written to the ledger. */
export interface PlannedMessage {
  channel: Channel;
  address: string;
  /** Final, after merge fields, brand, opt-out hint and links. */
  text: string;
  /** E-mail only. */
  subject: string | null;
  /** SMS segments; 0 for e-mail. */
  segments: number;
  /** The number or the mailbox. */
  senderId: string;
  /** Why this sender, in words. */
  senderReason: string;
  /** Not before this; the gate asks again when it is claimed. */
  dueAt: Date;
  /** Why it is later than now; null when it is not. */
  reason: 'outside_window' | null;
  expiresAt: Date;
  links: TrackedLink[];
}

/** Something to be written when a step is carried out. */
export type Effect =
  | { kind: 'send'; stepId: string; message: PlannedMessage }
  | { kind: 'task'; stepId: string; type: 'call' | 'manual'; title: string; notes: string | null }
  | { kind: 'assign'; stepId: string; variant: string }
  | { kind: 'handoff'; stepId: string; agent: Agent; note: string | null }
  | { kind: 'move'; stepId: string; sequenceId: string };

/** Why a run cannot go on by itself and waits for a person; codes are stored. */
export type HoldReason = 'missing_value' | 'text_too_long' | 'no_sender';

/** What one step does when it is due. */
export type StepResult =
  /** Carried out. `to` chooses the way; absent: `config.next` or the following step. */
  | { kind: 'done'; effect?: Effect; to?: string | null }
  /** Carried out at this later instant: the next step counts from it. */
  | { kind: 'wait'; until: Date }
  /** Handed to the ledger: the next step counts from its acceptance. */
  | { kind: 'send'; effect: Extract<Effect, { kind: 'send' }> }
  /** Nobody to write to on this channel: passed over. */
  | { kind: 'skip'; reason: string }
  | { kind: 'hold'; reason: HoldReason; detail: string }
  | { kind: 'end'; state: 'finished' | 'moved'; reason: string; effect: Effect };

/** Everything that a type of step may look at. */
export interface StepQuestion<T extends StepType = StepType> {
  step: StepOf<T> & { id: string; position: number };
  run: DueRun;
  lead: LeadFacts;
  context: PlannerContext;
  now: Date;
}

/** Where a run stands after it was advanced. */
export type RunNext =
  /** `position` is the step after the one that was sent; its delay counts from the acceptance. */
  | { kind: 'awaits_acceptance'; position: number }
  | { kind: 'waits'; position: number; dueAt: Date }
  | { kind: 'held'; position: number; reason: HoldReason; detail: string }
  | { kind: 'ends'; position: number; state: 'finished' | 'moved'; reason: string };

/** What advancing a run does. */
export interface RunPlan {
  effects: Effect[];
  /** Ids of the steps that were carried out, in order; each at most once in the life of a run. */
  carriedOut: string[];
  /** Ids of the steps that were passed over, such as an e-mail to somebody without an address. */
  skipped: string[];
  next: RunNext;
}
