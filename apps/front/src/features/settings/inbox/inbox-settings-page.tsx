'use client';
import { NoPermission, PageHeader, Skeleton, Tabs } from '@og/ui';
import { parseAsStringLiteral, useQueryState } from 'nuqs';
import { useState } from 'react';
import { lazyPart } from '@/components/lazy-part';
import { useMe } from '@/lib/session/use-me';
import { useUnsavedWarning } from '@/lib/leave/use-unsaved-warning';
import type { RulesEdit } from './rules-draft';

const loading = <Skeleton className="h-80" />;
const Rules = lazyPart(() => import('./rules').then((file) => file.Rules), loading);
const Buckets = lazyPart(() => import('./buckets').then((file) => file.Buckets), loading);
const Dispositions = lazyPart(() => import('./dispositions').then((file) => file.Dispositions), loading);
const Replies = lazyPart(() => import('./canned-replies').then((file) => file.CannedReplies), loading);

const tabs = [
  { value: 'rules', label: 'Assignment & answer time' },
  { value: 'buckets', label: 'Buckets' },
  { value: 'dispositions', label: 'Dispositions' },
  { value: 'replies', label: 'Canned replies' },
] as const;
const values = tabs.map(({ value }) => value);

/** How the team works its inbox. Reps write canned replies; the rest is for who manages the inbox. */
export function InboxSettingsPage() {
  const { can, me } = useMe();
  const [tab, setTab] = useQueryState('tab', parseAsStringLiteral(values).withDefault('rules'));
  // Here and not in its tab, which goes when another one is looked at.
  const [edit, setEdit] = useState<RulesEdit | null>(null);
  useUnsavedWarning(edit !== null);
  const allowed = tab === 'replies' || !me || can('inbox.manage');
  return (
    <>
      <PageHeader title="Inbox" meta="Who gets a reply, by when it is answered, and how it is sorted." />
      <Tabs
        label="Inbox settings"
        value={tab}
        onValueChange={(next) => void setTab(values.find((value) => value === next) ?? null)}
        items={tabs.map(({ value, label }) => ({
          value,
          label,
          content:
            value !== tab ? (
              <></>
            ) : !allowed ? (
              <NoPermission needs="Manager" what="Changing how the inbox works" />
            ) : value === 'rules' ? (
              <Rules edit={edit} onEdit={setEdit} />
            ) : (
              listOf(value)
            ),
        }))}
      />
    </>
  );
}

function listOf(tab: 'buckets' | 'dispositions' | 'replies') {
  switch (tab) {
    case 'buckets':
      return <Buckets />;
    case 'dispositions':
      return <Dispositions />;
    case 'replies':
      return <Replies />;
  }
}
