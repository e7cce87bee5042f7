'use client';
import { useMutation } from '@apollo/client/react';
import { Banner, Button, Field, Input, Select, Switch, toast } from '@og/ui';
import { useState, type FormEvent } from 'react';
import { AskFirst } from '@/components/ask-first';
import { RoleGate } from '@/components/role-gate';
import {
  AddSenderMailboxDocument,
  MailSendersDocument,
  RetireSenderMailboxDocument,
  type DomainFieldsFragment as Domain,
  type MailboxFieldsFragment as Mailbox,
} from '@/gql/graphql';
import { refusal } from '@/lib/apollo/refusal';
import { EditMailbox } from './edit-mailbox';
import { allowance } from './health-words';
import { HealthReason, LiftQuarantine, SenderChip } from './sender-health';

/** A mailbox with what it may send, and why it does not. */
export function MailboxRow({ mailbox }: { mailbox: Mailbox }) {
  const [retire] = useMutation(RetireSenderMailboxDocument);
  const [asking, setAsking] = useState(false);
  const [editing, setEditing] = useState(false);
  return (
    <li className="flex flex-wrap items-start gap-x-3 border-b py-2 last:border-b-0">
      <span className="flex min-w-0 flex-1 basis-60 flex-col gap-0.5 py-1.5">
        <span className="font-medium break-all">{mailbox.address}</span>
        <span className="text-12 text-ink-3">
          {mailbox.displayName}
          {mailbox.replyTo ? ` · answers to ${mailbox.replyTo}` : ''}
        </span>
        <span className="text-12 text-ink-3 tabular-nums">{allowance(mailbox)}</span>
        {mailbox.stateReason ? <span className="text-12 text-ink-2">{mailbox.stateReason}</span> : null}
        <HealthReason health={mailbox.health} />
      </span>
      <span className="flex min-h-8 items-center">
        <SenderChip state={mailbox.state} health={mailbox.health} />
      </span>
      {mailbox.state === 'RETIRED' ? null : (
        <RoleGate atLeast="ADMIN" what="Changing mailboxes" fallback={null}>
          <span className="flex gap-1">
            {mailbox.health.state === 'QUARANTINED' ? (
              <LiftQuarantine senderId={mailbox.id} name={mailbox.address} />
            ) : null}
            <Button variant="ghost" onClick={() => setEditing(true)}>
              Edit<span className="sr-only"> {mailbox.address}</span>
            </Button>
            <Button variant="ghost" onClick={() => setAsking(true)}>
              Retire<span className="sr-only"> {mailbox.address}</span>
            </Button>
          </span>
        </RoleGate>
      )}
      <EditMailbox of={editing ? mailbox : null} onClose={() => setEditing(false)} />
      <AskFirst
        about={asking ? mailbox : null}
        title={({ address }) => `Retire ${address}?`}
        confirmLabel="Retire mailbox"
        onClose={() => setAsking(false)}
        act={({ id }) => refusal(async () => (await retire({ variables: { id } })).data?.retireSenderMailbox)}
        done={({ address }) => `${address} no longer sends`}
      >
        <p>It sends nothing more. Answers to it still arrive in the inbox.</p>
      </AskFirst>
    </li>
  );
}

/** Makes an address of a domain a sender. */
export function AddMailbox({ domains }: { domains: readonly Domain[] }) {
  const [add, { loading }] = useMutation(AddSenderMailboxDocument, { refetchQueries: [MailSendersDocument] });
  const [domainId, setDomainId] = useState(domains[0]?.id ?? '');
  const [local, setLocal] = useState('');
  const [displayName, setDisplayName] = useState('');
  const [warmUp, setWarmUp] = useState(true);
  const [problem, setProblem] = useState<string | null>(null);
  const domain = domains.find((one) => one.id === domainId);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const address = local.includes('@') ? local.trim() : `${local.trim()}@${domain?.domain ?? ''}`;
    const why = await refusal(
      async () =>
        (await add({ variables: { input: { domainId, address, displayName: displayName.trim(), warmUp } } }))
          .data?.addSenderMailbox,
    );
    setProblem(why);
    if (why) return;
    setLocal('');
    setDisplayName('');
    toast.success(`${address} was added`);
  };
  return (
    <form noValidate onSubmit={submit} className="flex max-w-110 flex-col items-start gap-3 pt-2">
      {problem ? (
        <Banner tone="danger" announce>
          {problem}
        </Banner>
      ) : null}
      <Field label="Domain" className="w-full">
        <Select
          value={domainId}
          options={domains.map((one) => ({ value: one.id, label: one.domain }))}
          onValueChange={setDomainId}
        />
      </Field>
      <Field label="Address" className="w-full" hint={domain ? `Before @${domain.domain}` : undefined}>
        <Input
          value={local}
          autoComplete="off"
          spellCheck={false}
          placeholder="ada"
          onChange={(event) => setLocal(event.target.value)}
        />
      </Field>
      <Field label="Shown as" className="w-full">
        <Input
          value={displayName}
          maxLength={80}
          placeholder="Ada of Example"
          onChange={(event) => setDisplayName(event.target.value)}
        />
      </Field>
      <Switch
        label="Warm up"
        hint="Little on its first days, more on each that follows."
        checked={warmUp}
        onCheckedChange={setWarmUp}
      />
      <Button type="submit" loading={loading}>
        Add mailbox
      </Button>
    </form>
  );
}
