'use client';
import { useMutation, useQuery } from '@apollo/client/react';
import { Button, formatCount, Section, SkeletonRows, StatusChip, toast } from '@og/ui';
import { useState } from 'react';
import { QueryError } from '@/components/query-error';
import { vendorNames } from '@/features/settings';
import {
  ReconciliationsDocument,
  RequestReconciliationDocument,
  type ReconciliationsQuery,
} from '@/gql/graphql';
import { friendlyError } from '@/lib/apollo/errors';
import { formatMoment } from '@/lib/format';
import { useMe } from '@/lib/session/use-me';

type Run = ReconciliationsQuery['reconciliations'][number];

/** What each comparison of a vendor's log with the ledger found. */
export function Reconciliations() {
  const { data, error, refetch } = useQuery(ReconciliationsDocument, {
    variables: { first: 10 },
    fetchPolicy: 'cache-and-network',
    pollInterval: 60_000,
  });
  const runs = data?.reconciliations;
  const newest = runs?.[0]?.id ?? null;
  /** The newest run when somebody asked for another one; undefined: nobody did. */
  const [asked, setAsked] = useState<string | null | undefined>(undefined);
  const running = newest === asked || (runs?.some((run) => run.state === 'running') ?? false);
  useQuery(ReconciliationsDocument, { variables: { first: 10 }, skip: !running, pollInterval: 2000 });
  return (
    <Section
      title="Comparisons with the vendors’ logs"
      description="Every day, and after a restore: what a vendor has and we did not know is bound or brought in."
      actions={<CompareNow onAsked={() => setAsked(newest)} />}
    >
      {runs ? (
        runs.length === 0 ? (
          <p className="text-13 text-ink-3">None yet. The first one runs within a day.</p>
        ) : (
          <ul className="flex flex-col">
            {runs.map((run) => (
              <RunRow key={run.id} run={run} />
            ))}
          </ul>
        )
      ) : error ? (
        <QueryError what="Comparisons" error={error} onRetry={refetch} />
      ) : (
        <SkeletonRows rows={3} />
      )}
    </Section>
  );
}

function CompareNow({ onAsked }: { onAsked: () => void }) {
  const { can } = useMe();
  const [request, { loading }] = useMutation(RequestReconciliationDocument);
  if (!can('integrations.manage')) return null;
  const run = async () => {
    try {
      const { data } = await request();
      const accounts = data?.requestReconciliation ?? 0;
      if (accounts === 0) {
        toast.error('Nothing to compare: connect a provider of texts first');
        return;
      }
      onAsked();
      toast.success(accounts === 1 ? 'One account is compared' : `${accounts} accounts are compared`);
    } catch (error) {
      toast.error(friendlyError(error).message);
    }
  };
  return (
    <Button loading={loading} onClick={() => void run()}>
      Compare now
    </Button>
  );
}

const states: Record<string, { label: string; tone: 'neutral' | 'success' | 'danger' }> = {
  running: { label: 'Running', tone: 'neutral' },
  done: { label: 'Done', tone: 'success' },
  failed: { label: 'Failed', tone: 'danger' },
};

function findings(run: Run): string {
  const parts = [
    [run.vendorMessages, 'at the vendor'],
    [run.matched, 'agree'],
    [run.bound, 'bound'],
    [run.recoveredInbound, 'texts brought in'],
    [run.foreignMessages, 'not ours'],
    [run.missingAtVendor, 'missing at the vendor'],
  ] as const;
  return parts
    .filter(([count], index) => index < 2 || count > 0)
    .map(([count, what]) => `${formatCount(count)} ${what}`)
    .join(' · ');
}

function RunRow({ run }: { run: Run }) {
  const state = states[run.state] ?? { label: run.state, tone: 'neutral' as const };
  return (
    <li className="flex min-h-13 flex-wrap items-center gap-x-3 gap-y-1 border-b py-2 last:border-b-0">
      <span className="flex min-w-0 flex-1 basis-60 flex-col">
        <span className="text-13 font-medium">
          {run.integration ? vendorNames[run.integration.vendor] : 'A disconnected account'}
          {run.integration?.account ? (
            <span className="font-mono text-12 font-normal break-all text-ink-3">
              {' '}
              {run.integration.account}
            </span>
          ) : null}
        </span>
        <span className="text-12 text-ink-3 tabular-nums">
          {formatMoment(run.since)} – {formatMoment(run.until)}
        </span>
        <span className="text-12 text-ink-2 tabular-nums">{findings(run)}</span>
      </span>
      <StatusChip tone={state.tone}>{state.label}</StatusChip>
    </li>
  );
}
