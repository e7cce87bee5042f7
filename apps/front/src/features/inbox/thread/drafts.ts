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

const storageKey = (owner: string, conversationId: string) => `og_draft:${owner}:${conversationId}`;

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

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The draft of one conversation; it survives switching threads and a reload of the tab. */
export function useDraft(owner: string, conversationId: string) {
  const key = storageKey(owner, conversationId);
  const draft = useSyncExternalStore(
    subscribe,
    () => read(key),
    () => fresh,
  );
  return {
    draft,
    setText: (text: string) => {
      const now = read(key);
      const renewed = now.tried || !now.clientKey;
      write(key, {
        text,
        clientKey: renewed ? crypto.randomUUID() : now.clientKey,
        tried: renewed ? false : now.tried,
      });
    },
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
