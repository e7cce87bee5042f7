import type { Disorder } from '../options.js';
import type { Random } from '../random.js';
import type { Message, MessageStatus } from './message.js';

/** What finally becomes of an accepted message. */
export interface Fate {
  status: 'delivered' | 'undelivered' | 'failed';
  code: number | string | null;
}

/** One change of status. Times are milliseconds at speed 1 since acceptance. */
export interface DeliveryStep {
  status: MessageStatus;
  code: number | string | null;
  at: number;
  /** When callbacks tell of it: usually one, a little later. */
  callbacksAt: number[];
}

/** What a fault does to a message's callbacks. */
export type CallbackTrouble =
  | { kind: 'lost' }
  | { kind: 'reordered' }
  | { kind: 'doubled'; copies: number }
  /** Milliseconds at speed 1. */
  | { kind: 'late'; delay: number };

/** Share of messages whose short stages are announced too, as some carriers' are. */
const CHATTY = 0.15;

/**
 * The life of a message after acceptance. The stored status always moves
 * forward; only the callbacks may come late, twice or in the wrong order. The
 * initial status is never announced, as Twilio does not.
 */
export function planDelivery(
  random: Random,
  message: Pick<Message, 'to' | 'ordinal' | 'messagingServiceSid'>,
  fate: Fate,
  disorder: Disorder,
): DeliveryStep[] {
  const key = [message.to, message.ordinal] as const;
  const roll = (name: string): number => random.unit('delivery', name, ...key);
  const steps: DeliveryStep[] = [];
  let at = 0;
  const step = (status: MessageStatus, wait: number, code: number | string | null = null): void => {
    at += wait;
    steps.push({ status, code, at, callbacksAt: [at + 20 + 180 * roll(`lag-${status}`)] });
  };
  const chatty = roll('chatty') < CHATTY;
  if (message.messagingServiceSid) step('queued', 50 + 250 * roll('queued'));
  if (chatty) step('sending', 100 + 400 * roll('sending'));
  if (fate.status !== 'failed') step('sent', 800 + 2_200 * roll('sent'));
  step(fate.status, 1_000 + 5_000 * roll('final'), fate.code);
  return disturb(steps, roll, disorder);
}

/** Anything that happens at a time and is told of at others. */
interface Told {
  at: number;
  callbacksAt: number[];
}

/** Let some callbacks come late, twice or in the wrong order. */
export function disturb<T extends Told>(steps: T[], roll: (name: string) => number, disorder: Disorder): T[] {
  const last = steps.at(-1);
  const beforeLast = steps.at(-2);
  if (!last) return steps;
  if (beforeLast && roll('out-of-order') < disorder.outOfOrder) {
    beforeLast.callbacksAt = [Math.max(...last.callbacksAt) + 500 + 2_500 * roll('swap')];
  }
  if (roll('late') < disorder.late) {
    last.callbacksAt = last.callbacksAt.map((time) => time + 60_000 + 540_000 * roll('how-late'));
  }
  if (roll('twice') < disorder.twice) {
    const repeated = steps[Math.floor(roll('which-twice') * steps.length)] ?? last;
    const first = repeated.callbacksAt[0] ?? repeated.at;
    repeated.callbacksAt.push(first + 300 + 29_700 * roll('again'));
  }
  return steps;
}

/** The plan with its callbacks as a fault wants them; what really becomes of the message stays. */
export function troubleCallbacks<T extends Told>(steps: readonly T[], trouble: CallbackTrouble): T[] {
  const last = steps.at(-1)?.at ?? 0;
  return steps.map((step, index) => ({
    ...step,
    callbacksAt: troubled(step, index, steps.length, last, trouble),
  }));
}

function troubled(
  step: Told,
  index: number,
  count: number,
  last: number,
  trouble: CallbackTrouble,
): number[] {
  switch (trouble.kind) {
    case 'lost':
      return [];
    case 'reordered':
      return [last + 300 * (count - index)];
    case 'doubled':
      return Array.from({ length: trouble.copies }, (_, copy) => step.at + 50 * copy);
    case 'late':
      return step.callbacksAt.map((at) => at + trouble.delay);
  }
}

/** The plan with each callback at the moment of its change, once. */
export function promptCallbacks<T extends Told>(steps: readonly T[]): T[] {
  return steps.map((step) => ({ ...step, callbacksAt: [step.at] }));
}
