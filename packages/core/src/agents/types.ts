/** The agents, by slug. */
export const AGENT_SLUGS = ['gianna', 'cathy', 'sabrina', 'neva'] as const;
export type AgentName = (typeof AGENT_SLUGS)[number];
/** Those that write to leads; Neva only advises. */
export type WritingAgent = Exclude<AgentName, 'neva'>;

/** off: a person answers alone; draft: a person approves; auto: the agent answers by itself. */
export type AgentMode = 'off' | 'draft' | 'auto';

/** Something that we know and an agent may say. */
export interface GivenFact {
  id: string;
  /** What it is about, such as `price` or `slot`. */
  kind: string;
  label: string;
  /** As it may be said. */
  value: string;
  source?: string | undefined;
}

/** A piece of a reply and the fact that carries it. */
export interface GivenClaim {
  text: string;
  factId: string;
}

/** What an agent would do beside writing. */
export interface GivenAction {
  kind: string;
  slotIds: readonly string[];
}

/** One message of the conversation that is answered, the oldest first. */
export interface ThreadLine {
  inbound: boolean;
  text: string;
  /** Outbound: the agent that wrote it. */
  agent?: string | null | undefined;
}

/** Limits that a team sets for an agent and code enforces. */
export interface GuardPolicy {
  maxSegments: number;
  maxRebuttals: number;
  /** 0–1. */
  minConfidence: number;
  bannedWords: readonly string[];
  /** Hosts, or hosts with the beginning of a path: `example.com/offers`. */
  allowedLinks: readonly string[];
  /** Two-letter codes of the languages that the agent may write. */
  languages: readonly string[];
}

/** What an agent wrote, as far as it is checked. */
export interface DraftToCheck {
  reply: string;
  claims: readonly GivenClaim[];
  action?: GivenAction | null | undefined;
}

/** All that the guardrails know beside the draft. Nothing is read from anywhere else, so that they can be replayed. */
export interface CheckContext {
  now: Date;
  /** IANA zone of the lead; null when it is not known. */
  zone: string | null;
  channel: 'sms' | 'email';
  facts: readonly GivenFact[];
  /** The message that is answered; null for an opener. */
  inbound: string | null;
  /** Language of the lead; `und` when nobody can tell. */
  language: string;
  policy: GuardPolicy;
  /** Names of the tools that the agent has. */
  tools: readonly string[];
  /** The agent's own instructions, which must not come out. */
  instructions: string;
  /** Added to the draft by code, so not the agent's words. */
  disclosureLine: string;
}

/** What one guardrail says. */
export interface Check {
  check: string;
  ok: boolean;
  /** What is wrong, in words; null when nothing is. */
  detail: string | null;
}

/** A guardrail: null when nothing is wrong, else what is, in words. */
export type Guardrail = (draft: DraftToCheck, context: CheckContext) => string | null;
