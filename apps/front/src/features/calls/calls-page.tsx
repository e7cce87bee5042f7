'use client';
import { PageHeader, Tabs } from '@og/ui';
import { parseAsStringLiteral, useQueryState } from 'nuqs';
import { lazyDialog } from '@/components/lazy-dialog';
import { CallProblem } from './call-problem';
import { Queue } from './queue';
import { RecentCalls } from './recent-calls';
import { useCall } from './use-call';

const CallPanel = lazyDialog(
  () => import('./call-panel').then((file) => file.CallPanel),
  ({ id }) => id !== null,
);

const tabs = ['queue', 'recent'] as const;

/** Who is to be called, the most urgent first, and what was called. */
export function CallsPage() {
  const [tab, setTab] = useQueryState('tab', parseAsStringLiteral(tabs).withDefault('queue'));
  const calling = useCall();
  return (
    <>
      <PageHeader
        title="Calls"
        meta="Your own phone rings first, then the lead’s. The numbers leads see are yours under Settings, Senders."
      />
      {calling.problem ? (
        <div className="pb-3">
          <CallProblem calling={calling} />
        </div>
      ) : null}
      <Tabs
        label="Calls"
        value={tab}
        onValueChange={(next) => void setTab(tabs.find((value) => value === next) ?? null)}
        items={[
          {
            value: 'queue',
            label: 'To be called',
            content: tab === 'queue' ? <Queue calling={calling} /> : <></>,
          },
          {
            value: 'recent',
            label: 'Last calls',
            content: tab === 'recent' ? <RecentCalls onOpen={calling.open} /> : <></>,
          },
        ]}
      />
      <CallPanel id={calling.openId} onClose={() => calling.open(null)} />
    </>
  );
}
