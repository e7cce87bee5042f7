'use client';
import { useMutation, useQuery } from '@apollo/client/react';
import {
  Banner,
  Button,
  ConfirmDialog,
  CopyButton,
  EmptyState,
  Field,
  Input,
  Section,
  Select,
  SkeletonRows,
  StatusChip,
  Switch,
  toast,
  type Tone,
} from '@og/ui';
import { Mail as MailIcon } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { QueryError } from '@/components/query-error';
import { RoleGate } from '@/components/role-gate';
import {
  AddSenderMailboxDocument,
  AddSendingDomainDocument,
  CheckSendingDomainDocument,
  MailAccountsDocument,
  MailSendersDocument,
  RetireSenderMailboxDocument,
  type DomainFieldsFragment as Domain,
  type DomainState,
  type MailboxFieldsFragment as Mailbox,
} from '@/gql/graphql';
import { refusal } from '@/lib/apollo/refusal';
import { formatMoment } from '@/lib/format';
import { senderStates } from '../vendors';
import { allowance } from './health-words';
import { HealthChip, HealthReason, LiftQuarantine } from './sender-health';

/** The domains that e-mail leaves from, and the mailboxes on them. */
export function Mail() {
  const { data, error, refetch } = useQuery(MailSendersDocument, { fetchPolicy: 'cache-and-network' });
  if (error && !data) return <QueryError what="Mailboxes" error={error} onRetry={refetch} />;
  if (!data) return <SkeletonRows rows={3} density="relaxed" />;
  return (
    <div>
      <Section
        title="Domains"
        description="Mail is believed when your DNS says that it may leave from here. Put these records in, then check."
      >
        {data.sendingDomains.length === 0 ? (
          <p className="text-13 text-ink-3">No domain yet.</p>
        ) : (
          <ul className="flex flex-col">
            {data.sendingDomains.map((domain) => (
              <DomainRow key={domain.id} domain={domain} />
            ))}
          </ul>
        )}
        <RoleGate atLeast="ADMIN" what="Adding domains" fallback={null}>
          <AddDomain />
        </RoleGate>
      </Section>
      <Section
        title="Mailboxes"
        description="E-mail steps leave from these; answers come back into the inbox."
      >
        {data.senderMailboxes.length === 0 ? (
          <EmptyState icon={<MailIcon />} title="No mailbox yet">
            Add a domain first, then a mailbox on it.
          </EmptyState>
        ) : (
          <ul className="flex flex-col">
            {data.senderMailboxes.map((mailbox) => (
              <MailboxRow key={mailbox.id} mailbox={mailbox} />
            ))}
          </ul>
        )}
        {data.sendingDomains.length > 0 ? (
          <RoleGate atLeast="ADMIN" what="Adding mailboxes" fallback={null}>
            <AddMailbox domains={data.sendingDomains} />
          </RoleGate>
        ) : null}
      </Section>
    </div>
  );
}

const domainStates: Record<DomainState, { label: string; tone: Tone }> = {
  PENDING: { label: 'Waiting for DNS', tone: 'warn' },
  VERIFIED: { label: 'Verified', tone: 'success' },
  FAILED: { label: 'Failed', tone: 'danger' },
};

function DomainRow({ domain }: { domain: Domain }) {
  const [check, { loading }] = useMutation(CheckSendingDomainDocument);
  const run = async () => {
    const why = await refusal(
      async () => (await check({ variables: { id: domain.id } })).data?.checkSendingDomain,
    );
    if (why) toast.error(why);
    else toast.success(`${domain.domain} was checked`);
  };
  const { label, tone } = domainStates[domain.state];
  return (
    <li className="flex flex-col gap-2 border-b py-3 last:border-b-0">
      <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="min-w-0 flex-1 basis-40 font-medium break-all">{domain.domain}</span>
        <StatusChip tone={tone}>{label}</StatusChip>
        <RoleGate atLeast="ADMIN" what="Checking domains" fallback={null}>
          <Button loading={loading} onClick={() => void run()}>
            Check now<span className="sr-only"> {domain.domain}</span>
          </Button>
        </RoleGate>
      </span>
      <span className="text-12 text-ink-3">
        {(['spf', 'dkim', 'dmarc'] as const)
          .map((key) => `${key.toUpperCase()} ${domain[key] ? 'set' : 'missing'}`)
          .join(' · ')}
        {domain.checkedAt ? ` · checked ${formatMoment(domain.checkedAt)}` : ''}
        {domain.complaintRate === null
          ? ''
          : ` · ${(domain.complaintRate * 100).toFixed(2)} % complaints in 30 days`}
      </span>
      {domain.stateReason ? <span className="text-12 text-ink-2">{domain.stateReason}</span> : null}
      {domain.records.length > 0 ? (
        <ul aria-label={`DNS records of ${domain.domain}`} className="flex flex-col gap-1">
          {domain.records.map((record) => (
            <li
              key={`${record.type} ${record.host}`}
              className="flex flex-wrap items-center gap-x-2 gap-y-1 rounded-md bg-sunken px-2.5 py-1.5 text-12"
            >
              <StatusChip tone={record.valid ? 'success' : 'warn'}>
                {record.valid ? 'Found' : 'Missing'}
              </StatusChip>
              <span className="font-mono">{record.type}</span>
              <span className="min-w-0 flex-1 basis-48 font-mono break-all">
                {record.host} <span className="text-ink-3">→</span> {record.value}
              </span>
              <CopyButton value={record.value} label="Copy value" />
            </li>
          ))}
        </ul>
      ) : null}
    </li>
  );
}

