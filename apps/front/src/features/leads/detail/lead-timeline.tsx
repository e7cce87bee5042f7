'use client';
import { useQuery } from '@apollo/client/react';
import { Banner, Button, SkeletonRows, Timeline } from '@og/ui';
import {
  Ban,
  CalendarCheck,
  CircleDot,
  FileUp,
  GitMerge,
  MessageSquare,
  Megaphone,
  Pencil,
  Send,
  ShieldCheck,
  type LucideIcon,
} from 'lucide-react';
import { useState } from 'react';
import { lazyDialog } from '@/components/lazy-dialog';
import { QueryError } from '@/components/query-error';
import { LeadTimelineDocument, type LeadTimelineQuery } from '@/gql/graphql';
import { friendlyError } from '@/lib/apollo/errors';
import { formatMoment } from '@/lib/format';
import { useLiveLead } from './use-live-lead';

const DecisionPanel = lazyDialog(
  () => import('@/features/decision').then((file) => file.DecisionPanel),
  ({ messageId }) => messageId !== null,
);

type Event = NonNullable<LeadTimelineQuery['lead']>['timeline']['edges'][number]['node'];

/** Only what we sent was decided upon. */
const asksWhy = (event: Event) => event.messageId !== null && event.type === 'message.sent';

const pageSize = 20;

/** The first word that an event's type contains decides; what fits none gets a plain dot. */
const icons: readonly [string, LucideIcon][] = [
  ['received', MessageSquare],
  ['inbound', MessageSquare],
  ['message', Send],
  ['suppress', Ban],
  ['opt_out', Ban],
  ['consent', ShieldCheck],
  ['import', FileUp],
  ['merge', GitMerge],
  ['enroll', Megaphone],
  ['campaign', Megaphone],
  ['appointment', CalendarCheck],
  ['lead', Pencil],
];

function EventIcon({ type }: { type: string }) {
  const Icon = icons.find(([word]) => type.includes(word))?.[1] ?? CircleDot;
  return <Icon aria-hidden />;
}

/** Everything that happened to a lead, newest first, with who did it and why. */
export function LeadTimeline({ id, conversationId }: { id: string; conversationId: string | null }) {
  const { data, error, refetch, fetchMore } = useQuery(LeadTimelineDocument, {
    variables: { id, first: pageSize },
  });
  const [why, setWhy] = useState<string | null>(null);
  const [older, setOlder] = useState<{ loading: boolean; problem: string | null }>({
    loading: false,
    problem: null,
  });
  const timeline = data?.lead?.timeline;
  const loaded = timeline?.edges.length ?? 0;
  // What was loaded stays loaded, as far as one page of the server goes.
  useLiveLead(
    id,
    conversationId,
    () => void refetch({ id, first: Math.min(100, Math.max(pageSize, loaded)) }),
  );
  const loadOlder = () => {
    const after = timeline?.pageInfo.endCursor;
    if (!after || older.loading) return;
    setOlder({ loading: true, problem: null });
    fetchMore({ variables: { after, first: pageSize } }).then(
      () => setOlder({ loading: false, problem: null }),
      (failure: unknown) => setOlder({ loading: false, problem: friendlyError(failure).message }),
    );
  };
  const item = (event: Event) => ({
    id: event.id,
    icon: <EventIcon type={event.type} />,
    title: event.title,
    cause: event.actor,
    at: event.at,
    atText: formatMoment(event.at),
    body:
      event.detail || asksWhy(event) ? (
        <>
          {event.detail ? <p className="whitespace-pre-line">{event.detail}</p> : null}
          {asksWhy(event) ? (
            <Button size="sm" variant="ghost" className="-ml-2" onClick={() => setWhy(event.messageId)}>
              Why?
              <span className="sr-only">
                {' '}
                Decision about “{event.title}”, {formatMoment(event.at)}
              </span>
            </Button>
          ) : null}
        </>
      ) : undefined,
  });
  return (
    <section aria-label="History" className="flex min-w-0 flex-col gap-3">
      <h2 className="text-14 font-semibold">History</h2>
      {timeline ? (
        timeline.edges.length === 0 ? (
          <p className="text-13 text-ink-3">Nothing has happened yet</p>
        ) : (
          <>
            <Timeline label="History" items={timeline.edges.map((edge) => item(edge.node))} />
            {older.problem ? (
              <Banner tone="danger" announce>
                Older events could not be loaded. {older.problem}
              </Banner>
            ) : null}
            {timeline.pageInfo.hasNextPage ? (
              <Button className="self-start" loading={older.loading} onClick={loadOlder}>
                Show older
              </Button>
            ) : null}
          </>
        )
      ) : error ? (
        <QueryError what="The history" error={error} onRetry={refetch} />
      ) : (
        <SkeletonRows rows={5} density="relaxed" />
      )}
      <DecisionPanel messageId={why} onClose={() => setWhy(null)} />
    </section>
  );
}
