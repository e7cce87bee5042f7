'use client';
import { useQuery } from '@apollo/client/react';
import { SkeletonRows, Timeline } from '@og/ui';
import { CircleDot } from 'lucide-react';
import Link from 'next/link';
import { QueryError } from '@/components/query-error';
import { InboxLeadTimelineDocument } from '@/gql/graphql';
import { useServerNow } from '@/lib/clock';
import { useTeamEvents } from '@/lib/events/team-events-provider';
import { formatAgo } from '@/lib/format';
import { useThrottled } from '@/lib/use-throttled';

const shown = 8;

/** The latest events of a lead; all of them are on the lead's page. */
export function LeadTimeline({ leadId, onWhy }: { leadId: string; onWhy: (messageId: string) => void }) {
  const { data, error, refetch } = useQuery(InboxLeadTimelineDocument, {
    variables: { id: leadId, first: shown },
    fetchPolicy: 'cache-and-network',
    notifyOnNetworkStatusChange: false,
  });
  const refresh = useThrottled(() => void refetch().catch(() => undefined), 1000);
  useTeamEvents(({ ids }) => {
    if (ids.includes(leadId)) refresh();
  });
  const now = useServerNow();
  const timeline = data?.lead?.timeline;
  if (!timeline) {
    if (error) return <QueryError what="The timeline" error={error} onRetry={refetch} />;
    return data ? null : <SkeletonRows rows={3} />;
  }
  if (timeline.edges.length === 0) return <p className="text-13 text-ink-3">Nothing has happened yet.</p>;
  return (
    <>
      <Timeline
        label="Recent events"
        items={timeline.edges.slice(0, shown).map(({ node }) => ({
          id: node.id,
          icon: <CircleDot aria-hidden />,
          title: node.title,
          cause: node.actor,
          at: node.at,
          atText: now ? formatAgo(node.at, now) : '',
          body: (
            <>
              {node.detail}
              {node.messageId && node.type === 'message.sent' ? (
                <button
                  type="button"
                  onClick={() => node.messageId && onWhy(node.messageId)}
                  className="ml-1 rounded-sm text-12 text-ink-3 underline decoration-dotted underline-offset-2 hover:text-ink"
                >
                  Why?<span className="sr-only"> {node.title}</span>
                </button>
              ) : null}
            </>
          ),
        }))}
      />
      <Link href={`/leads/${leadId}`} className="self-start rounded-sm text-13 text-ink-2 hover:underline">
        All events
      </Link>
    </>
  );
}
