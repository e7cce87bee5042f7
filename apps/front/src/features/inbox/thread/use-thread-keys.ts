'use client';
import { useLayoutEffect, useRef } from 'react';
import { heldKeys } from '@/lib/actions/hold-keys';
import { useActions } from '@/lib/actions/registry';
import { inboxAction } from '../inbox-keys';

interface ThreadKeys {
  loaded: boolean;
  mayReply: boolean;
  optedOut: boolean;
  /** A draft waits for a decision. */
  hasDraft: boolean;
  /** It is being changed: it goes as it is written, by the field's own key. */
  editing: boolean;
  onReply: () => void;
  onOptOut: () => void;
  onApprove: () => void;
  onEdit: () => void;
  onReject: () => void;
  onAskAgent: () => void;
}

/** The keys of the open conversation. */
export function useThreadKeys(keys: ThreadKeys): void {
  const { loaded, mayReply, onReply } = keys;
  const closed = !loaded || !mayReply;
  const undecided = closed || !keys.hasDraft;
  const writeWhenLoaded = useReplyWhenLoaded(loaded, onReply);
  useActions([
    inboxAction('inbox.reply', loaded ? onReply : writeWhenLoaded, !mayReply),
    inboxAction('inbox.approve', keys.onApprove, undecided || keys.editing),
    inboxAction('inbox.edit', keys.onEdit, undecided),
    inboxAction('inbox.reject', keys.onReject, undecided),
    inboxAction('inbox.askAgent', keys.onAskAgent, closed || keys.optedOut || keys.hasDraft),
    inboxAction('inbox.optOut', keys.onOptOut, closed || keys.optedOut),
  ]);
}

/** What is typed after `r` is a reply, also while the conversation is still being read. */
function useReplyWhenLoaded(loaded: boolean, onReply: () => void): () => void {
  const release = useRef<(() => void) | null>(null);
  useLayoutEffect(() => {
    if (!loaded || !release.current) return;
    onReply();
    release.current();
    release.current = null;
  }, [loaded, onReply]);
  useLayoutEffect(() => () => release.current?.(), []);
  return () => {
    release.current ??= heldKeys.hold();
  };
}
