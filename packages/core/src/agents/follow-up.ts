import type { AgentMode, WritingAgent } from './types.js';

/** The intent of a follow-up's draft: what its mode is set and earned for. It is no intent of a message. */
export const FOLLOW_UP = 'follow_up';

/** Days of silence after our last message until the agent writes again: its first, second … time. */
export const FOLLOW_UP_DAYS: Readonly<Partial<Record<WritingAgent, readonly number[]>>> = {
  gianna: [3, 7, 14, 30],
  cathy: [2, 4, 5, 7, 14],
};

/** Who said “not now” is asked once more after so many days, by whoever has the conversation. */
export const NOT_NOW_DAYS = 90;

const DAY_MS = 86_400_000;

/** A conversation that may be silent, as it stands. */
export interface FollowUpState {
  /** Who has the conversation. */
  agent: WritingAgent | null;
  /** What this agent may do about silence. */
  mode: AgentMode;
  /** Our newest message that left or is to leave. */
  lastOutbound: {
    at: Date;
    /** An agent wrote it: by itself, or as a draft that a person let go. */
    byAgent: boolean;
    /** It is not in the carrier's hands yet. */
    pending: boolean;
  } | null;
  /** The newest message of the lead. */
  lastInbound: { at: Date; intent: string | null } | null;
  /** Follow-ups that were begun since the lead last wrote. */
  made: number;
  /** When the last of them was begun. */
  lastMadeAt: Date | null;
  /** A person rejected the last of them. */
  rejected: boolean;
  /** A draft waits in the conversation. */
  draftWaits: boolean;
  optedOut: boolean;
  /** The lead was deleted or merged. */
  gone: boolean;
  /** A sequence has the lead: it says when to write. */
  inSequence: boolean;
  /** A person closed the conversation with an outcome that ends what we send. */
  ended: boolean;
}

export type NextFollowUp =
  /** It is time. */
  | { kind: 'due'; step: number; after: 'silence' | 'not_now'; because: string }
  /** Not before `at`. */
  | { kind: 'later'; step: number; at: Date; because: string }
  /** None, as things stand. */
  | { kind: 'none'; because: string };

/**
 * Whether and when an agent writes again to somebody who does not answer. Days count from our last message, or from
 * the follow-up before when nobody let that one go; the first rule that holds decides.
 */
export function nextFollowUp(state: FollowUpState, now: Date): NextFollowUp {
  const barrier = barrierOf(state);
  if (barrier !== null) return { kind: 'none', because: barrier };
  const { agent, lastOutbound, lastInbound, made } = state;
  const plan = planOf(state);
  if (!agent || !lastOutbound || !plan) return { kind: 'none', because: 'Nobody follows up here.' };
  const days = plan.days[made];
  if (days === undefined)
    return { kind: 'none', because: `${made} ${made === 1 ? 'follow-up was' : 'follow-ups were'} made.` };
  const from = Math.max(
    lastOutbound.at.getTime(),
    state.lastMadeAt?.getTime() ?? 0,
    plan.after === 'not_now' ? (lastInbound?.at.getTime() ?? 0) : 0,
  );
  const at = new Date(from + days * DAY_MS);
  const step = made + 1;
  const because =
    plan.after === 'not_now'
      ? `${days} days after the lead said “not now”.`
      : `${days} days without an answer, ${step} of ${plan.days.length}.`;
  if (at > now) return { kind: 'later', step, at, because };
  const busy = busyWith(state);
  if (busy !== null) return { kind: 'later', step, at: new Date(now.getTime() + DAY_MS), because: busy };
  return { kind: 'due', step, after: plan.after, because };
}

/** What ends it, in words. */
function barrierOf(state: FollowUpState): string | null {
  const { agent, lastOutbound, lastInbound } = state;
  if (state.gone) return 'The lead was deleted or merged.';
  if (state.optedOut) return 'The person opted out.';
  if (state.ended) return 'The conversation was closed for good.';
  if (!agent || !FOLLOW_UP_DAYS[agent]) return 'Nobody who follows up has the conversation.';
  if (state.mode === 'off') return 'The agent is off for follow-ups.';
  if (!lastOutbound?.byAgent) return 'The last message is not an agent’s.';
  if (lastInbound && lastInbound.at > lastOutbound.at && lastInbound.intent !== 'not_now')
    return 'The person has answered.';
  if (state.inSequence) return 'A sequence has the lead.';
  if (state.rejected) return 'A person rejected the last follow-up.';
  return null;
}

function planOf({
  agent,
  lastInbound,
}: FollowUpState): { after: 'silence' | 'not_now'; days: readonly number[] } | null {
  if (lastInbound?.intent === 'not_now') return { after: 'not_now', days: [NOT_NOW_DAYS] };
  const days = agent ? FOLLOW_UP_DAYS[agent] : undefined;
  return days ? { after: 'silence', days } : null;
}

function busyWith(state: FollowUpState): string | null {
  if (state.lastOutbound?.pending) return 'A message is still on its way.';
  return state.draftWaits ? 'Another draft waits for a person.' : null;
}
