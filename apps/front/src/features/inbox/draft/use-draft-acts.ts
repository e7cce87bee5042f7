'use client';
import { useMutation } from '@apollo/client/react';
import { toast } from '@og/ui';
import { useRef, useState } from 'react';
import {
  ApproveInboxDraftDocument,
  RejectInboxDraftDocument,
  UndoRejectInboxDraftDocument,
  UndoSendDocument,
  type DraftRejectReason,
  type InboxDraftFragment,
} from '@/gql/graphql';
import { attempt } from '@/lib/apollo/attempt';
import { refusal } from '@/lib/apollo/refusal';
import { serverNow } from '@/lib/clock';
import { formatMoment } from '@/lib/format';
import type { Undo } from '../use-undo';

/** How long a rejection can be taken back by z. */
const undoRejectMs = 10_000;

interface Deciding {
  draft: InboxDraftFragment | null;
  leadName: string;
  undo: Undo;
  /** The draft was approved or rejected: on to the next conversation. */
  onDecided: () => void;
  /** The decision was taken back. */
  onBack: () => void;
}

/** Lets a draft go, or not; each decision can be taken back while the server holds it. */
export function useDraftActs({ draft, leadName, undo, onDecided, onBack }: Deciding) {
  const [approveDraft] = useMutation(ApproveInboxDraftDocument);
  const [rejectDraft] = useMutation(RejectInboxDraftDocument);
  const [undoReject] = useMutation(UndoRejectInboxDraftDocument);
  const [undoSend] = useMutation(UndoSendDocument);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const underWay = useRef(false);
  // One key for one press: a retry after a cut sends nothing twice, and what was taken back may go again.
  const pressed = useRef<{ draftId: string; key: string } | null>(null);

  const once = async (work: () => Promise<string | null>): Promise<string | null> => {
    if (underWay.current) return 'Still at work: wait a moment.';
    underWay.current = true;
    setBusy(true);
    const why = await work();
    underWay.current = false;
    setBusy(false);
    setProblem(why);
    return why;
  };

  const approve = (changed?: { body: string; subject: string | null }) =>
    once(async () => {
      if (!draft) return 'There is no draft any more.';
      if (pressed.current?.draftId !== draft.id)
        pressed.current = { draftId: draft.id, key: crypto.randomUUID() };
      const { key: clientKey } = pressed.current;
      const { ok, refused } = await attempt(async () => {
        const { data } = await approveDraft({
          variables: { id: draft.id, input: { clientKey, ...changed } },
        });
        const result = data?.approveDraft;
        return result?.__typename === 'SendBarred' && result.retryAt
          ? { ...result, message: `${result.message} Possible from ${formatMoment(result.retryAt)}.` }
          : result;
      });
      if (!ok || ok.__typename !== 'Draft') return refused ?? 'It was not sent.';
      pressed.current = null;
      const { messageId, undoUntil } = ok;
      if (messageId && undoUntil)
        undo.push({
          id: `draft:${draft.id}`,
          label: `${changed ? 'Edited and approved' : 'Approved'}: reply to ${leadName}`,
          until: undoUntil,
          undo: async () => {
            const why = await refusal(async () => {
              const { data } = await undoSend({ variables: { id: messageId } });
              return data?.undoSend;
            });
            if (why) return why;
            toast.success(`Stopped: the draft for ${leadName} waits again`);
            onBack();
            return null;
          },
        });
      onDecided();
      return null;
    });

  const reject = (reason: DraftRejectReason) =>
    once(async () => {
      if (!draft) return 'There is no draft any more.';
      const { refused } = await attempt(async () => {
        const { data } = await rejectDraft({ variables: { id: draft.id, input: { reason } } });
        return data?.rejectDraft;
      });
      if (refused) return refused;
      undo.push({
        id: `reject:${draft.id}`,
        label: `Rejected: draft for ${leadName}`,
        until: new Date(serverNow().getTime() + undoRejectMs).toISOString(),
        undo: async () => {
          const why = await refusal(async () => {
            const { data } = await undoReject({ variables: { id: draft.id } });
            return data?.undoRejectDraft;
          });
          if (why === null) onBack();
          return why;
        },
      });
      onDecided();
      return null;
    });

  return { approve, reject, busy, problem };
}

export type DraftActs = ReturnType<typeof useDraftActs>;
