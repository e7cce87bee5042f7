import type { GivenFact, ThreadLine } from '@og/core';

/** A conversation with what a fair colleague would expect of its agent; kept in the agent's folder. */
export interface ConversationCase {
  name: string;
  lead: { firstName?: string; address?: string; city?: string };
  thread: ThreadLine[];
  /** Null: first contact. */
  inbound: string | null;
  /** What the message means. */
  intent: string;
  language?: string;
  facts: GivenFact[];
  /** Free times, as they may be said. */
  slots?: string[];
  givenTo?: 'gianna' | 'cathy' | 'sabrina';
  /** Where they differ from what the thread shows. */
  replies?: number;
  rebuttals?: number;
  expect: {
    /** Who answers: an agent, `person` or `nobody`. */
    agent: string;
    /** Any of these; absent: whatever. */
    verdict?: string[];
    /** Absent: whatever. */
    handoff?: string | null;
    action?: string;
    /** What the reply holds, and what it must not hold. */
    says?: string[];
    never?: string[];
  };
}

/** What is known before a call, with what a fair colleague would expect of the brief. */
export interface BriefCase {
  name: string;
  facts: GivenFact[];
  expect: {
    /** Statements that are kept at least. */
    least: number;
    /** Something is asked. */
    asks?: boolean;
    says?: string[];
    never?: string[];
  };
}
