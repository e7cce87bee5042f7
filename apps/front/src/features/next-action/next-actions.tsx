'use client';
import { useQuery } from '@apollo/client/react';
import { Section } from '@og/ui';
import Link from 'next/link';
import { QueryError } from '@/components/query-error';
import { NextActionsDocument } from '@/gql/graphql';
import { useRenewed } from '@/lib/events/use-renewed';
import { NextActionButton } from './next-action-button';

/** What a person should do next, each with its reason; nothing when nobody waits. */
export function NextActions() {
  const { data, error, refetch } = useQuery(NextActionsDocument, { fetchPolicy: 'cache-and-network' });
  useRenewed(['inbox_item', 'message', 'task', 'call', 'appointment', 'suppression'], refetch, 3_000);
  const actions = data?.nextActions;
  if (error && !actions) return <QueryError what="What to do next" error={error} onRetry={refetch} />;
  if (!actions || actions.length === 0) return null;
  return (
    <Section title="Do next">
      <ol aria-label="Do next" className="flex flex-col">
        {actions.map(({ lead, ...action }) => (
          <li
            key={lead.id}
            className="flex min-h-13 flex-wrap items-center gap-x-3 gap-y-1.5 border-b py-2 last:border-b-0"
          >
            <span className="flex min-w-0 flex-1 basis-60 flex-col">
              <Link href={`/leads/${lead.id}`} className="w-fit rounded-sm font-medium hover:underline">
                {lead.name}
              </Link>
              <span className="text-13 break-words text-ink-2">{action.reason}</span>
            </span>
            <NextActionButton lead={lead} action={action} quiet />
          </li>
        ))}
      </ol>
    </Section>
  );
}
