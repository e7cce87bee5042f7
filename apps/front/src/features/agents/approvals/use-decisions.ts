'use client';
import { useState } from 'react';
import { serverNow } from '@/lib/clock';
import type { Decided } from './decided';
import { DecisionStack } from './decision-stack';

/** A draft that was decided is hidden for so long after the answer: a list that was read before it comes late. */
const SETTLING_MS = 3_000;

/**
 * Decisions under way and decisions that can still be taken back. A draft leaves the list when its key is pressed, not
 * when the server has answered, so that many can be decided as fast as they are read; a refusal brings it back.
 */
export function useDecisions(onRefused: (draftId: string, why: string, stays: boolean) => void) {
  const [going, setGoing] = useState<ReadonlySet<string>>(new Set());
  const [made, setMade] = useState<readonly Decided[]>([]);
  const [sending, setSending] = useState<string | null>(null);
  const [stack] = useState(() => new DecisionStack(serverNow));

  const release = (id: string) => setGoing((ids) => new Set([...ids].filter((one) => one !== id)));
  const forget = (id: string) => setMade((all) => all.filter((one) => one.id !== id));

  /** @param stays the draft stands until the server has answered: what a person wrote is not lost by a refusal */
  const decide = (
    draftId: string,
    act: () => Promise<Decided | string>,
    { stays, next }: { stays: boolean; next: () => void },
  ): void => {
    if (going.has(draftId) || sending === draftId) return;
    const leave = () => {
      setGoing((ids) => new Set(ids).add(draftId));
      next();
    };
    if (stays) setSending(draftId);
    else leave();
    const outcome = act().then((answer) => {
      setSending(null);
      if (typeof answer === 'string') {
        release(draftId);
        onRefused(draftId, answer, stays);
        return null;
      }
      if (stays) leave();
      setMade((all) => [answer, ...all]);
      setTimeout(() => release(draftId), SETTLING_MS);
      return answer;
    });
    stack.push(outcome);
  };
  /** Takes the newest decision back, also one that is still under way. @returns it, and why that was refused */
  const undo = async (): Promise<{ decided: Decided; why: string | null } | null> => {
    const taken = await stack.undo();
    if (!taken) return null;
    forget(taken.decided.id);
    release(taken.decided.id);
    return taken;
  };
  return {
    going,
    sending,
    last: made[0] ?? null,
    earlier: made.slice(1),
    decide,
    undo,
    forget,
  };
}
