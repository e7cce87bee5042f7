'use client';
import { useSyncExternalStore } from 'react';
import { cn } from '../lib/cn';

const names: Record<string, string> = {
  $mod: '⌘',
  Meta: '⌘',
  Control: 'Ctrl',
  Shift: '⇧',
  Alt: '⌥',
  Enter: '↵',
  Escape: 'Esc',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Slash: '/',
  BracketLeft: '[',
};

/** Optional modifiers are not shown; `(\\[)` is the key `[`. */
function plain(keys: string): string {
  return keys.replace(/\[\w+\]\+/g, '').replace(/\(\\(.)\)/g, '$1');
}

/** `$mod+k` → [["⌘","K"]], `g h` → [["G"],["H"]]. */
export function keyParts(keys: string): string[][] {
  return plain(keys)
    .split(' ')
    .map((press) =>
      (press === '+' ? ['+'] : press.split('+')).map(
        (key) => names[key] ?? (key.length === 1 ? key.toUpperCase() : key),
      ),
    );
}

const never = () => () => {};

/** True where ⌘ is the key for commands; elsewhere it is Ctrl. */
function useApple(): boolean {
  return useSyncExternalStore(
    never,
    () => /Mac|iPhone|iPad/.test(navigator.platform),
    () => true,
  );
}

/** A key or a sequence of keys in tinykeys notation. */
export function Kbd({ keys, inverted = false }: { keys: string; inverted?: boolean }) {
  const apple = useApple();
  const shown = apple ? keys : keys.replace('$mod', 'Control');
  return (
    // A finger presses the button itself: its key says something only beside a keyboard.
    <span className="inline-flex items-center gap-1 pointer-coarse:in-[button]:hidden" aria-hidden>
      {keyParts(shown).map((press, index) => (
        <kbd
          key={index}
          className={cn(
            'inline-flex h-4.5 min-w-4.5 items-center justify-center rounded-sm border px-1 font-mono text-12',
            inverted ? 'border-on-primary/40 text-on-primary' : 'border-line bg-sunken text-ink-2',
          )}
        >
          {press.join(press[0] === 'Ctrl' ? ' ' : '')}
        </kbd>
      ))}
    </span>
  );
}
