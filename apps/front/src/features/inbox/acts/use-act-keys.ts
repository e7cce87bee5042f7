'use client';
import { stages } from '@/components/lead-stages';
import type { InboxRowFragment, LeadStage } from '@/gql/graphql';
import { useActions } from '@/lib/actions/registry';
import type { AskedAct } from './act-dialogs';
import type { ActOnItems } from './use-item-acts';

/** The stages behind the keys 1–6. A new lead never stands in the inbox, and only an opt-out suppresses. */
export const stageKeys = [
  'CONTACTED',
  'REPLIED',
  'QUALIFIED',
  'APPOINTMENT',
  'WON',
  'LOST',
] as const satisfies readonly LeadStage[];

interface ActKeys {
  /** What an act concerns now: the selection, else the open conversation, else the row under the cursor. */
  rows: readonly InboxRowFragment[];
  mayReply: boolean;
  act: ActOnItems;
  onDone: () => void;
  onAsk: (kind: AskedAct['kind']) => void;
}

/** The keys that act on conversations, in the one registry. */
export function useActKeys({ rows, mayReply, act, onDone, onAsk }: ActKeys): void {
  const nothing = rows.length === 0 || !mayReply;
  const group = 'Inbox';
  useActions([
    {
      id: 'inbox.done',
      label: 'Done, next conversation',
      group,
      keys: 'd',
      disabled: nothing || rows.every(({ state }) => state === 'DONE'),
      run: onDone,
    },
    {
      id: 'inbox.snooze',
      label: 'Snooze',
      words: 'later remind',
      group,
      keys: 's',
      disabled: nothing,
      run: () => onAsk('snooze'),
    },
    {
      id: 'inbox.assign',
      label: 'Assign',
      group,
      keys: 'm',
      disabled: nothing,
      run: () => onAsk('assign'),
    },
    {
      id: 'inbox.outcome',
      label: 'End with an outcome',
      words: 'disposition',
      group,
      keys: 'f',
      disabled: nothing,
      run: () => onAsk('outcome'),
    },
    {
      id: 'inbox.bucket',
      label: 'Move to a bucket',
      group,
      keys: 'b',
      disabled: nothing,
      run: () => onAsk('bucket'),
    },
    {
      id: 'inbox.note',
      label: 'Write a note',
      group,
      keys: 'n',
      disabled: rows.length !== 1 || !mayReply,
      run: () => onAsk('note'),
    },
    ...stageKeys.map((stage, index) => ({
      id: `inbox.stage.${stage.toLowerCase()}`,
      label: `Stage: ${stages[stage].label}`,
      group,
      keys: String(index + 1),
      disabled: nothing,
      run: () => void act(rows, { action: 'STAGE', stage }, `Stage ${stages[stage].label}`),
    })),
  ]);
}
