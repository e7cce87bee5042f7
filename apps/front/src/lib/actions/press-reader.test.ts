import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ActionStore } from './action-store';
import { pressReader } from './press-reader';
import type { Action } from './types';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A key as a browser tells it. */
function press(key: string, more: Partial<KeyboardEvent> = {}): KeyboardEvent {
  const held = new Set<string>(key === 'Control' ? ['Control'] : []);
  if (more.ctrlKey) held.add('Control');
  return {
    key,
    code: /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : key,
    getModifierState: (modifier: string) => held.has(modifier),
    ...more,
  } as KeyboardEvent;
}

const action = (id: string, keys: string, more: Partial<Action> = {}): Action => ({
  id,
  keys,
  label: id,
  group: 'Test',
  run: () => undefined,
  ...more,
});

function reading(actions: readonly Action[] = []) {
  const now = { actions, singleKeys: true, elsewhere: false, modal: false };
  const read = pressReader({
    actions: () => now.actions,
    singleKeys: () => now.singleKeys,
    elsewhere: () => now.elsewhere,
    modal: () => now.modal,
  });
  return { now, press: (key: string, more?: Partial<KeyboardEvent>) => read(press(key, more))?.id ?? null };
}

describe('what a press asks for', () => {
  it('is decided when the key is pressed', () => {
    const { now, press } = reading([action('stage', '3', { disabled: true })]);
    expect(press('3')).toBeNull();
    now.actions = [action('stage', '3')];
    expect(press('3')).toBe('stage');
    now.actions = [];
    expect(press('3')).toBeNull();
  });

  it('is a sequence to the end, whatever changes in between', () => {
    const { now, press } = reading([action('leads', 'g l'), action('other', 'x')]);
    expect(press('g')).toBeNull();
    now.actions = [action('leads', 'g l'), action('more', 'y'), action('label', 'l')];
    expect(press('l')).toBe('leads');
    expect(press('l')).toBe('label');
  });

  it('is no sequence after a pause, or with another key in it', () => {
    const { press } = reading([action('leads', 'g l')]);
    press('g');
    vi.advanceTimersByTime(1000);
    expect(press('l')).toBeNull();
    press('g');
    press('x');
    expect(press('l')).toBeNull();
  });

  it('is the later of two with the same keys, and the earlier while that one is not possible', () => {
    const { now, press } = reading([action('shell', '/'), action('page', '/')]);
    expect(press('/')).toBe('page');
    now.actions = [action('shell', '/'), action('page', '/', { disabled: true })];
    expect(press('/')).toBe('shell');
  });

  it('is nothing for single keys that belong to a text or are switched off; chords work', () => {
    const { now, press } = reading([action('done', 'd'), action('send', 'Control+Enter')]);
    now.elsewhere = true;
    expect(press('d')).toBeNull();
    expect(press('Enter', { ctrlKey: true })).toBe('send');
    now.elsewhere = false;
    now.singleKeys = false;
    expect(press('d')).toBeNull();
    now.singleKeys = true;
    expect(press('d')).toBe('done');
  });

  it('is nothing while a dialog is open, by a chord neither: ⌘Enter in it never sends what is written behind it', () => {
    const { now, press } = reading([action('send', 'Control+Enter'), action('done', 'd')]);
    now.modal = true;
    expect(press('Enter', { ctrlKey: true })).toBeNull();
    expect(press('d')).toBeNull();
    now.modal = false;
    expect(press('Enter', { ctrlKey: true })).toBe('send');
  });

  it('happens once while a key is held down, unless it moves', () => {
    const { press } = reading([action('done', 'd'), action('next', 'j', { repeats: true })]);
    expect(press('d')).toBe('done');
    expect(press('d', { repeat: true })).toBeNull();
    expect(press('j', { repeat: true })).toBe('next');
  });

  it('is nothing when somebody else took the key, or when nobody can read the keys that are stored', () => {
    const { press } = reading([action('done', 'd'), action('broken', '([)')]);
    expect(press('d', { defaultPrevented: true })).toBeNull();
    expect(press('[')).toBeNull();
    expect(press('d')).toBe('done');
  });
});

