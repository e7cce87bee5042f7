'use client';
import { useActions } from '@/lib/actions/registry';
import { inboxAction } from '../inbox-keys';

interface ThreadKeys {
  loaded: boolean;
  mayReply: boolean;
  optedOut: boolean;
  /** A draft waits for a decision. */
  hasDraft: boolean;
  onReply: () => void;
  onOptOut: () => void;
  onApprove: () => void;
  onEdit: () => void;
  onReject: () => void;
  onAskAgent: () => void;
}

/** The keys of the open conversation. */
export function useThreadKeys(keys: ThreadKeys): void {
  const closed = !keys.loaded || !keys.mayReply;
  const undecided = closed || !keys.hasDraft;
  useActions([
    inboxAction('inbox.reply', keys.onReply, closed),
    inboxAction('inbox.approve', keys.onApprove, undecided),
    inboxAction('inbox.edit', keys.onEdit, undecided),
    inboxAction('inbox.reject', keys.onReject, undecided),
    inboxAction('inbox.askAgent', keys.onAskAgent, closed || keys.optedOut || keys.hasDraft),
    inboxAction('inbox.optOut', keys.onOptOut, closed || keys.optedOut),
  ]);
}
