'use client';
import { useQuery } from '@apollo/client/react';
import { PageHeader, SkeletonRows, Tabs } from '@og/ui';
import { parseAsStringLiteral, useQueryState } from 'nuqs';
import { lazyPart } from '@/components/lazy-part';
import { QueryError } from '@/components/query-error';
import { SendersDocument } from '@/gql/graphql';
import { useRenewed } from '@/lib/events/use-renewed';
import { Numbers } from './numbers';

const drawing = <SkeletonRows rows={3} density="relaxed" />;
const SenderPools = lazyPart(() => import('./sender-pools').then((file) => file.SenderPools), drawing);
const Mail = lazyPart(() => import('./mail').then((file) => file.Mail), drawing);
const Registration = lazyPart(() => import('./registration').then((file) => file.Registration), drawing);

const tabs = ['numbers', 'pools', 'mail', 'registration'] as const;

/** What messages leave from: numbers, their pools, mailboxes, and what carriers know of the business. */
export function SendersPage() {
  const [tab, setTab] = useQueryState('tab', parseAsStringLiteral(tabs).withDefault('numbers'));
  const { data, error, refetch } = useQuery(SendersDocument, { fetchPolicy: 'cache-and-network' });
  useRenewed(['team'], refetch, 2_000);
  const waiting = error ? (
    <QueryError what="Senders" error={error} onRetry={refetch} />
  ) : (
    <SkeletonRows rows={3} density="relaxed" />
  );
  return (
    <>
      <PageHeader
        title="Senders"
        meta="What messages come from. A lead keeps the number it was first written from."
      />
      <Tabs
        label="Kinds of senders"
        value={tab}
        onValueChange={(next) => void setTab(next as (typeof tabs)[number])}
        items={[
          {
            value: 'numbers',
            label: 'Numbers',
            content: data ? <Numbers numbers={data.senderNumbers} /> : waiting,
          },
          {
            value: 'pools',
            label: 'Pools',
            content: data ? <SenderPools pools={data.senderPools} numbers={data.senderNumbers} /> : waiting,
          },
          { value: 'mail', label: 'E-mail', content: <Mail /> },
          { value: 'registration', label: '10DLC', content: <Registration /> },
        ]}
      />
    </>
  );
}
