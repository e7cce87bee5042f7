'use client';
import { useQuery } from '@apollo/client/react';
import {
  buttonClass,
  Chip,
  DataTable,
  EmptyState,
  Kbd,
  NoMatches,
  PageHeader,
  SearchInput,
  Toolbar,
} from '@og/ui';
import { Megaphone } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { parseAsArrayOf, parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { lazyPart } from '@/components/lazy-part';
import { QueryError } from '@/components/query-error';
import { ShowMore } from '@/components/show-more';
import { CampaignsDocument } from '@/gql/graphql';
import { useNextPage } from '@/lib/apollo/use-next-page';
import { useActionKeys, useActions } from '@/lib/actions/registry';
import { useTeamEvents } from '@/lib/events/team-events-provider';
import { useMe } from '@/lib/session/use-me';
import { useThrottled } from '@/lib/use-throttled';
import { campaignStates, campaignStateWords } from '../campaign-states';
import { CampaignCard, campaignColumns } from './campaign-columns';

const StateFilter = lazyPart(
  () => import('./state-filter').then((file) => file.StateFilter),
  <span aria-hidden className="h-8 w-40" />,
);

const params = {
  search: parseAsString.withDefault(''),
  states: parseAsArrayOf(parseAsStringLiteral(campaignStates)).withDefault([]),
};

export function CampaignsPage() {
  const router = useRouter();
  const [{ search, states }, setParams] = useQueryStates(params);
  const mayWrite = useMe().can('campaigns.write');
  const { data, error, refetch, fetchMore, networkStatus } = useQuery(CampaignsDocument, {
    variables: { states: states.length ? states : null, search: search || null, first: 50 },
    fetchPolicy: 'cache-and-network',
    notifyOnNetworkStatusChange: true,
  });
  const refresh = useThrottled(() => void refetch().catch(() => undefined), 1000);
  useTeamEvents(({ type }) => {
    if (/^campaign\.|^feed\.reset/.test(type)) refresh();
  });
  useActions([
    {
      id: 'campaigns.create',
      label: 'New campaign',
      group: 'Campaigns',
      keys: 'c',
      disabled: !mayWrite,
      run: () => router.push('/campaigns/new'),
    },
  ]);
  const keys = useActionKeys('campaigns.create');
  const connection = data?.campaigns;
  const filtered = search !== '' || states.length > 0;
  const more = useNextPage(connection?.pageInfo, networkStatus, (after) =>
    fetchMore({ variables: { after } }),
  );
  const create = mayWrite ? (
    <Link href="/campaigns/new" className={buttonClass('primary')} aria-keyshortcuts={keys}>
      New campaign
      {keys ? <Kbd keys={keys} inverted /> : null}
    </Link>
  ) : null;
  return (
    <div className="flex flex-col sm:h-full">
      <div className="shrink-0">
        <PageHeader title="Campaigns" actions={create} />
        <Toolbar label="Search and filter">
          <SearchInput
            label="Search campaigns"
            value={search}
            onValueChange={(text) => void setParams({ search: text || null })}
            className="w-64 max-sm:w-full"
          />
          <StateFilter chosen={states} onAdd={(state) => void setParams({ states: [...states, state] })} />
          {states.map((state) => (
            <Chip
              key={state}
              onRemove={() => {
                const rest = states.filter((other) => other !== state);
                void setParams({ states: rest.length ? rest : null });
              }}
            >
              {campaignStateWords[state].label}
            </Chip>
          ))}
        </Toolbar>
      </div>
      <div className="h-[70dvh] sm:h-auto sm:min-h-60 sm:flex-1">
        <DataTable
          label="Campaigns"
          columns={campaignColumns}
          rows={connection?.edges.map((edge) => edge.node) ?? []}
          rowId={(row) => row.id}
          rowLabel={(row) => row.name}
          onRowOpen={(row) =>
            // Who may not write one reads a draft where the others are read.
            router.push(
              mayWrite && row.state === 'DRAFT' ? `/campaigns/${row.id}/edit` : `/campaigns/${row.id}`,
            )
          }
          loading={!connection && !error}
          loadingMore={more.loading}
          hasMore={more.ready}
          onEndReached={more.load}
          renderCard={(row) => <CampaignCard row={row} />}
          cardHeight={72}
          empty={
            error ? (
              <QueryError what="Campaigns" error={error} onRetry={refetch} />
            ) : filtered ? (
              <NoMatches onClear={() => void setParams({ search: null, states: null })} />
            ) : (
              <EmptyState icon={<Megaphone />} title="No campaign yet" action={create}>
                A campaign sends a sequence of messages to the leads you choose, at times the law allows, and
                stops for everybody who answers.
              </EmptyState>
            )
          }
        />
      </div>
      <ShowMore page={more} automatic />
    </div>
  );
}