/** `[` on a German keyboard, as browsers tell it: by the flag alone, or with Ctrl and Alt for the same key. */
const altGraph = (...held: string[]): Partial<KeyboardEvent> => ({
  code: 'Digit8',
  ctrlKey: held.includes('Control'),
  altKey: held.includes('Alt'),
  getModifierState: (modifier: string) => held.includes(modifier),
});

describe('a press with AltGr', () => {
  it.each([[['AltGraph']], [['AltGraph', 'Control', 'Alt']]])(
    'is the character that it types: %j',
    (held) => {
      const { now, press } = reading([action('sidebar', '(\\[)'), action('own', '[Shift]+@')]);
      expect(press('[', altGraph(...held))).toBe('sidebar');
      expect(press('@', altGraph(...held))).toBe('own');
      expect(press('{', altGraph(...held))).toBeNull();
      // In a text it is written.
      now.elsewhere = true;
      expect(press('[', altGraph(...held))).toBeNull();
      now.elsewhere = false;
      now.singleKeys = false;
      expect(press('[', altGraph(...held))).toBeNull();
    },
  );

  it('is the character without AltGr too, where a keyboard has it so', () => {
    const { press } = reading([action('sidebar', '(\\[)')]);
    expect(press('[', { code: 'BracketLeft' })).toBe('sidebar');
    // Ctrl and Alt that are held for themselves are no AltGr.
    expect(press('[', altGraph('Control', 'Alt'))).toBeNull();
    expect(press('[', altGraph('Alt'))).toBeNull();
  });

  it('is never a chord with Ctrl or Alt', () => {
    const all = altGraph('AltGraph', 'Control', 'Alt');
    const chords = [
      'Control+Alt+(\\[)',
      'Control+(\\[)',
      'Alt+(\\[)',
      'Control+Alt+j',
      'Alt+j',
      'Control+Enter',
    ];
    const { press } = reading(chords.map((keys) => action(keys, keys)));
    for (const held of [all, altGraph('AltGraph')])
      for (const key of ['[', 'j', 'Enter']) expect(press(key, held), key).toBeNull();
    expect(press('[', altGraph('Control', 'Alt'))).toBe('Control+Alt+(\\[)');
    expect(press('Enter', altGraph('Control'))).toBe('Control+Enter');
  });

  it('is no plain letter or digit, and ends a sequence', () => {
    const { press } = reading([action('next', 'j'), action('stage', '3'), action('leads', 'g l')]);
    expect(press('j', altGraph('AltGraph'))).toBeNull();
    expect(press('3', altGraph('AltGraph', 'Control', 'Alt'))).toBeNull();
    press('g');
    press('[', altGraph('AltGraph'));
    expect(press('l')).toBeNull();
    press('g');
    expect(press('l', altGraph('AltGraph'))).toBeNull();
    expect(press('l')).toBeNull();
  });

  it('is ⌥ on a Mac, and there alone', () => {
    const { press } = reading([action('sidebar', '(\\[)'), action('next', 'j')]);
    expect(press('[', altGraph('Alt'))).toBeNull();
    vi.stubGlobal('navigator', { platform: 'MacIntel' });
    expect(press('[', altGraph('Alt'))).toBe('sidebar');
    expect(press('j', altGraph('Alt'))).toBeNull();
  });
});

describe('the actions of a screen', () => {
  it('are those of the last render, without being registered anew', () => {
    const store = new ActionStore();
    let mine = [action('done', 'd', { disabled: true })];
    const remove = store.add('page', () => mine);
    store.publish();
    mine = [action('done', 'd')];
    expect(store.current()[0]?.disabled).toBeUndefined();
    expect(store.published()[0]?.disabled).toBe(true);
    remove();
    expect(store.current()).toEqual([]);
  });

  it('stand before the shell’s, and run as they are now', () => {
    const store = new ActionStore();
    const run = vi.fn();
    let page = [action('search', '/', { run })];
    store.add('page', () => page);
    store.add('shell', () => [action('search', '/')]);
    store.publish();
    const later = vi.fn();
    page = [action('search', '/', { run: later })];
    store.published()[0]?.run();
    expect(run).not.toHaveBeenCalled();
    expect(later).toHaveBeenCalledOnce();
  });
});
