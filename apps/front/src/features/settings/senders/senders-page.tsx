'use client';
import { useMutation, useQuery } from '@apollo/client/react';
import {
  Button,
  ConfirmDialog,
  EmptyState,
  formatCount,
  PageHeader,
  Section,
  SkeletonRows,
  StatusChip,
  toast,
} from '@og/ui';
import { Phone } from 'lucide-react';
import { useState } from 'react';
import { QueryError } from '@/components/query-error';
import { RoleGate } from '@/components/role-gate';
import { RetireSenderNumberDocument, SendersDocument, type SenderNumberFieldsFragment } from '@/gql/graphql';
import { refusal } from '@/lib/apollo/refusal';
import { senderStates, vendorNames } from '../vendors';
import { AddNumber } from './add-number';
import { SenderPools } from './sender-pools';

export function SendersPage() {
  const { data, error, refetch } = useQuery(SendersDocument);
  const [retire] = useMutation(RetireSenderNumberDocument);
  const [leaving, setLeaving] = useState<SenderNumberFieldsFragment | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const numbers = data?.senderNumbers;
  return (
    <>
      <PageHeader
        title="Senders"
        meta="The numbers messages come from. A lead keeps the number it was first written from."
      />
      <Section title="Numbers">
        {numbers ? (
          numbers.length === 0 ? (
            <EmptyState icon={<Phone />} title="No number to send from yet">
              Add one of the numbers of your connected provider below.
            </EmptyState>
          ) : (
            <ul className="flex flex-col">
              {numbers.map((number) => (
                <NumberRow
                  key={number.id}
                  number={number}
                  onRetire={() => (setProblem(null), setLeaving(number))}
                />
              ))}
            </ul>
          )
        ) : error ? (
          <QueryError what="Numbers" error={error} onRetry={refetch} />
        ) : (
          <SkeletonRows rows={2} density="relaxed" />
        )}
      </Section>
      <RoleGate atLeast="ADMIN" what="Adding numbers">
        <Section
          title="Add a number"
          description="It must belong to an account under Integrations; the provider is asked before it is saved."
        >
          <AddNumber />
        </Section>
        {data && data.senderNumbers.length > 0 ? (
          <SenderPools pools={data.senderPools} numbers={data.senderNumbers} />
        ) : null}
      </RoleGate>
      <ConfirmDialog
        open={leaving !== null}
        onOpenChange={(open) => !open && setLeaving(null)}
        title={`Retire ${leaving?.phone ?? ''}?`}
        confirmLabel="Retire number"
        tone="danger"
        error={problem}
        onConfirm={async () => {
          if (!leaving) return;
          const why = await refusal(async () => {
            const { data: answer } = await retire({ variables: { id: leaving.id } });
            return answer?.retireSenderNumber;
          });
          setProblem(why);
          if (!why) {
            toast.success(`${leaving.phone} no longer sends`);
            setLeaving(null);
          }
        }}
      >
        <p>It sends nothing more. Replies to it still arrive in the inbox.</p>
      </ConfirmDialog>
    </>
  );
}

function NumberRow({ number, onRetire }: { number: SenderNumberFieldsFragment; onRetire: () => void }) {
  const state = senderStates[number.state];
  return (
    <li className="flex min-h-13 flex-wrap items-center gap-3 border-b py-2 last:border-b-0">
      <span className="flex min-w-0 flex-1 flex-col">
        <span className="font-medium tabular-nums">{number.phone}</span>
        <span className="text-12 text-ink-3">
          {number.label ? `${number.label} · ` : ''}
          {vendorNames[number.vendor]} · {formatCount(number.sentToday)} sent today
        </span>
        {number.stateReason ? <span className="text-12 text-ink-2">{number.stateReason}</span> : null}
      </span>
      <StatusChip tone={state.tone}>{state.label}</StatusChip>
      {number.state === 'RETIRED' ? null : (
        <RoleGate atLeast="ADMIN" what="Retiring numbers" fallback={null}>
          <Button variant="ghost" onClick={onRetire}>
            Retire<span className="sr-only"> {number.phone}</span>
          </Button>
        </RoleGate>
      )}
    </li>
  );
}
