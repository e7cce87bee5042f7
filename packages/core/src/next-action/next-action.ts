/** What can bring a lead forward, the most urgent first. */
export const NEXT_ACTIONS = [
  'call',
  'book',
  'reply',
  'confirm_send',
  'follow_up',
  'address',
  'consent',
  'conversation',
  'campaign',
  'none',
] as const;
export type NextActionKind = (typeof NEXT_ACTIONS)[number];

/** What is known about a lead when its next action is chosen. */
export interface NextActionFacts {
  now: Date;
  hasAddress: boolean;
  /** The gate's verdict on an SMS now (`allow`, `hold`, …), and its reason code. */
  verdict: string;
  reason: string | null;
  hasConversation: boolean;
  lastContactedAt: Date | null;
  lastRepliedAt: Date | null;
  /** What waits for a person: the intent of the newest message (null: a call), and whether it is hot. */
  waiting: { intent: string | null; hot: boolean } | null;
  /** The open call task that is due first. */
  callTask: { title: string; dueAt: Date } | null;
  /** A meeting that stands in the calendar. */
  appointmentAt: Date | null;
  /** The next free time, as the lead reads it; null: nobody takes appointments. */
  freeSlot: string | null;
  /** A send whose outcome nobody knows. */
  unknownSend: boolean;
  /** A campaign writes to them, or an agent has set a date for it. */
  runs: boolean;
}

export interface NextAction {
  kind: NextActionKind;
  /** Why, in one sentence of facts. */
  reason: string;
}

/** Days of silence after our last message until one asks again. */
const SILENCE_DAYS = 3;
const DAY_MS = 86_400_000;

/** Reasons of the gate that recording consent takes away. */
const CONSENT_REASONS: ReadonlySet<string> = new Set(['no_consent', 'consent_scope']);

/** Whether the gate says no for want of consent, in either way of writing its reasons. */
export function lacksConsent(reason: string | null): boolean {
  return reason !== null && CONSENT_REASONS.has(reason.toLowerCase());
}

/**
 * The one thing that brings this lead forward, and why. Whoever must not be contacted has none. Somebody who waits for
 * us comes before everything that we would begin: first those whom a call serves best, then who asks for a time, then
 * every other reply. Before we write of our own accord, what became of the last send is settled.
 */
export function nextBestAction(facts: NextActionFacts): NextAction {
  const needsConsent = lacksConsent(facts.reason);
  if (facts.verdict.toLowerCase() === 'suppress' && !needsConsent)
    return { kind: 'none', reason: 'They must not be contacted.' };
  return theyWait(facts) ?? weOwe(facts) ?? begin(facts, needsConsent);
}

function theyWait(facts: NextActionFacts): NextAction | null {
  const { waiting, callTask, appointmentAt, freeSlot, now } = facts;
  if (!waiting) return null;
  if (waiting.intent === 'scheduling' && freeSlot && !appointmentAt)
    return { kind: 'book', reason: `They ask for a time to talk; free next: ${freeSlot}.` };
  if (callTask && callTask.dueAt <= now && (waiting.hot || waiting.intent === null))
    return { kind: 'call', reason: `They wait, and a call is due: ${callTask.title}.` };
  return {
    kind: 'reply',
    reason: waiting.hot ? 'Their reply is hot and waits for an answer.' : 'Their reply waits for an answer.',
  };
}

function weOwe(facts: NextActionFacts): NextAction | null {
  const { callTask, now, unknownSend, lastContactedAt, lastRepliedAt, appointmentAt, runs } = facts;
  if (unknownSend)
    return {
      kind: 'confirm_send',
      reason: 'Nobody knows whether our last message arrived: settle that before one is written again.',
    };
  if (callTask && callTask.dueAt <= now) return { kind: 'call', reason: `A call is due: ${callTask.title}.` };
  if (!facts.hasConversation || !lastContactedAt || appointmentAt || runs) return null;
  const days = Math.floor((now.getTime() - lastContactedAt.getTime()) / DAY_MS);
  // Only who has written before: a cold list is a campaign's work.
  if (lastRepliedAt && lastRepliedAt <= lastContactedAt && days >= SILENCE_DAYS)
    return {
      kind: 'follow_up',
      reason: `They answered once, then nothing for ${days} days after our last message.`,
    };
  return null;
}

function begin(facts: NextActionFacts, needsConsent: boolean): NextAction {
  if (!facts.hasAddress) return { kind: 'address', reason: 'There is neither a phone nor an e-mail.' };
  if (needsConsent) return { kind: 'consent', reason: 'No consent is recorded: campaigns leave them out.' };
  if (facts.hasConversation)
    return {
      kind: 'conversation',
      reason: facts.appointmentAt
        ? 'An appointment is booked.'
        : facts.runs
          ? 'A campaign or an agent writes next.'
          : 'Nothing is due.',
    };
  return { kind: 'campaign', reason: 'Nobody has written to them yet.' };
}
