'use client';
import { useQuery } from '@apollo/client/react';
import { Badge, Skeleton, StatusChip } from '@og/ui';
import { QueryError } from '@/components/query-error';
import { ShowMore } from '@/components/show-more';
import { RehearsalDifferencesDocument } from '@/gql/graphql';
import { useNextPage } from '@/lib/apollo/use-next-page';
import { useRenewed } from '@/lib/events/use-renewed';
import { sentence, verdictOf } from '../words';

/** What came out another way, the recorded answer beside the rehearsed one. */
export function Differences({ id }: { id: string }) {
  const { data, error, refetch, fetchMore, networkStatus } = useQuery(RehearsalDifferencesDocument, {
    variables: { id, first: 20 },
    fetchPolicy: 'cache-and-network',
    notifyOnNetworkStatusChange: true,
  });
  useRenewed(['rehearsal'], refetch);
  const list = data?.rehearsal?.differences;
  const more = useNextPage(list?.pageInfo, networkStatus, (after) => fetchMore({ variables: { after } }));
  if (!list)
    return error ? (
      <QueryError what="The differences" error={error} onRetry={refetch} />
    ) : (
      <Skeleton className="h-24" />
    );
  return (
    <div className="flex flex-col gap-3">
      <ul aria-label="Differences" className="flex flex-col gap-3">
        {list.edges.map(({ node }) => (
          <li key={node.id} className="flex flex-col gap-2 rounded-md border p-3">
            <p className="flex flex-wrap items-center gap-2 text-13">
              {node.before.inboundText ? <q className="text-ink-2">{node.before.inboundText}</q> : null}
              {node.what.map((what) => (
                <Badge key={what}>{sentence(what)}</Badge>
              ))}
            </p>
            <div className="grid gap-3 text-13 sm:grid-cols-2">
              <Side title="Recorded" text={node.beforeText} decision={node.before} />
              <Side title="Rehearsed" text={node.afterText} decision={node.after} />
            </div>
          </li>
        ))}
      </ul>
      <ShowMore page={more} />
    </div>
  );
}

function Side({
  title,
  text,
  decision,
}: {
  title: string;
  text: string;
  decision: { verdict: string; reason: string | null; versionNumber: number | null };
}) {
  const verdict = verdictOf(decision.verdict);
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <h3 className="flex flex-wrap items-center gap-2 text-12 font-medium text-ink-3">
        {title}
        {decision.versionNumber === null ? '' : `, version ${decision.versionNumber}`}
        <StatusChip tone={verdict.tone}>{verdict.label}</StatusChip>
      </h3>
      <p className="break-words whitespace-pre-wrap">{text || <span className="text-ink-3">No text</span>}</p>
      {decision.reason ? <p className="text-ink-3">{decision.reason}</p> : null}
    </div>
  );
}
