import type { Intent } from '../classify/types.js';

/** Drafts that people must have decided before an agent may answer by itself. */
export const NEEDED_DRAFTS = 50;
/** Part of them that was approved as it was. */
export const NEEDED_RATE = 0.95;
/** Of the last fifty: under this, autonomy is lost. */
export const RELOCK_RATE = 0.9;

/** Intents that no machine ever answers alone. */
const NEVER: ReadonlySet<string> = new Set<Intent>([
  'opt_out',
  'hostile',
  'legal_threat',
  'wrong_number',
  'spam',
  'unclear',
]);

/** Whether an agent may ever answer this intent by itself. `opener` is no intent of a message. */
export function isAutomatable(intent: string): boolean {
  return !NEVER.has(intent) && intent !== 'opener';
}

/** What people decided about drafts of one agent and intent since autonomy was last lost, the newest first. */
export interface DraftHistory {
  decided: number;
  approvedUnedited: number;
  /** Of the newest fifty. */
  lastDecided: number;
  lastApprovedUnedited: number;
}

export interface Autonomy {
  unlocked: boolean;
  /** What is still needed, in words; null when it is unlocked. */
  needs: string | null;
  /** Why it was just lost, in words. */
  relock: string | null;
}

/**
 * Whether an agent has earned to answer an intent by itself. Earned once, it is kept until the last fifty are bad.
 * @param wasUnlocked as it stood before the newest decision
 */
export function autonomyOf(intent: string, history: DraftHistory, wasUnlocked: boolean): Autonomy {
  if (!isAutomatable(intent))
    return { unlocked: false, needs: 'A person always answers this kind of message.', relock: null };
  const { decided, approvedUnedited, lastDecided, lastApprovedUnedited } = history;
  if (wasUnlocked) {
    const bad = lastDecided >= NEEDED_DRAFTS && lastApprovedUnedited < lastDecided * RELOCK_RATE;
    if (!bad) return { unlocked: true, needs: null, relock: null };
    const relock = `Of the last ${lastDecided} drafts ${lastApprovedUnedited} were approved unchanged: under ${RELOCK_RATE * 100} %.`;
    return { unlocked: false, needs: needs(0, 0), relock };
  }
  if (decided >= NEEDED_DRAFTS && approvedUnedited >= decided * NEEDED_RATE)
    return { unlocked: true, needs: null, relock: null };
  return { unlocked: false, needs: needs(decided, approvedUnedited), relock: null };
}

function needs(decided: number, approvedUnedited: number): string {
  const missing = Math.max(0, NEEDED_DRAFTS - decided);
  const rate = decided === 0 ? 0 : Math.floor((approvedUnedited / decided) * 100);
  const more =
    missing === 0 ? null : `${missing} more ${missing === 1 ? 'draft' : 'drafts'} decided by people`;
  const better =
    decided > 0 && approvedUnedited < decided * NEEDED_RATE
      ? `${NEEDED_RATE * 100} % approved unchanged, now ${rate} %`
      : null;
  return `Needs ${[more, better].filter(Boolean).join(', and ') || 'more drafts'}.`;
}
