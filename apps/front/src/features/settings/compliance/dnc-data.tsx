'use client';
import { useMutation, useQuery } from '@apollo/client/react';
import { Banner, Section, SkeletonRows, StatusChip, Switch, toast } from '@og/ui';
import { QueryError } from '@/components/query-error';
import { RoleGate } from '@/components/role-gate';
import {
  DncDocument,
  RequireDncDataDocument,
  type DncImportFieldsFragment as DncImport,
} from '@/gql/graphql';
import { refusal } from '@/lib/apollo/refusal';
import { formatDate, formatMoment } from '@/lib/format';
import { useRenewed } from '@/lib/events/use-renewed';
import { useMe } from '@/lib/session/use-me';
import { LoadDncFile } from './load-dnc-file';

/** The national Do-Not-Call registry as the team has loaded it; older than 31 days it stops cold texts. */
export function DncData() {
  const { can } = useMe();
  const { data, error, refetch } = useQuery(DncDocument, { fetchPolicy: 'cache-and-network' });
  const [require] = useMutation(RequireDncDataDocument, { refetchQueries: [DncDocument] });
  const dnc = data?.dnc;
  const running = dnc?.imports.some((item) => item.state === 'running') ?? false;
  useQuery(DncDocument, { skip: !running, pollInterval: 2000 });
  useRenewed(['dnc_import', 'team'], refetch, 500);
  const change = async (on: boolean) => {
    const why = await refusal(async () => (await require({ variables: { on } })).data?.updateTeamSettings);
    if (why) toast.error(why);
    else toast.success(on ? 'Listed numbers are not texted' : 'The registry is not asked any more');
  };
  return (
    <Section
      title="Do-Not-Call registry"
      description="Numbers on the national registry are not texted for marketing. The law asks for data of the last 31 days."
    >
      {dnc ? (
        <>
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-13">
            <StatusChip tone={dnc.dataAsOf === null ? 'neutral' : dnc.stale ? 'danger' : 'success'}>
              {dnc.dataAsOf === null ? 'No data' : dnc.stale ? 'Too old' : 'Fresh'}
            </StatusChip>
            <span className="text-ink-2 tabular-nums">
              {dnc.numbers.toLocaleString('en-US')} numbers
              {dnc.dataAsOf ? `, as of ${formatDate(dnc.dataAsOf)}` : ''}
            </span>
          </div>
          {dnc.required && (dnc.stale || dnc.dataAsOf === null) ? (
            <Banner tone="danger">
              Campaign texts wait until fresh data is loaded below, or until the rule is switched off.
            </Banner>
          ) : null}
          {can('settings.manage') ? (
            <Switch
              label="Ask the registry before campaign texts"
              hint="Switch it on when you text people who did not agree to it in writing."
              checked={dnc.required}
              onCheckedChange={(on) => void change(on)}
            />
          ) : null}
          <RoleGate atLeast="MANAGER" what="Loading registry data" fallback={null}>
            <LoadDncFile />
          </RoleGate>
          {dnc.imports.length > 0 ? (
            <ul aria-label="Files loaded" className="flex flex-col">
              {dnc.imports.map((item) => (
                <ImportRow key={item.id} item={item} />
              ))}
            </ul>
          ) : null}
        </>
      ) : error ? (
        <QueryError what="Registry data" error={error} onRetry={refetch} />
      ) : (
        <SkeletonRows rows={2} />
      )}
    </Section>
  );
}

const states: Record<string, { label: string; tone: 'neutral' | 'success' | 'danger' }> = {
  running: { label: 'Reading', tone: 'neutral' },
  done: { label: 'Done', tone: 'success' },
  failed: { label: 'Failed', tone: 'danger' },
};

function ImportRow({ item }: { item: DncImport }) {
  const state = states[item.state] ?? { label: item.state, tone: 'neutral' as const };
  return (
    <li className="flex flex-wrap items-center gap-3 border-b py-2 last:border-b-0">
      <span className="flex min-w-0 flex-1 basis-56 flex-col">
        <span className="truncate text-13 font-medium">{item.fileName}</span>
        <span className="text-12 text-ink-3 tabular-nums">
          As of {formatDate(item.dataAsOf)} · {item.rows.toLocaleString('en-US')} numbers
          {item.rejected > 0
            ? ` · ${item.rejected.toLocaleString('en-US')} ${item.rejected === 1 ? 'line was no number' : 'lines were no numbers'}`
            : ''}{' '}
          · loaded {formatMoment(item.createdAt)}
        </span>
        {item.error ? <span className="text-12 text-danger">{item.error}</span> : null}
      </span>
      <StatusChip tone={state.tone}>{state.label}</StatusChip>
    </li>
  );
}
