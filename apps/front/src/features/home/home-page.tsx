'use client';
import { useQuery } from '@apollo/client/react';
import { Banner, buttonClass, cn, Kbd, PageHeader, Section, Skeleton, Stat } from '@og/ui';
import { useRouter } from 'next/navigation';
import { HoverLink } from '@/components/hover-link';
import { lazyPart } from '@/components/lazy-part';
import { QueryError } from '@/components/query-error';
import { HomeDocument, type HomeQuery } from '@/gql/graphql';
import { useActionKeys, useActions } from '@/lib/actions/registry';
import { useTeamEvents } from '@/lib/events/team-events-provider';
import { formatDuration, formatTime } from '@/lib/format';
import { useThrottled } from '@/lib/use-throttled';
import { Blockers } from './blockers';
import { NextSteps } from './next-steps';

type Home = HomeQuery['home'];

const NextActions = lazyPart(() => import('@/features/next-action').then((file) => file.NextActions));

const triage = '/inbox?view=NEEDS_REPLY';

export function HomePage() {
  const router = useRouter();
  const { data, error, refetch } = useQuery(HomeDocument, { fetchPolicy: 'cache-and-network' });
  const refresh = useThrottled(() => void refetch(), 1000);
  useTeamEvents(refresh);
  useActions([
    { id: 'home.triage', label: 'Start triage', group: 'Home', keys: 'n', run: () => router.push(triage) },
  ]);
  const keys = useActionKeys('home.triage');
  const home = data?.home;
  return (
    <>
      <PageHeader
        title="Home"
        meta={home ? `As of ${formatTime(home.asOf)}` : <span className="inline-block h-5" />}
        actions={
          <HoverLink
            href={triage}
            aria-keyshortcuts={keys}
            className={buttonClass(home && !home.hasCampaign ? 'secondary' : 'primary', 'lg')}
          >
            Start triage
            {keys ? <Kbd keys={keys} inverted={!home || home.hasCampaign} /> : null}
          </HoverLink>
        }
      />
      {home ? (
        <>
          {error ? (
            <Banner tone="warn">
              These numbers are as of {formatTime(home.asOf)}: they could not be renewed.
            </Banner>
          ) : null}
          <HomeNumbers home={home} />
        </>
      ) : error ? (
        <QueryError what="Home" error={error} onRetry={refetch} />
      ) : (
        <HomeSkeleton />
      )}
    </>
  );
}

function HomeNumbers({ home }: { home: Home }) {
  const setUp = home.hasSender && home.hasLeads && home.hasCampaign;
  return (
    <>
      {setUp ? null : <NextSteps home={home} />}
      <Blockers home={home} />
      <NextActions />
      <Section title="Needs you">
        <ul className={grid}>
          <LinkStat
            href={triage}
            label="Need a reply"
            value={home.needsReply}
            needsYou={home.needsReply > 0}
          />
          <LinkStat href="/inbox?view=HOT" label="Hot" value={home.hot} needsYou={home.hot > 0} />
          <LinkStat href="/inbox?view=MINE" label="Assigned to you" value={home.mine} />
        </ul>
      </Section>
      <Section title="Pipeline">
        <ul className={grid}>
          <LinkStat href="/leads" label="Leads" value={home.leads} />
          <LinkStat href="/leads?stages=NEW" label="Not yet contacted" value={home.newLeads} />
          <LinkStat href="/campaigns?states=ACTIVE" label="Campaigns running" value={home.activeCampaigns} />
          <LinkStat href="/leads/import" label="Imports running" value={home.runningImports} />
        </ul>
      </Section>
      <Section title="Today" description="All campaigns and the inbox together.">
        <dl className={grid}>
          <Fact label="Sent" value={home.sentToday} />
          <Fact label="Delivered" value={home.deliveredToday} />
          <Fact label="Replies" value={home.repliesToday} />
          <Fact label="Opted out" value={home.optOutsToday} />
          <Fact label="Failed" value={home.failedToday} />
          <Fact
            label="Median reply time"
            value={home.medianReplySeconds === null ? null : formatDuration(home.medianReplySeconds)}
          />
        </dl>
      </Section>
    </>
  );
}

const grid = 'grid grid-cols-2 gap-x-6 gap-y-5 md:grid-cols-4';

function LinkStat({ href, ...stat }: { href: string; label: string; value: number; needsYou?: boolean }) {
  return (
    <li>
      <HoverLink href={href} className="-m-2 block rounded-md p-2 hover:bg-sunken">
        <Stat {...stat} />
      </HoverLink>
    </li>
  );
}

function Fact({
  label,
  value,
  hint,
}: {
  label: string;
  value: number | string | null;
  hint?: string | undefined;
}) {
  return (
    <div>
      <dt className="sr-only">{label}</dt>
      <dd>
        <Stat label={<span aria-hidden>{label}</span>} value={value} hint={hint} />
      </dd>
    </div>
  );
}

function HomeSkeleton() {
  return (
    <div role="status">
      <span className="sr-only">Loading</span>
      {[3, 4, 7].map((count, index) => (
        <div key={count} className={cn('flex flex-col gap-3 border-t py-5', index === 0 && 'border-t-0')}>
          <Skeleton className="h-6 w-28" />
          <div className={grid}>
            {Array.from({ length: count }, (_, cell) => (
              <Skeleton key={cell} className="h-15" />
            ))}
          </div>
        </div>
      ))}
    </div>
  );
}
