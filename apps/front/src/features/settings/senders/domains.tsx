'use client';
import { useMutation, useQuery } from '@apollo/client/react';
import { Banner, Button, CopyButton, Field, Input, StatusChip, toast, type Tone } from '@og/ui';
import Link from 'next/link';
import { useState, type FormEvent } from 'react';
import { QueryError } from '@/components/query-error';
import { RoleGate } from '@/components/role-gate';
import {
  AccountsDocument,
  AddSendingDomainDocument,
  CheckSendingDomainDocument,
  MailSendersDocument,
  type DomainFieldsFragment as Domain,
  type DomainState,
} from '@/gql/graphql';
import { refusal } from '@/lib/apollo/refusal';
import { formatMoment } from '@/lib/format';

const domainStates: Record<DomainState, { label: string; tone: Tone }> = {
  PENDING: { label: 'Waiting for DNS', tone: 'warn' },
  VERIFIED: { label: 'Verified', tone: 'success' },
  FAILED: { label: 'Failed', tone: 'danger' },
};

/** A domain, whether its DNS lets mail leave, and the records to put there. */
export function DomainRow({ domain }: { domain: Domain }) {
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
      {domain.records.length === 0 ? null : domain.state === 'VERIFIED' ? (
        <details className="text-12">
          <summary className="w-fit cursor-pointer rounded-sm py-1 text-ink-2">DNS records</summary>
          <Records domain={domain} />
        </details>
      ) : (
        <Records domain={domain} />
      )}
    </li>
  );
}

function Records({ domain }: { domain: Domain }) {
  return (
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
  );
}

/** Registers a domain with the connected provider of e-mail. */
export function AddDomain() {
  const { data, error, refetch } = useQuery(AccountsDocument);
  const [add, { loading }] = useMutation(AddSendingDomainDocument, { refetchQueries: [MailSendersDocument] });
  const [domain, setDomain] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const account = data?.integrations.find(
    ({ vendor, state }) => vendor === 'SENDGRID' && state !== 'DISABLED',
  );
  if (error && !data) return <QueryError what="Connected accounts" error={error} onRetry={refetch} />;
  if (data && !account)
    return (
      <p className="text-13 text-ink-2">
        <Link href="/settings/integrations" className="rounded-sm underline underline-offset-2">
          Connect SendGrid
        </Link>{' '}
        to add a domain.
      </p>
    );
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
