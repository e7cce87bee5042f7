import type { AgentMode, BudgetLevel, GivenFact, GuardPolicy, Persona, ThreadLine } from '@og/core';

/** A message to somebody who does not answer. */
export interface FollowUpInput {
  /** 1: the first of this silence. */
  step: number;
  /** not_now: they asked to be left until later. */
  after: 'silence' | 'not_now';
}

/** The version of an agent that writes. */
export interface WorkingVersion {
  id: string;
  number: number;
  persona: Persona;
  goal: string;
  prompt: string;
  policy: GuardPolicy;
  /** Null: the installation's default. */
  model: string | null;
}

/**
 * Everything that a draft is written from and judged by; the recorder keeps it whole, so that the decision can be made
 * again without asking anybody.
 */
export interface DraftInput {
  agent: 'gianna' | 'cathy' | 'sabrina';
  intent: string;
  channel: 'sms' | 'email';
  /** ISO. */
  now: string;
  zone: string | null;
  language: string;
  facts: GivenFact[];
  thread: ThreadLine[];
  inbound: string | null;
  /** Absent or null: an answer, or a first message. */
  followUp?: FollowUpInput | null;
  /** What a step or a person gave the agent along. */
  note: string | null;
  /** What a person asked for when they asked for this draft. */
  instruction: string | null;
  persona: Persona;
  goal: string;
  prompt: string;
  policy: GuardPolicy;
  tools: string[];
  disclosureLine: string;
  stage: string;
  /** Neither rules nor model were sure what the person means. */
  uncertain: boolean;
  /** What the rules decided by, as it stood then. */
  mode: AgentMode;
  automatable: boolean;
  unlocked: boolean;
  needs: string | null;
  stopped: boolean;
  budget: BudgetLevel;
  /** Why the gate would not let it leave now; null when it would, or was not asked. */
  barred: string | null;
}