function AddDomain() {
  const { data } = useQuery(MailAccountsDocument);
  const [add, { loading }] = useMutation(AddSendingDomainDocument, { refetchQueries: [MailSendersDocument] });
  const [domain, setDomain] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const account = data?.integrations.find(
    ({ vendor, state }) => vendor === 'SENDGRID' && state !== 'DISABLED',
  );
  if (data && !account)
    return <p className="text-13 text-ink-3">Connect SendGrid under Integrations to add a domain.</p>;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!account) return;
    const why = await refusal(
      async () =>
        (await add({ variables: { input: { domain: domain.trim(), integrationId: account.id } } })).data
          ?.addSendingDomain,
    );
    setProblem(why);
    if (why) return;
    setDomain('');
    toast.success('The domain was added: put its records into your DNS');
  };
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-3">
      {problem ? (
        <Banner tone="danger" announce>
          {problem}
        </Banner>
      ) : null}
      <div className="flex flex-wrap items-end gap-2">
        <Field label="New domain" className="min-w-48 flex-1">
          <Input
            value={domain}
            autoComplete="off"
            spellCheck={false}
            placeholder="mail.example.com"
            onChange={(event) => setDomain(event.target.value)}
          />
        </Field>
        <Button type="submit" loading={loading} disabled={!account}>
          Add domain
        </Button>
      </div>
    </form>
  );
}

function MailboxRow({ mailbox }: { mailbox: Mailbox }) {
  const [retire] = useMutation(RetireSenderMailboxDocument);
  const [asking, setAsking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const state = senderStates[mailbox.state];
  return (
    <li className="flex flex-wrap items-start gap-3 border-b py-3 last:border-b-0">
      <span className="flex min-w-0 flex-1 basis-60 flex-col gap-0.5">
        <span className="font-medium break-all">{mailbox.address}</span>
        <span className="text-12 text-ink-3">
          {mailbox.displayName}
          {mailbox.replyTo ? ` · answers to ${mailbox.replyTo}` : ''}
        </span>
        <span className="text-12 text-ink-3 tabular-nums">{allowance(mailbox)}</span>
        {mailbox.stateReason ? <span className="text-12 text-ink-2">{mailbox.stateReason}</span> : null}
        <HealthReason health={mailbox.health} />
      </span>
      <span className="flex flex-wrap gap-1.5">
        {mailbox.state === 'ACTIVE' ? <HealthChip health={mailbox.health} /> : null}
        <StatusChip tone={state.tone}>{state.label}</StatusChip>
      </span>
      {mailbox.state === 'RETIRED' ? null : (
        <RoleGate atLeast="ADMIN" what="Changing mailboxes" fallback={null}>
          <span className="flex gap-1">
            {mailbox.health.state === 'QUARANTINED' ? (
              <LiftQuarantine senderId={mailbox.id} name={mailbox.address} />
            ) : null}
            <Button variant="ghost" onClick={() => (setProblem(null), setAsking(true))}>
              Retire<span className="sr-only"> {mailbox.address}</span>
            </Button>
          </span>
        </RoleGate>
      )}
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={`Retire ${mailbox.address}?`}
        confirmLabel="Retire mailbox"
        tone="danger"
        error={problem}
        onConfirm={async () => {
          const why = await refusal(
            async () => (await retire({ variables: { id: mailbox.id } })).data?.retireSenderMailbox,
          );
          setProblem(why);
          if (why) return;
          toast.success(`${mailbox.address} no longer sends`);
          setAsking(false);
        }}
      >
        <p>It sends nothing more. Answers to it still arrive in the inbox.</p>
      </ConfirmDialog>
    </li>
  );
}

function AddMailbox({ domains }: { domains: readonly Domain[] }) {
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
    <form noValidate onSubmit={submit} className="flex max-w-110 flex-col items-start gap-3">
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
