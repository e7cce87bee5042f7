'use client';
import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import {
  AgentAutonomyDocument,
  ApproveWaitingDraftDocument,
  RejectWaitingDraftDocument,
  UndoApprovedDraftDocument,
  UndoRejectWaitingDraftDocument,
  WaitingDraftsDocument,
  type DraftRejectReason,
  type WaitingDraftFragment,
} from '@/gql/graphql';
import { useActions } from '@/lib/actions/registry';
import { refusal } from '@/lib/apollo/refusal';
import { serverNow } from '@/lib/clock';
import type { Decided } from './decided';
import { moved, nextOf } from './next-of';
import { rejectReasons } from './reject-reasons';
import { useDecisions } from './use-decisions';

const undoSeconds = 10;

/** Which draft is current, what is being done with it, and what was done last. `waiting`: as the server has them. */
export function useApprovals(waiting: readonly WaitingDraftFragment[], mayDecide: boolean) {
  const refresh = { refetchQueries: [WaitingDraftsDocument, AgentAutonomyDocument] };
  const [approveIt] = useMutation(ApproveWaitingDraftDocument);
  const [rejectIt] = useMutation(RejectWaitingDraftDocument);
  const [undoApprove] = useMutation(UndoApprovedDraftDocument, refresh);
  const [undoReject] = useMutation(UndoRejectWaitingDraftDocument, refresh);
  const [chosen, setChosen] = useState<string | null>(null);
  const [chosenMode, setMode] = useState<'read' | 'edit' | 'reject'>('read');
  const [refused, setProblem] = useState<string | null>(null);
  /** What is written instead of the chosen draft. */
  const [written, setWritten] = useState('');
  const choose = (id: string | null, next: typeof chosenMode = 'read') => {
    setChosen(id);
    setMode(next);
    setProblem(null);
    setWritten('');
  };
  const decisions = useDecisions((id, why, stays) => {
    if (!stays) choose(id);
    setProblem(why);
  });
  const { going, sending, last, earlier, forget } = decisions;
  const drafts = waiting.filter(({ id }) => !going.has(id));
  const ids = drafts.map(({ id }) => id);
  const activeId = chosen !== null && ids.includes(chosen) ? chosen : (ids[0] ?? null);
  const active = drafts.find(({ id }) => id === activeId) ?? null;
  // When the chosen one goes, what was begun with it is not done to the next.
  const mode = activeId === chosen ? chosenMode : 'read';
  const gone = written !== '' && chosen !== activeId && sending !== chosen;
  const problem =
    refused ??
    (gone
      ? `The draft that you were changing waits no more, and nothing of it was sent. You had written: “${written}”`
      : null);

  const decide = (draft: WaitingDraftFragment, act: () => Promise<Decided | string>, stays = false) =>
    decisions.decide(draft.id, act, { stays, next: () => choose(nextOf(ids, draft.id)) });
  const soon = () => new Date(serverNow().getTime() + undoSeconds * 1000).toISOString();

  const approve = (draft: WaitingDraftFragment, changed?: { body: string; subject: string | null }) =>
    decide(
      draft,
      async () => {
        let sent: { messageId: string | null; undoUntil: string | null } | null = null;
        const why = await refusal(async () => {
          const { data } = await approveIt({ variables: { id: draft.id, input: changed ?? null } });
          if (data?.approveDraft.__typename === 'Draft') sent = data.approveDraft;
          return data?.approveDraft;
        });
        if (why) return why;
        const { messageId, undoUntil } = sent ?? { messageId: null, undoUntil: null };
        return {
          id: draft.id,
          label: `${changed ? 'Changed and approved' : 'Approved'}: answer to ${draft.lead.name}`,
          until: undoUntil ?? soon(),
          undo: () =>
            refusal(async () =>
              messageId ? (await undoApprove({ variables: { messageId } })).data?.undoSend : null,
            ),
        };
      },
      changed !== undefined,
    );
  const reject = (draft: WaitingDraftFragment, reason: DraftRejectReason) =>
    decide(draft, async () => {
      const why = await refusal(
        async () => (await rejectIt({ variables: { id: draft.id, input: { reason } } })).data?.rejectDraft,
      );
      if (why) return why;
      return {
        id: draft.id,
        label: `Rejected: answer to ${draft.lead.name}`,
        until: soon(),
        undo: () =>
          refusal(async () => (await undoReject({ variables: { id: draft.id } })).data?.undoRejectDraft),
      };
    });
  const undo = async () => {
    const taken = await decisions.undo();
    if (!taken) return;
    choose(taken.decided.id);
    if (taken.why) setProblem(taken.why);
  };

  const off = !mayDecide || !active;
  useActions([
    {
      id: 'approvals.next',
      label: 'Next draft',
      group: 'Approvals',
      keys: 'j',
      hidden: true,
      run: () => choose(moved(ids, activeId, 1)),
    },
    {
      id: 'approvals.previous',
      label: 'Previous draft',
      group: 'Approvals',
      keys: 'k',
      hidden: true,
      run: () => choose(moved(ids, activeId, -1)),
    },
    {
      id: 'approvals.approve',
      label: 'Approve this draft',
      group: 'Approvals',
      keys: 'a',
      // What is being changed goes by its own key: this one would send it as it was.
      disabled: off || mode === 'edit',
      run: () => active && approve(active),
    },
    {
      id: 'approvals.edit',
      label: 'Change this draft',
      group: 'Approvals',
      keys: 'e',
      disabled: off,
      run: () => choose(activeId, 'edit'),
    },
    {
      id: 'approvals.reject',
      label: 'Reject this draft',
      group: 'Approvals',
      keys: 'x',
      disabled: off,
      run: () => choose(activeId, 'reject'),
    },
    {
      id: 'approvals.undo',
      label: 'Take the last decision back',
      group: 'Approvals',
      keys: 'z',
      disabled: !last && going.size === 0,
      run: () => void undo(),
    },
    ...rejectReasons.map(({ reason, label }, index) => ({
      id: `approvals.reason${index + 1}`,
      label: `Reject: ${label}`,
      group: 'Approvals',
      keys: String(index + 1),
      hidden: true,
      disabled: off || mode !== 'reject',
      run: () => active && reject(active, reason),
    })),
  ]);
  return {
    drafts,
    active,
    sending,
    activeId,
    chosen,
    mode,
    problem,
    last,
    earlier,
    choose,
    setWritten,
    approve,
    reject,
    undo,
    forget,
  };
}

export type Approvals = ReturnType<typeof useApprovals>;
