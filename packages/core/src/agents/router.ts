import type { WritingAgent } from './types.js';

/** Replies up to which Gianna answers, and up to which Cathy does. */
export const GIANNA_REPLIES = 2;
export const CATHY_REPLIES = 10;
/** Under this a reading of a message is not one to answer by. */
const LOW_CONFIDENCE = 0.5;
const SCHEDULING_WORDS =
  /\b(?:schedule|appointment|calendar|meet(?:ing)?|set up a (?:call|time)|book a|what time|when can (?:we|you)|call me (?:at|on|tomorrow|today)|come (?:by|over|see)|walk ?through|agendar|cita)\b/i;
const LATE_STAGES: ReadonlySet<string> = new Set(['qualified', 'appointment']);

export interface RouteFacts {
  /** The agent that the number replied to belongs to; null when it belongs to none. */
  numberAgent: WritingAgent | null;
  /** Whom a step or a person gave the conversation to. */
  givenTo: WritingAgent | null;
  /** The agent that wrote last. */
  lastAgent: WritingAgent | null;
  /** Messages of the lead in this conversation, this one counted. */
  replies: number;
  intent: string;
  /** 0–1; null: only fixed rules spoke. */
  confidence: number | null;
  uncertain: boolean;
  stage: string;
  text: string;
  /** The lead showed interest before. */
  wasInterested: boolean;
  /** Answers to objections that agents have given here. */
  rebuttals: number;
  maxRebuttals: number;
}

export type Route =
  | { to: 'agent'; agent: WritingAgent; because: string }
  /** A person answers; no agent writes. */
  | { to: 'person'; because: string }
  /** Nobody needs to answer. */
  | { to: 'nobody'; because: string };

/** Who answers a message. The first rule that holds decides. */
export function routeAgent(facts: RouteFacts): Route {
  const { intent } = facts;
  if (intent === 'hostile' || intent === 'legal_threat')
    return { to: 'person', because: 'A hostile message or a legal threat is a person’s.' };
  if (intent === 'opt_out' || intent === 'wrong_number' || intent === 'spam' || intent === 'out_of_office')
    return { to: 'nobody', because: `Nothing is answered to “${intent}”.` };
  const holder = holderOf(facts);
  if (intent === 'objection') {
    if (facts.rebuttals >= facts.maxRebuttals)
      return { to: 'person', because: `${facts.rebuttals} objections were answered already.` };
    if (holder.agent === 'gianna') return { to: 'person', because: 'Gianna hands objections to a person.' };
  }
  const low = facts.uncertain || intent === 'unclear' || (facts.confidence ?? 1) < LOW_CONFIDENCE;
  if (low) return { to: 'person', because: 'It is not certain what the message means.' };
  if (intent === 'scheduling' || SCHEDULING_WORDS.test(facts.text.slice(0, 2_000)))
    return agent('sabrina', 'The message is about a time to talk.');
  if (intent === 'interested' && (facts.wasInterested || LATE_STAGES.has(facts.stage)))
    return agent('sabrina', 'The lead has shown interest before.');
  if (intent === 'not_interested' && holder.agent === 'sabrina')
    return agent('cathy', 'Sabrina was refused: Cathy takes over.');
  return { to: 'agent', ...holder };
}

/** Who has the conversation, unless the message asks for somebody else. */
function holderOf(facts: RouteFacts): { agent: WritingAgent; because: string } {
  if (facts.givenTo) return { agent: facts.givenTo, because: 'The conversation was given to this agent.' };
  // A team that gives a number to an agent means it: the count of replies does not take it away.
  if (facts.numberAgent)
    return { agent: facts.numberAgent, because: 'The number replied to is this agent’s.' };
  if (facts.replies > CATHY_REPLIES)
    return { agent: 'sabrina', because: `More than ${CATHY_REPLIES} replies.` };
  const isLate = facts.lastAgent === 'gianna' && facts.replies > GIANNA_REPLIES;
  if (facts.lastAgent && !isLate) return { agent: facts.lastAgent, because: 'This agent wrote last.' };
  return facts.replies <= GIANNA_REPLIES
    ? { agent: 'gianna', because: `Among the first ${GIANNA_REPLIES} replies.` }
    : { agent: 'cathy', because: `Replies ${GIANNA_REPLIES + 1} to ${CATHY_REPLIES}.` };
}

function agent(name: WritingAgent, because: string): Route {
  return { to: 'agent', agent: name, because };
}
