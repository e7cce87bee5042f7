import type { Action } from '../../lib/actions/types';

type Words = Pick<Action, 'label' | 'words' | 'hidden' | 'repeats'> & { keys: string };

/** Every single key of the inbox, so that it can be read and changed where the inbox is not on the screen. */
export const inboxKeys = {
  'inbox.next': { label: 'Next conversation', keys: 'j', hidden: true, repeats: true },
  'inbox.previous': { label: 'Previous conversation', keys: 'k', hidden: true, repeats: true },
  'inbox.selectNext': { label: 'Select, and go to the next', keys: 'Shift+j', hidden: true, repeats: true },
  'inbox.selectPrevious': {
    label: 'Select, and go to the previous',
    keys: 'Shift+k',
    hidden: true,
    repeats: true,
  },
  'inbox.approve': { label: 'Approve the draft, next conversation', keys: 'a', words: 'send' },
  'inbox.edit': { label: 'Edit the draft', keys: 'e' },
  'inbox.reject': { label: 'Reject the draft, then 1–5 for the reason', keys: 'x' },
  'inbox.askAgent': { label: 'Ask the agent for a draft', keys: 'w', words: 'write answer' },
  'inbox.reply': { label: 'Reply', keys: 'r' },
  'inbox.done': { label: 'Done, next conversation', keys: 'd' },
  'inbox.snooze': { label: 'Snooze', keys: 's', words: 'later remind' },
  'inbox.assign': { label: 'Assign', keys: 'm' },
  'inbox.outcome': { label: 'End with an outcome', keys: 'f', words: 'disposition' },
  'inbox.bucket': { label: 'Move to a bucket', keys: 'b' },
  'inbox.note': { label: 'Write a note', keys: 'n' },
  'inbox.optOut': { label: 'Opt this person out', keys: 'o' },
  'inbox.stage.contacted': { label: 'Stage: Contacted', keys: '1' },
  'inbox.stage.replied': { label: 'Stage: Replied', keys: '2' },
  'inbox.stage.qualified': { label: 'Stage: Qualified', keys: '3' },
  'inbox.stage.appointment': { label: 'Stage: Appointment', keys: '4' },
  'inbox.stage.won': { label: 'Stage: Won', keys: '5' },
  'inbox.stage.lost': { label: 'Stage: Lost', keys: '6' },
  'inbox.undo': { label: 'Undo the last act or send', keys: 'z' },
  'inbox.search': { label: 'Search the inbox', keys: '/' },
} as const satisfies Record<string, Words>;

export type InboxKey = keyof typeof inboxKeys;

/** An action of the inbox with its words and its usual keys. */
export function inboxAction(id: InboxKey, run: () => void, disabled = false): Action {
  return { id, group: 'Inbox', ...inboxKeys[id], disabled, run };
}
