'use client';
import { useActions } from '@/lib/actions/registry';

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
  const group = 'Inbox';
  useActions([
    { id: 'inbox.reply', label: 'Reply', group, keys: 'r', disabled: closed, run: keys.onReply },
    {
      id: 'inbox.approve',
      label: 'Approve the draft, next conversation',
      words: 'send',
      group,
      keys: 'a',
      disabled: closed || !keys.hasDraft,
      run: keys.onApprove,
    },
    {
      id: 'inbox.edit',
      label: 'Edit the draft',
      group,
      keys: 'e',
      disabled: closed || !keys.hasDraft,
      run: keys.onEdit,
    },
    {
      id: 'inbox.reject',
      label: 'Reject the draft, then 1–5 for the reason',
      group,
      keys: 'x',
      disabled: closed || !keys.hasDraft,
      run: keys.onReject,
    },
    {
      id: 'inbox.askAgent',
      label: 'Ask the agent for a draft',
      words: 'write answer',
      group,
      keys: 'w',
      disabled: closed || keys.optedOut || keys.hasDraft,
      run: keys.onAskAgent,
    },
    {
      id: 'inbox.optOut',
      label: 'Opt this person out',
      group,
      keys: 'o',
      disabled: closed || keys.optedOut,
      run: keys.onOptOut,
    },
  ]);
}
