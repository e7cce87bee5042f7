'use client';
import { stages } from '@/components/lead-stages';
import type { InboxRowFragment, LeadStage } from '@/gql/graphql';
import { useActions } from '@/lib/actions/registry';
import { inboxAction, type InboxKey } from '../inbox-keys';
import type { AskedAct } from './use-asked-act';
import type { ActOnItems } from './use-item-acts';

/** The stages behind the keys 1–6. A new lead never stands in the inbox, and only an opt-out suppresses. */
const stageKeys: readonly [InboxKey, LeadStage][] = [
  ['inbox.stage.contacted', 'CONTACTED'],
  ['inbox.stage.replied', 'REPLIED'],
  ['inbox.stage.qualified', 'QUALIFIED'],
  ['inbox.stage.appointment', 'APPOINTMENT'],
  ['inbox.stage.won', 'WON'],
  ['inbox.stage.lost', 'LOST'],
];

interface ActKeys {
  /** What an act concerns now: the selection, else the open conversation, else the row under the cursor. */
  rows: readonly InboxRowFragment[];
  /** One of them is not done yet, or has no place in this list any more. */
  mayEnd: boolean;
  mayReply: boolean;
  act: ActOnItems;
  onDone: () => void;
  onAsk: (kind: AskedAct['kind']) => void;
}

/** The keys that act on conversations, in the one registry. */
export function useActKeys({ rows, mayEnd, mayReply, act, onDone, onAsk }: ActKeys): void {
  const nothing = rows.length === 0 || !mayReply;
  useActions([
    inboxAction('inbox.done', onDone, nothing || !mayEnd),
    inboxAction('inbox.snooze', () => onAsk('snooze'), nothing),
    inboxAction('inbox.assign', () => onAsk('assign'), nothing),
    inboxAction('inbox.outcome', () => onAsk('outcome'), nothing),
    inboxAction('inbox.bucket', () => onAsk('bucket'), nothing),
    inboxAction('inbox.note', () => onAsk('note'), rows.length !== 1 || !mayReply),
    ...stageKeys.map(([key, stage]) =>
      inboxAction(
        key,
        () => void act(rows, { action: 'STAGE', stage }, `Stage ${stages[stage].label}`),
        nothing,
      ),
    ),
  ]);
}
