'use client';
import { Button, Field, Input, Kbd, Textarea } from '@og/ui';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { DraftPlan } from '@/components/draft-plan';
import type { WaitingDraftFragment } from '@/gql/graphql';
import { useActionKeys } from '@/lib/actions/registry';
import { ariaKeys } from '@/lib/actions/types';
import { rejectReasons } from './reject-reasons';
import type { Approvals } from './use-approvals';

export interface DraftActsProps {
  draft: WaitingDraftFragment;
  approvals: Approvals;
  active: boolean;
}

/** Approve, change or reject; the keys act on the current draft only. */
export function DraftActs({ draft, approvals, active }: DraftActsProps) {
  const keys = {
    approve: useActionKeys('approvals.approve'),
    edit: useActionKeys('approvals.edit'),
    reject: useActionKeys('approvals.reject'),
  };
  const about = <span className="sr-only"> the answer to {draft.lead.name}</span>;
  const key = (value: string | undefined, inverted = false) =>
    active && value ? <Kbd keys={value} inverted={inverted} /> : null;
  if (active && approvals.mode === 'edit') return <EditDraft draft={draft} approvals={approvals} />;
  if (active && approvals.mode === 'reject') return <RejectDraft draft={draft} approvals={approvals} />;
  return (
    <div className="flex flex-wrap gap-2">
      <Button
        variant={active ? 'primary' : 'secondary'}
        aria-keyshortcuts={active ? ariaKeys(keys.approve) : undefined}
        onClick={() => approvals.approve(draft)}
      >
        Approve{about}
        {key(keys.approve, true)}
      </Button>
      <Button
        aria-keyshortcuts={active ? ariaKeys(keys.edit) : undefined}
        onClick={() => approvals.choose(draft.id, 'edit')}
      >
        Change{about}
        {key(keys.edit)}
      </Button>
      <Button
        aria-keyshortcuts={active ? ariaKeys(keys.reject) : undefined}
        onClick={() => approvals.choose(draft.id, 'reject')}
      >
        Reject{about}
        {key(keys.reject)}
      </Button>
    </div>
  );
}

function EditDraft({ draft, approvals }: Omit<DraftActsProps, 'active'>) {
  const [body, setBody] = useState(draft.body);
  const [subject, setSubject] = useState(draft.subject ?? '');
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);
  const changed = { body: body.trim(), subject: subject.trim() || null };
  const written = {
    body: changed.body,
    subject: changed.subject ?? draft.subject,
    unchanged: changed.body === draft.body && (changed.subject ?? draft.subject) === draft.subject,
  };
  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    if (changed.body === '') return;
    approvals.approve(draft, changed);
  };
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-3">
      {draft.channel === 'EMAIL' ? (
        <Field label="Subject">
          <Input value={subject} maxLength={250} onChange={(event) => setSubject(event.target.value)} />
        </Field>
      ) : null}
      <Field label={`Answer to ${draft.lead.name}`} error={body.trim() === '' ? 'Write a text first.' : null}>
        <Textarea
          ref={field}
          dir="auto"
          rows={4}
          value={body}
          onChange={(event) => {
            setBody(event.target.value);
            approvals.setWritten(event.target.value);
          }}
          onKeyDown={(event) => {
            if (event.key === 'Escape') approvals.choose(draft.id);
            if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) submit();
          }}
        />
      </Field>
      <DraftPlan draft={draft} written={written} />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" loading={approvals.sending === draft.id}>
          Approve changed
          <Kbd keys="$mod+Enter" inverted />
        </Button>
        <Button onClick={() => approvals.choose(draft.id)}>Keep as it was</Button>
      </div>
    </form>
  );
}

function RejectDraft({ draft, approvals }: Omit<DraftActsProps, 'active'>) {
  const group = useRef<HTMLDivElement>(null);
  useEffect(() => group.current?.querySelector('button')?.focus(), []);
  return (
    <div
      ref={group}
      role="group"
      aria-label={`Why the answer to ${draft.lead.name} is rejected`}
      className="flex flex-wrap gap-2"
    >
      {rejectReasons.map(({ reason, label }, index) => (
        <Button
          key={reason}
          aria-keyshortcuts={String(index + 1)}
          onClick={() => approvals.reject(draft, reason)}
        >
          {label}
          <Kbd keys={String(index + 1)} />
        </Button>
      ))}
      <Button variant="ghost" onClick={() => approvals.choose(draft.id)}>
        Not now
      </Button>
    </div>
  );
}
