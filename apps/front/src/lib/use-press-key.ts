import { useRef } from 'react';

/**
 * A key for what is pressed: the same for every press of one thing until there is an answer, so that neither a double press
 * nor a press after an answer that got lost does it twice. Something else that is pressed never passes for the first.
 */
export function usePressKey() {
  const pressed = useRef<{ what: string; key: string } | null>(null);
  return {
    /** @param asked everything that is asked for */
    keyOf: (asked: unknown): string => {
      const what = JSON.stringify(asked);
      if (pressed.current?.what !== what) pressed.current = { what, key: crypto.randomUUID() };
      return pressed.current.key;
    },
    /** There is an answer: the next press is another one. */
    answered: (): void => {
      pressed.current = null;
    },
  };
}
