'use client';
import { Badge, Banner, Button, Kbd } from '@og/ui';
import { Check, Pencil, X } from 'lucide-react';
import Link from 'next/link';
import { AgentLabel, AgentRail } from '@/components/agents';
import { DraftPlan } from '@/components/draft-plan';
import type { InboxDraftFragment } from '@/gql/graphql';
import { useActionKeys } from '@/lib/actions/registry';
import { ariaKeys } from '@/lib/actions/types';
import { DraftEditor } from './draft-editor';
import { DraftEvidence } from './draft-evidence';
import { DraftText } from './draft-text';
import type { DraftActs } from './use-draft-acts';
import type { KeptEdit } from './use-kept-edit';

interface DraftCardProps {
  draft: InboxDraftFragment;
  leadName: string;
  /** What is written so far, while it is. */
  writing: string | null;
  acts: DraftActs;
  mayReply: boolean;
  /** What a person makes of it. */
  edit: KeptEdit;
  onReject: () => void;
}

/** What an agent would answer, and why a person decides about it. */
export function DraftCard(props: DraftCardProps) {
  const { draft, leadName, writing, acts, mayReply, edit, onReject } = props;
  const { editing } = edit;
  const pending = draft.state === 'PENDING';
  return (
    <section
      aria-label={`Draft for ${leadName}`}
      className="max-h-[55%] min-h-32 overflow-y-auto border-t bg-surface p-3"
    >
      <AgentRail slug={draft.agent} className="flex flex-col gap-2">
        <header className="flex flex-wrap items-center gap-x-2 gap-y-1 text-12 text-ink-3">
          <AgentLabel slug={draft.agent} className="text-13 text-ink" />
          <span>version {draft.versionNumber}</span>
          {draft.simulated ? <Badge>Simulated</Badge> : null}
          {draft.confidence === null ? null : (
            <span className="tabular-nums">{Math.round(draft.confidence * 100)} % sure</span>
          )}
          {draft.decisionId ? (
            <Link
              href={`/agents/${draft.agent.toLowerCase()}?tab=decisions&decision=${draft.decisionId}`}
              className="ml-auto rounded-sm underline decoration-dotted underline-offset-2 hover:text-ink"
            >
              Decision record
            </Link>
          ) : null}
        </header>
        {acts.problem ? (
          <Banner tone="danger" announce>
            {acts.problem}
          </Banner>
        ) : null}
        {draft.subject && !editing ? <p className="text-13 font-medium">{draft.subject}</p> : null}
        {!pending ? (
          <p
            aria-live="polite"
            aria-busy="true"
            className="min-h-5 text-14 break-words whitespace-pre-wrap text-ink-2"
          >
            {writing || 'Is being written…'}
          </p>
        ) : editing ? (
          <DraftEditor
            draft={draft}
            leadName={leadName}
            begun={edit.begun}
            asked={edit.asked}
            busy={acts.busy}
            onText={edit.setText}
            onApprove={(changed) => void acts.approve(changed)}
            onCancel={edit.end}
          />
        ) : (
          <DraftText draft={draft} />
        )}
        {pending && !editing ? <DraftPlan draft={draft} /> : null}
        {pending && draft.reason ? (
          <p className="text-12 text-ink-2">
            <span className="font-medium">Why you decide:</span> {draft.reason}
          </p>
        ) : null}
        {pending ? <DraftEvidence draft={draft} /> : null}
        {pending && mayReply && !editing ? (
          <Decision
            busy={acts.busy}
            onApprove={() => void acts.approve()}
            onEdit={edit.begin}
            onReject={onReject}
          />
        ) : null}
      </AgentRail>
    </section>
  );
}

interface DecisionProps {
  busy: boolean;
  onApprove: () => void;
  onEdit: () => void;
  onReject: () => void;
}

function Decision({ busy, onApprove, onEdit, onReject }: DecisionProps) {
  const approveKeys = useActionKeys('inbox.approve');
  const editKeys = useActionKeys('inbox.edit');
  const rejectKeys = useActionKeys('inbox.reject');
  return (
    <div className="flex flex-wrap gap-2">
      <Button
        size="sm"
        variant="primary"
        loading={busy}
        icon={<Check aria-hidden />}
        aria-keyshortcuts={ariaKeys(approveKeys)}
        onClick={onApprove}
      >
        Approve
        {approveKeys ? <Kbd keys={approveKeys} inverted /> : null}
      </Button>
      <Button size="sm" icon={<Pencil aria-hidden />} aria-keyshortcuts={ariaKeys(editKeys)} onClick={onEdit}>
        Edit
        {editKeys ? <Kbd keys={editKeys} /> : null}
      </Button>
      <Button size="sm" icon={<X aria-hidden />} aria-keyshortcuts={ariaKeys(rejectKeys)} onClick={onReject}>
        Reject
        {rejectKeys ? <Kbd keys={rejectKeys} /> : null}
      </Button>
    </div>
  );
}
