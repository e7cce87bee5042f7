'use client';
import { useMutation } from '@apollo/client/react';
import { Button, Dialog, Section } from '@og/ui';
import { useState } from 'react';
import { AskFirst } from '@/components/ask-first';
import { RoleGate } from '@/components/role-gate';
import {
  DeleteSenderPoolDocument,
  SendersDocument,
  type SenderPoolFieldsFragment as Pool,
  type SendersQuery,
} from '@/gql/graphql';
import { refusal } from '@/lib/apollo/refusal';
import { phoneText } from '@/lib/phone-text';
import { PoolForm } from './pool-form';
import { rotations } from './pool-rotations';

interface SenderPoolsProps {
  pools: readonly Pool[];
  numbers: SendersQuery['senderNumbers'];
}

/** Pools: the numbers a campaign may use together, and how they take turns. */
export function SenderPools({ pools, numbers }: SenderPoolsProps) {
  const [editing, setEditing] = useState<Pool | 'new' | null>(null);
  const [leaving, setLeaving] = useState<Pool | null>(null);
  const [remove] = useMutation(DeleteSenderPoolDocument, { refetchQueries: [SendersDocument] });
  return (
    <Section
      title="Pools"
      description="A campaign sends from one pool. A lead keeps its number; new leads are spread by the pool’s rule."
      actions={
        <RoleGate atLeast="ADMIN" what="Changing pools" fallback={null}>
          <Button onClick={() => setEditing('new')}>New pool</Button>
        </RoleGate>
      }
    >
      {pools.length === 0 ? (
        <p className="text-13 text-ink-3">No pool yet: campaigns use every active number in turn.</p>
      ) : (
        <ul className="flex flex-col">
          {pools.map((pool) => (
            <li key={pool.id} className="flex flex-wrap items-start gap-x-3 border-b py-2 last:border-b-0">
              <span className="flex min-w-0 flex-1 basis-60 flex-col gap-0.5 py-1.5">
                <span className="font-medium">{pool.name}</span>
                <span className="text-13 text-ink-2 tabular-nums">
                  {pool.numbers.map((number) => number.label ?? phoneText(number.phone)).join(', ') ||
                    'No numbers'}
                </span>
                <span className="text-12 text-ink-3">
                  {rotations.find((one) => one.value === pool.rotation)?.label}
                  {pool.failover
                    ? ' · moves to another vendor’s number when one fails'
                    : ' · waits when a vendor fails'}
                </span>
              </span>
              <RoleGate atLeast="ADMIN" what="Changing pools" fallback={null}>
                <span className="flex gap-1">
                  <Button variant="ghost" onClick={() => setEditing(pool)}>
                    Edit<span className="sr-only"> {pool.name}</span>
                  </Button>
                  <Button variant="ghost" onClick={() => setLeaving(pool)}>
                    Delete<span className="sr-only"> {pool.name}</span>
                  </Button>
                </span>
              </RoleGate>
            </li>
          ))}
        </ul>
      )}
      <Dialog
        open={editing !== null}
        onOpenChange={(open) => !open && setEditing(null)}
        size="sm"
        title={editing === 'new' ? 'New pool' : `Pool ${editing?.name ?? ''}`}
      >
        {editing ? (
          <PoolForm
            key={editing === 'new' ? 'new' : editing.id}
            pool={editing === 'new' ? null : editing}
            numbers={numbers}
            onDone={() => setEditing(null)}
          />
        ) : null}
      </Dialog>
      <AskFirst
        about={leaving}
        title={({ name }) => `Delete the pool ${name}?`}
        confirmLabel="Delete pool"
        onClose={() => setLeaving(null)}
        act={({ id }) => refusal(async () => (await remove({ variables: { id } })).data?.deleteSenderPool)}
        done={({ name }) => `The pool ${name} was deleted`}
      >
        <p>Its numbers stay. A pool that a campaign uses cannot be deleted.</p>
      </AskFirst>
    </Section>
  );
}
