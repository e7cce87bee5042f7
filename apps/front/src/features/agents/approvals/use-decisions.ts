'use client';
import { useRef, useState } from 'react';
import { serverNow } from '@/lib/clock';
import type { Decided } from './decided';

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
  const newest = useRef<Promise<Decided | null>>(Promise.resolve(null));

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
    newest.current = act().then((outcome) => {
      setSending(null);
      if (typeof outcome === 'string') {
        release(draftId);
        onRefused(draftId, outcome, stays);
        return null;
      }
      if (stays) leave();
      setMade((all) => [outcome, ...all]);
      setTimeout(() => release(draftId), SETTLING_MS);
      return outcome;
    });
  };
  /** Takes the newest decision back, also one that is still under way. @returns it, and why that was refused */
  const undo = async (): Promise<{ decided: Decided; why: string | null } | null> => {
    const underWay = await newest.current;
    const decided = [underWay, ...made].find(
      (one) => one !== null && Date.parse(one.until) > serverNow().getTime(),
    );
    if (!decided) return null;
    newest.current = Promise.resolve(null);
    const why = await decided.undo();
    forget(decided.id);
    release(decided.id);
    return { decided, why };
  };
  return {
    going,
    sending,
    last: made[0] ?? null,
    earlier: Math.max(0, made.length - 1),
    decide,
    undo,
    forget,
  };
}
