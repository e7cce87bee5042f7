import { beforeEach, expect, it, vi } from 'vitest';
import { addToDraft, restoreDraft, takeDraft } from './drafts';

const stored = new Map<string, string>();
beforeEach(() => {
  stored.clear();
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => void stored.set(key, value),
    removeItem: (key: string) => void stored.delete(key),
  });
});

interface Kept {
  text: string;
  clientKey: string;
  tried: boolean;
}
const key = (id: string) => `og_draft:me:${id}`;
const kept = (id: string) => JSON.parse(stored.get(key(id)) ?? 'null') as Kept | null;

it('puts words behind what is written, and begins a reply with them', () => {
  addToDraft('me', 'a', '$4,500');
  expect(kept('a')?.text).toBe('$4,500');
  addToDraft('me', 'a', '$5,000');
  expect(kept('a')?.text).toBe('$4,500 $5,000');
});

it('gives another text another key once the one before was tried', () => {
  stored.set(key('b'), JSON.stringify({ text: 'Hello', clientKey: 'one', tried: true }));
  addToDraft('me', 'b', 'there');
  expect(kept('b')).toMatchObject({ text: 'Hello there', tried: false });
  expect(kept('b')?.clientKey).not.toBe('one');
});

it('puts back what was taken back, but never over what was written since', () => {
  restoreDraft('me', 'c', 'The old words');
  expect(kept('c')?.text).toBe('The old words');
  restoreDraft('me', 'c', 'Older ones');
  expect(kept('c')?.text).toBe('The old words');
});

it('hands out what was typed once', () => {
  restoreDraft('me', 'd', 'Half a thought');
  expect(takeDraft('me', 'd')).toBe('Half a thought');
  expect(takeDraft('me', 'd')).toBe('');
  expect(kept('d')).toBeNull();
});
