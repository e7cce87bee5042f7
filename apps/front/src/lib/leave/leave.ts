/** What is asked before a page with unsaved work is left for another one. */
export interface LeaveWords {
  /** "Leave without saving?" */
  question: string;
  /** What leaving costs, in a sentence. */
  lost: string;
}

interface Asked {
  words: LeaveWords;
  go: () => void;
}

const guards = new Set<LeaveWords>();
const listeners = new Set<() => void>();
let asked: Asked | null = null;

function show(next: Asked | null): void {
  asked = next;
  for (const listener of listeners) listener();
}

/** From now on who leaves the page is asked first. @returns ends it */
export function guardPage(words: LeaveWords): () => void {
  // Two forms may ask with the same words.
  const guard = { ...words };
  guards.add(guard);
  return () => void guards.delete(guard);
}

/** Whether somebody who goes there now is to be asked: not who stays on the page, where nothing is lost. */
export function isGuarded(to: URL): boolean {
  return guards.size > 0 && to.pathname !== window.location.pathname;
}

/** Goes, or asks first where something is not saved and goes once the person says so. */
export function leavePage(go: () => void): void {
  const [words] = guards;
  if (words) show({ words, go });
  else go();
}

/** The person's answer to the question that is open. */
export function answerLeave(leaves: boolean): void {
  const go = asked?.go;
  show(null);
  if (leaves) go?.();
}

export function subscribeLeave(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** The question that is open; null: none. */
export function leaveAsked(): LeaveWords | null {
  return asked?.words ?? null;
}
