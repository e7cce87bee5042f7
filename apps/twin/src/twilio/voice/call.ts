import type { Task } from '../../scheduler.js';

export type CallStatus =
  | 'queued'
  | 'ringing'
  | 'in-progress'
  | 'completed'
  | 'busy'
  | 'failed'
  | 'no-answer'
  | 'canceled';

/** What a person, or nobody, does when their phone rings; `rings_on` rings until who calls hangs up. */
export const PHONE_MODES = ['answer', 'busy', 'no_answer', 'failed', 'machine', 'slow', 'rings_on'] as const;
export type PhoneMode = (typeof PHONE_MODES)[number];

export type CallEvent = 'initiated' | 'ringing' | 'answered' | 'completed';

/** Where a call's changes are reported, and which. */
export interface CallReports {
  url: string;
  method: 'GET' | 'POST';
  events: ReadonlySet<CallEvent>;
}

/** A call, or the leg of one, as Twilio keeps it. Times are milliseconds in system time. */
export interface Call {
  sid: string;
  accountSid: string;
  parentSid: string | null;
  direction: 'inbound' | 'outbound-api' | 'outbound-dial';
  from: string;
  to: string;
  status: CallStatus;
  createdAt: number;
  startedAt: number | null;
  endedAt: number | null;
  answeredBy: 'human' | 'machine_start' | null;
  reports: CallReports | null;
  /** Its reports never arrive. */
  reportsLost: boolean;
  /** What was said to whoever is on it. */
  said: string[];
  /** What waits to happen next. */
  next: Task | null;
  /** Told when it ends, so that the call that dialed it goes on. */
  onEnd: (() => void) | null;
}

export interface Recording {
  sid: string;
  accountSid: string;
  callSid: string;
  seconds: number;
  createdAt: number;
}

const ENDED: ReadonlySet<CallStatus> = new Set(['completed', 'busy', 'failed', 'no-answer', 'canceled']);

export function hasEnded(call: Call): boolean {
  return ENDED.has(call.status);
}

/** Whole seconds that were talked; null until it has ended. */
export function durationOf(call: Call): number | null {
  if (call.endedAt === null) return null;
  return call.startedAt === null ? 0 : Math.round((call.endedAt - call.startedAt) / 1_000);
}
