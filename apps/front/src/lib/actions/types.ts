import type { ReactNode } from 'react';

/** Something a person can do from the keyboard or the palette. */
export interface Action {
  /** Stable and unique: `go.leads`, `inbox.approve`. Remapped keys are stored under it. */
  id: string;
  label: string;
  /** Heading in the palette and on the key sheet: "Go to", "Inbox". */
  group: string;
  /**
   * tinykeys notation: `$mod+k`, `g h`, `Shift+j`. `(\\[)` is the key `[`, `[Shift]+?` the key `?`; where a keyboard has
   * them only with AltGr, that is how they are pressed.
   */
  keys?: string;
  icon?: ReactNode;
  /** More words the palette finds it by. */
  words?: string;
  /** Shown on the key sheet but not in the palette, e.g. "next row". */
  hidden?: boolean;
  disabled?: boolean;
  /** A key that is held down does it again and again: moving from row to row. Anything else happens once a press. */
  repeats?: boolean;
  run: () => void;
}

/** A key is single when it works without ⌘ or Ctrl; those can be switched off and never fire while typing. */
export function isSingleKey(keys: string): boolean {
  return !/\$mod|Control|Meta|Alt/.test(keys);
}

/** `$mod+k` → "Control+k Meta+k" for aria-keyshortcuts, which knows no sequences. */
export function ariaKeys(keys: string | undefined): string | undefined {
  if (!keys || keys.includes(' ')) return undefined;
  const plain = plainKeys(keys);
  return plain.startsWith('$mod+') ? `Control+${plain.slice(5)} Meta+${plain.slice(5)}` : plain;
}

/** `g h` → "g, then h"; `$mod+k` → "Control or Command + k". For who hears keys. */
export function keysInWords(keys: string): string {
  return plainKeys(keys)
    .split(' ')
    .map((press) => press.replace('$mod+', 'Control or Command + '))
    .join(', then ');
}

/** Without the modifiers that may be held, and without the signs around `[`. */
function plainKeys(keys: string): string {
  return keys.replace(/\[\w+\]\+/g, '').replace(/\(\\(.)\)/g, '$1');
}
