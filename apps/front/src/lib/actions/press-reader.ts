import { createKeybindingsHandler } from 'tinykeys';
import { withoutAltGraph } from './alt-graph';
import { isSingleKey, type Action } from './types';

/** Between two keys of a sequence: `g`, then `h`. */
const sequenceMs = 900;

interface Asked {
  /** What can be done now, with the owner's keys; of two with the same keys the later one is meant. */
  actions: () => readonly Action[];
  /** Whether keys without ⌘ or Ctrl are switched on. */
  singleKeys: () => boolean;
  /** Whether a single key is for what has the focus: text, a menu, a dialog. */
  elsewhere: (event: KeyboardEvent) => boolean;
  /** Whether a dialog is open that must be answered first: nothing behind it is meant, by chords neither. */
  modal: () => boolean;
}

/**
 * Reads presses, one after the other, and says which action each asks for. What can be done may change between any two
 * of them: a sequence that was begun goes on all the same.
 */
export function pressReader({
  actions,
  singleKeys,
  elsewhere,
  modal,
}: Asked): (event: KeyboardEvent) => Action | null {
  const listening = new Map<string, (event: KeyboardEvent) => boolean>();
  const hears = (keys: string, press: KeyboardEvent) => {
    let listener = listening.get(keys);
    if (!listener) {
      listener = listenFor(keys);
      listening.set(keys, listener);
    }
    return listener(press);
  };
  return (event) => {
    if (event.defaultPrevented || event.isComposing || modal()) return null;
    const offered = actions().filter((action) => action.keys);
    const single = singleKeys() && !elsewhere(event);
    const heard = new Map<string, boolean>();
    const press = withoutAltGraph(event);
    // Each listens to every press, also those whose action is not possible just now.
    for (const { keys = '' } of offered)
      if (!heard.has(keys) && (single || !isSingleKey(keys))) heard.set(keys, hears(keys, press));
    let asked: Action | null = null;
    for (const action of offered) {
      if (action.disabled || !heard.get(action.keys ?? '')) continue;
      if (event.repeat && !action.repeats) continue;
      if (!asked || presses(action) >= presses(asked)) asked = action;
    }
    return asked;
  };
}

function presses({ keys = '' }: Action): number {
  return keys.split(' ').length;
}

/** @returns a function that is told every press and says whether these keys are complete with it */
function listenFor(keys: string): (event: KeyboardEvent) => boolean {
  let complete = false;
  try {
    const handler = createKeybindingsHandler(
      { [keys]: () => (complete = true) },
      { timeout: sequenceMs, ignore: () => false },
    );
    return (event) => {
      complete = false;
      handler(event);
      return complete;
    };
  } catch {
    // Keys that somebody stored and nobody can read do nothing.
    return () => false;
  }
}
