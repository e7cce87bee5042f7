'use client';
import { useSyncExternalStore } from 'react';

/** What somebody has typed but not sent. */
export interface Draft {
  text: string;
  /** Sent along, so that a retry of the same text returns the first message instead of sending twice. */
  clientKey: string;
  /** This key has been used: another text needs another key. */
  tried: boolean;
}

const listeners = new Set<() => void>();
const cache = new Map<string, Draft>();
const fresh: Draft = { text: '', clientKey: '', tried: false };

const storageKey = (owner: string, of: string) => `og_draft:${owner}:${of}`;

function read(key: string): Draft {
  const known = cache.get(key);
  if (known) return known;
  let draft = fresh;
  try {
    const raw = sessionStorage.getItem(key);
    if (raw) draft = { ...fresh, ...(JSON.parse(raw) as Partial<Draft>) };
  } catch {
    draft = fresh;
  }
  cache.set(key, draft);
  return draft;
}

function write(key: string, draft: Draft): void {
  cache.set(key, draft);
  try {
    if (draft.text) sessionStorage.setItem(key, JSON.stringify(draft));
    else sessionStorage.removeItem(key);
  } catch {
    // The tab's storage is full or off: the draft lives as long as the page.
  }
  for (const listener of listeners) listener();
}

/** Another text under the same key, unless that one was tried: then another key, too. */
function rewrite(key: string, text: string): void {
  const now = read(key);
  const renewed = now.tried || !now.clientKey;
  write(key, { text, clientKey: renewed ? crypto.randomUUID() : now.clientKey, tried: false });
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** What somebody has typed in one place, `of` a conversation or of an agent's draft that is being changed; it survives switching threads and a reload of the tab. */
export function useDraft(owner: string, of: string) {
  const key = storageKey(owner, of);
  const draft = useSyncExternalStore(
    subscribe,
    () => read(key),
    () => fresh,
  );
  return {
    draft,
    setText: (text: string) => rewrite(key, text),
    markTried: () => write(key, { ...read(key), tried: true }),
    /** Empties the draft, unless something else was typed since. */
    clear: (sent: string) => read(key).text === sent && write(key, fresh),
  };
}

/** Puts a text that was taken back into its conversation's draft, unless there is a newer one. */
export function restoreDraft(owner: string, conversationId: string, text: string): void {
  const key = storageKey(owner, conversationId);
  if (!read(key).text) write(key, { text, clientKey: crypto.randomUUID(), tried: false });
}

/** Puts words behind what is written already. */
export function addToDraft(owner: string, conversationId: string, words: string): void {
  const key = storageKey(owner, conversationId);
  rewrite(key, [read(key).text.trimEnd(), words].filter(Boolean).join(' '));
}

/** Takes away what was typed. @returns it */
export function takeDraft(owner: string, of: string): string {
  const key = storageKey(owner, of);
  const { text } = read(key);
  if (text) write(key, fresh);
  return text;
}
