'use client';
import { useQuery } from '@apollo/client/react';
import { Button, Section, Skeleton } from '@og/ui';
import { Phone } from 'lucide-react';
import { lazyDialog } from '@/components/lazy-dialog';
import { QueryError } from '@/components/query-error';
import { RecentCallsDocument } from '@/gql/graphql';
import { useRenewed } from '@/lib/events/use-renewed';
import { useMe } from '@/lib/session/use-me';
import { CallProblem } from './call-problem';
import { CallRow } from './call-row';
import { useCall } from './use-call';

const CallPanel = lazyDialog(
  () => import('./call-panel').then((file) => file.CallPanel),
  ({ id }) => id !== null,
);

/** A lead's calls, and the way to call: one's own phone rings first. */
export function LeadCalls({ leadId, hasPhone }: { leadId: string; hasPhone: boolean }) {
  const { can } = useMe();
  const calling = useCall();
  const { data, error, refetch } = useQuery(RecentCallsDocument, {
    variables: { leadId, first: 10 },
    fetchPolicy: 'cache-and-network',
  });
  useRenewed(['call'], refetch);
  const calls = data?.calls;
  return (
    <Section
      title="Calls"
      actions={
        hasPhone && can('calls.make') ? (
          <Button
            size="sm"
            icon={<Phone aria-hidden />}
            loading={calling.loading}
            onClick={() => void calling.call({ leadId })}
          >
            Call
          </Button>
        ) : null
      }
    >
      <CallProblem calling={calling} />
      {calls ? (
        calls.length === 0 ? (
          <p className="text-13 text-ink-3">No calls yet.</p>
        ) : (
          <ul aria-label="Calls of this lead" className="flex flex-col">
            {calls.map((call) => (
              <CallRow key={call.id} call={call} hideLead onOpen={calling.open} />
            ))}
          </ul>
        )
      ) : error ? (
        <QueryError what="Calls" error={error} onRetry={refetch} />
      ) : (
        <Skeleton className="h-12" />
      )}
      <CallPanel id={calling.openId} onClose={() => calling.open(null)} />
    </Section>
  );
}
