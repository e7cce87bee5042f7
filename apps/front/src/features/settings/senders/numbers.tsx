'use client';
import { useMutation } from '@apollo/client/react';
import { Button, EmptyState, Section, Skeleton, StatusChip } from '@og/ui';
import { Phone } from 'lucide-react';
import { agentName } from '@/components/agents';
import { AskFirst } from '@/components/ask-first';
import Link from 'next/link';
import { useState } from 'react';
import { RoleGate } from '@/components/role-gate';
import { RetireSenderNumberDocument, type SenderNumberFieldsFragment as SenderNumber } from '@/gql/graphql';
import { lazyPart } from '@/components/lazy-part';
import { refusal } from '@/lib/apollo/refusal';
import { phoneText } from '@/lib/phone-text';
import { vendorNames } from '../vendors';
import { allowance } from './health-words';
import { wordsOfUse } from './registration-words';
import { CheckNumbers } from './check-numbers';
import { HealthReason, LiftQuarantine, SenderChip } from './sender-health';

const AddNumber = lazyPart(
  () => import('./add-number').then((file) => file.AddNumber),
  <Skeleton className="h-15" />,
);
const EditNumber = lazyPart(() => import('./edit-number').then((file) => file.EditNumber));

const kinds = { LONG_CODE: 'long code', TOLL_FREE: 'toll-free', SHORT_CODE: 'short code' } as const;

/** The numbers with what each may send, and why one does not. */
export function Numbers({ numbers }: { numbers: readonly SenderNumber[] }) {
  const [editing, setEditing] = useState<SenderNumber | null>(null);
  const [leaving, setLeaving] = useState<SenderNumber | null>(null);
  return (
    <>
      <Section
        title="Numbers"
        description="What may leave from each today, how its messages fared, and why one does not send."
        actions={
          numbers.some(({ vendor, state }) => vendor === 'TWILIO' && state === 'ACTIVE') ? (
            <RoleGate atLeast="ADMIN" what="Checking numbers" fallback={null}>
              <CheckNumbers />
            </RoleGate>
          ) : null
        }
      >
        {numbers.length === 0 ? (
          <EmptyState icon={<Phone />} title="No number to send from yet">
            Add one of the numbers of a connected provider below.
          </EmptyState>
        ) : (
          <ul className="flex flex-col">
            {numbers.map((number) => (
              <NumberRow
                key={number.id}
                number={number}
                onEdit={() => setEditing(number)}
                onRetire={() => setLeaving(number)}
              />
            ))}
          </ul>
        )}
      </Section>
      <RoleGate atLeast="ADMIN" what="Adding numbers">
        <Section
          title="Add a number"
          description="It must belong to an account under Integrations; the provider is asked before it is saved."
        >
          <AddNumber />
        </Section>
      </RoleGate>
      <EditNumber of={editing} onClose={() => setEditing(null)} />
      <RetireNumber of={leaving} onClose={() => setLeaving(null)} />
    </>
  );
}

function NumberRow({
  number,
  onEdit,
  onRetire,
}: {
  number: SenderNumber;
  onEdit: () => void;
  onRetire: () => void;
}) {
  const unregistered =
    number.kind === 'LONG_CODE' && number.state === 'ACTIVE' && number.tenDlcCampaign?.state !== 'ACTIVE';
  return (
    <li className="flex flex-wrap items-start gap-x-3 border-b py-2 last:border-b-0">
      <span className="flex min-w-0 flex-1 basis-64 flex-col gap-0.5 py-1.5">
        <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="font-medium tabular-nums">{phoneText(number.phone)}</span>
          {number.label ? <span className="text-13 text-ink-2">{number.label}</span> : null}
        </span>
        <span className="text-12 text-ink-3">
          {vendorNames[number.vendor]} {kinds[number.kind]} · {number.segmentsPerSecond} segments a second
          {number.tenDlcCampaign
            ? ` · registered for ${wordsOfUse(number.tenDlcCampaign.useCase).toLowerCase()}`
            : ''}
          {number.agent ? ` · ${agentName(number.agent)} answers` : ''}
        </span>
        <span className="text-12 text-ink-3 tabular-nums">{allowance(number)}</span>
        {number.stateReason ? <span className="text-12 text-ink-2">{number.stateReason}</span> : null}
        {unregistered ? (
          <span className="text-12 text-danger">
            {number.tenDlcCampaign
              ? 'Sends nothing: its 10DLC campaign is not active.'
              : 'Sends nothing: it belongs to no 10DLC campaign.'}{' '}
            <Link
              href="/settings/senders?tab=registration"
              className="rounded-sm underline underline-offset-2"
            >
              See registration
            </Link>
          </span>
        ) : null}
        <HealthReason health={number.health} />
      </span>
      <span className="flex min-h-8 items-center">
        {unregistered ? (
          <StatusChip tone="danger">Not registered</StatusChip>
        ) : (
          <SenderChip state={number.state} health={number.health} />
        )}
      </span>
      {number.state === 'RETIRED' ? null : (
        <RoleGate atLeast="ADMIN" what="Changing numbers" fallback={null}>
          <span className="flex gap-1">
            {number.health.state === 'QUARANTINED' ? (
              <LiftQuarantine senderId={number.id} name={phoneText(number.phone)} />
            ) : null}
            <Button variant="ghost" onClick={onEdit}>
              Edit<span className="sr-only"> {phoneText(number.phone)}</span>
            </Button>
            <Button variant="ghost" onClick={onRetire}>
              Retire<span className="sr-only"> {phoneText(number.phone)}</span>
            </Button>
          </span>
        </RoleGate>
      )}
    </li>
  );
}

function RetireNumber({ of, onClose }: { of: SenderNumber | null; onClose: () => void }) {
  const [retire] = useMutation(RetireSenderNumberDocument);
  return (
    <AskFirst
      about={of}
      title={({ phone }) => `Retire ${phoneText(phone)}?`}
      confirmLabel="Retire number"
      onClose={onClose}
      act={({ id }) => refusal(async () => (await retire({ variables: { id } })).data?.retireSenderNumber)}
      done={({ phone }) => `${phoneText(phone)} no longer sends`}
    >
      <p>
        It sends nothing more; what is planned from it leaves from another number of its pool. Replies to it
        still arrive in the inbox.
      </p>
    </AskFirst>
  );
}
