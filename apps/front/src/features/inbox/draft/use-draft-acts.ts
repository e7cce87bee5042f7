'use client';
import { toast } from '@og/ui';
import { useRef, useState } from 'react';
import {
  ApproveInboxDraftDocument,
  RejectInboxDraftDocument,
  TakeBackInboxDraftDocument,
  UndoRejectInboxDraftDocument,
  type DraftRejectReason,
  type InboxDraftFragment,
} from '@/gql/graphql';
import { attempt } from '@/lib/apollo/attempt';
import { refusal } from '@/lib/apollo/refusal';
import { useMutate } from '@/lib/apollo/use-mutate';
import { serverNow } from '@/lib/clock';
import { formatMoment } from '@/lib/format';
import type { Undoable } from '../undo-stack';
import type { Undo } from '../use-undo';

/** How long a rejection can be taken back by z. */
const undoRejectMs = 10_000;

interface Deciding {
  draft: InboxDraftFragment | null;
  leadName: string;
  during: Undo['during'];
  /** The draft was approved or rejected: on to the next conversation. */
  onDecided: () => void;
  /** The decision was taken back; `written`: what a person had made of the draft. */
  onBack: (draftId: string, written: string | null) => void;
}

/** Lets a draft go, or not; each decision can be taken back while the server holds it. */
export function useDraftActs({ draft, leadName, during, onDecided, onBack }: Deciding) {
  const approveDraft = useMutate(ApproveInboxDraftDocument);
  const rejectDraft = useMutate(RejectInboxDraftDocument);
  const undoReject = useMutate(UndoRejectInboxDraftDocument);
  const takeBackDraft = useMutate(TakeBackInboxDraftDocument);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<{ draftId: string | null; why: string } | null>(null);
  const underWay = useRef(false);
  // One key for one press of one text: a retry after a cut sends nothing twice, another text never passes for the first,
  // and what was taken back may go again.
  const pressed = useRef<{ what: string; key: string } | null>(null);

  const once = async (work: () => Promise<string | null>): Promise<string | null> => {
    if (underWay.current) return 'Still at work: wait a moment.';
    underWay.current = true;
    setBusy(true);
    const why = await work();
    underWay.current = false;
    setBusy(false);
    setProblem(why === null ? null : { draftId: draft?.id ?? null, why });
    return why;
  };

  const approve = (changed?: { body: string; subject: string | null }) =>
    once(async () => {
      if (!draft) return 'There is no draft any more.';
      const what = JSON.stringify([draft.id, changed]);
      if (pressed.current?.what !== what) pressed.current = { what, key: crypto.randomUUID() };
      const { key: clientKey } = pressed.current;
      const answer = attempt(async () => {
        const { data } = await approveDraft({
          variables: { id: draft.id, input: { clientKey, ...changed } },
        });
        const result = data?.approveDraft;
        return result?.__typename === 'SendBarred' && result.retryAt
          ? {
              ...result,
              message: `${result.message} Possible from ${formatMoment(result.retryAt)}, your time.`,
            }
          : result;
      });
      const label = `${changed ? 'Edited and approved' : 'Approved'}: reply to ${leadName}`;
      const undoing: { why: Promise<string | null> | null } = { why: null };
      // By the key of the press: what became of it need not be known, and it may be on its way still.
      const takeBack = async (): Promise<string | null> => {
        if (pressed.current?.key === clientKey) pressed.current = null;
        undoing.why = refusal(async () => {
          const { data } = await takeBackDraft({ variables: { id: draft.id, clientKey }, keepalive: true });
          return data?.takeBackDraft;
        });
        const why = await undoing.why;
        if (why) return why;
        await answer;
        toast.success(`Stopped: the draft for ${leadName} waits again`);
        onBack(draft.id, changed?.body ?? null);
        return null;
      };
      const sent = async (): Promise<Undoable | null> => {
        const { ok } = await answer;
        if (ok?.__typename !== 'Draft' || !ok.messageId || !ok.undoUntil) return null;
        return { id: `draft:${draft.id}`, label, until: ok.undoUntil, undo: takeBack };
      };
      during(label, sent(), takeBack);
      const { ok, refused } = await answer;
      // The undo was faster: it is no refusal.
      if (!ok && undoing.why && (await undoing.why) === null) return null;
      if (!ok || ok.__typename !== 'Draft') return refused ?? 'It was not sent.';
      if (pressed.current?.key === clientKey) pressed.current = null;
      onDecided();
      return null;
    });

  const takeRejectionBack = (draftId: string) => async () => {
    const why = await refusal(async () => {
      const { data } = await undoReject({ variables: { id: draftId }, keepalive: true });
      return data?.undoRejectDraft;
    });
    if (why === null) onBack(draftId, null);
    return why;
  };
  const reject = (reason: DraftRejectReason) =>
    once(async () => {
      if (!draft) return 'There is no draft any more.';
      const { id } = draft;
      const answer = attempt(async () => {
        const { data } = await rejectDraft({ variables: { id, input: { reason } } });
        return data?.rejectDraft;
      });
      const label = `Rejected: draft for ${leadName}`;
      const rejected = async (): Promise<Undoable | null> => {
        if ((await answer).refused) return null;
        const until = new Date(serverNow().getTime() + undoRejectMs).toISOString();
        return { id: `reject:${id}`, label, until, undo: takeRejectionBack(id) };
      };
      during(label, rejected());
      const { refused } = await answer;
      if (refused) return refused;
      onDecided();
      return null;
    });

  const current = draft?.id ?? null;
  return {
    approve,
    reject,
    busy,
    /** Why the last decision was refused: of this draft, or of one that is gone since. */
    problem: problem && (current === null || problem.draftId === current) ? problem.why : null,
  };
}

export type DraftActs = ReturnType<typeof useDraftActs>;
