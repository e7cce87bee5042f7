'use client';
import { NoPermission, PageHeader, Skeleton, Tabs } from '@og/ui';
import { parseAsStringLiteral, useQueryState } from 'nuqs';
import { lazyPart } from '@/components/lazy-part';
import { useMe } from '@/lib/session/use-me';

const loading = <Skeleton className="h-80" />;
const Rules = lazyPart(() => import('./rules').then((file) => file.Rules), loading);
const Buckets = lazyPart(() => import('./buckets').then((file) => file.Buckets), loading);
const Dispositions = lazyPart(() => import('./dispositions').then((file) => file.Dispositions), loading);
const Replies = lazyPart(() => import('./canned-replies').then((file) => file.CannedReplies), loading);

const tabs = [
  { value: 'rules', label: 'Assignment & answer time', of: Rules },
  { value: 'buckets', label: 'Buckets', of: Buckets },
  { value: 'dispositions', label: 'Dispositions', of: Dispositions },
  { value: 'replies', label: 'Canned replies', of: Replies },
] as const;
const values = tabs.map(({ value }) => value);

/** How the team works its inbox. Reps write canned replies; the rest is for who manages the inbox. */
export function InboxSettingsPage() {
  const { can, me } = useMe();
  const [tab, setTab] = useQueryState('tab', parseAsStringLiteral(values).withDefault('rules'));
  const allowed = tab === 'replies' || !me || can('inbox.manage');
  return (
    <>
      <PageHeader title="Inbox" meta="Who gets a reply, by when it is answered, and how it is sorted." />
      <Tabs
        label="Inbox settings"
        value={tab}
        onValueChange={(next) => void setTab(values.find((value) => value === next) ?? null)}
        items={tabs.map(({ value, label, of: Content }) => ({
          value,
          label,
          content:
            value !== tab ? (
              <></>
            ) : allowed ? (
              <Content />
            ) : (
              <NoPermission needs="Manager" what="Changing how the inbox works" />
            ),
        }))}
      />
    </>
  );
}
