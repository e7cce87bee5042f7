/** What is asked of a press. */
type Press = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'getModifierState'>;

const nothingHeld: KeyboardEvent['getModifierState'] = () => false;
const modifiers = new Set(['AltGraph', 'Alt', 'Control', 'Meta', 'Shift']);

/**
 * Whether AltGr is held, which some browsers call Ctrl and Alt at once. On a Mac it is ⌥ that types the third character
 * of a key.
 */
export function holdsAltGraph(event: Press): boolean {
  // Browsers tell of a field that they filled in, and Chrome of F1 and its like, by events that know no modifiers.
  if (typeof event.getModifierState !== 'function') return false;
  if (event.getModifierState('AltGraph')) return true;
  return isMac() && event.altKey && !event.ctrlKey && !event.metaKey;
}

/**
 * Whether a press is a character that its keyboard has only with AltGr: `[` on a German one. A plain letter or digit
 * is none: there AltGr was held for something else.
 */
export function typesWithAltGraph(event: Press): boolean {
  return event.key.length === 1 && !/[a-z0-9\s]/i.test(event.key) && holdsAltGraph(event);
}

/**
 * A press as keys are looked up by: AltGr is part of the character that it types, and never Ctrl, Alt or both. With
 * anything else it asks for nothing.
 */
export function withoutAltGraph(event: KeyboardEvent): KeyboardEvent {
  if (modifiers.has(event.key) || !holdsAltGraph(event)) return event;
  const key = typesWithAltGraph(event) ? event.key : 'Unidentified';
  return { key, code: 'Unidentified', getModifierState: nothingHeld } as KeyboardEvent;
}

function isMac(): boolean {
  return typeof navigator === 'object' && /Mac|iPhone|iPad/.test(navigator.platform);
}
