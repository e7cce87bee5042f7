'use client';
import { useQuery } from '@apollo/client/react';
import { Badge, buttonClass, Count, EmptyState, PageHeader, Skeleton, Tabs } from '@og/ui';
import { ArrowLeft, BotOff } from 'lucide-react';
import Link from 'next/link';
import { useParams } from 'next/navigation';
import { parseAsStringLiteral, useQueryState } from 'nuqs';
import { lazyPart } from '@/components/lazy-part';
import { AgentLabel } from '@/components/agents';
import { QueryError } from '@/components/query-error';
import { AgentBySlugDocument, AgentRulesDocument } from '@/gql/graphql';
import { KillSwitch, StoppedBanner } from '../overview/kill-switch';
import { useRenewed } from '@/lib/events/use-renewed';
import { agentOfPath, sentence, usd } from '../words';
import type { AgentRecord } from '../records';

const loading = <Skeleton className="h-60" />;
const Modes = lazyPart(() => import('../modes/modes-tab').then((file) => file.ModesTab), loading);
const Versions = lazyPart(() => import('../versions/versions-tab').then((file) => file.VersionsTab), loading);
const Sandbox = lazyPart(() => import('../sandbox/sandbox-tab').then((file) => file.SandboxTab), loading);
const Rehearsal = lazyPart(
  () => import('../rehearsal/rehearsal-tab').then((file) => file.RehearsalTab),
  loading,
);
const Decisions = lazyPart(
  () => import('../decisions/decisions-tab').then((file) => file.DecisionsTab),
  loading,
);
const Facts = lazyPart(() => import('../facts/facts-tab').then((file) => file.FactsTab), loading);
const Usage = lazyPart(() => import('../usage/usage-tab').then((file) => file.UsageTab), loading);

const tabs = [
  { value: 'modes', label: 'Modes', of: Modes, forWriters: true },
  { value: 'prompt', label: 'Prompt & persona', of: Versions },
  { value: 'sandbox', label: 'Sandbox', of: Sandbox, forWriters: true },
  { value: 'rehearsal', label: 'Rehearsal', of: Rehearsal, forWriters: true },
  { value: 'decisions', label: 'Decisions', of: Decisions },
  { value: 'facts', label: 'Facts', of: Facts },
  { value: 'usage', label: 'Usage', of: Usage },
] as const;
const values = tabs.map((tab) => tab.value);

/** One agent: what it may do, how it is told to, and what it did. */
export function AgentPage() {
  const { slug: part } = useParams<{ slug: string }>();
  const slug = agentOfPath(part);
  const { data, error, refetch } = useQuery(AgentBySlugDocument, {
    variables: { slug: slug ?? 'GIANNA' },
    skip: !slug,
    fetchPolicy: 'cache-and-network',
  });
  const rules = useQuery(AgentRulesDocument, { skip: !slug });
  useRenewed(['agent', 'draft'], () => Promise.all([refetch(), rules.refetch()]));
  if (!slug)
    return (
      <EmptyState
        icon={<BotOff aria-hidden />}
        title="There is no such agent"
        action={
          <Link href="/agents" className={buttonClass('secondary')}>
            All agents
          </Link>
        }
      >
        The agents are Gianna, Cathy, Sabrina and Neva.
      </EmptyState>
    );
  if (!data)
    return error ? (
      <QueryError what="This agent" error={error} onRetry={refetch} />
    ) : (
      <div role="status" className="flex flex-col gap-4 py-3">
        <span className="sr-only">Loading</span>
        <Skeleton className="h-8 w-48" />
        <Skeleton className="h-9" />
        <Skeleton className="h-80" />
      </div>
    );
  const settings = rules.data?.agentSettings;
  const { agent } = data;
  return (
    <>
      <PageHeader
        title={<AgentLabel slug={slug} />}
        meta={`${sentence(agent.role)} · version ${agent.version.number} · ${usd(agent.costTodayUsd)} today${settings?.simulated ? ' · simulated' : ''}`}
        actions={
          <>
            <Link href="/agents" className={buttonClass('ghost')}>
              <ArrowLeft aria-hidden />
              All agents
            </Link>
            {settings ? <KillSwitch stopped={settings.stopped} /> : null}
            {agent.waitingDrafts > 0 ? (
              <Link href={`/agents/approvals?agent=${slug}`} className={buttonClass('primary')}>
                Approve drafts
                <Count value={agent.waitingDrafts} needsYou />
              </Link>
            ) : null}
          </>
        }
      />
      {settings?.stopped ? (
        <div className="pb-3">
          <StoppedBanner settings={settings} />
        </div>
      ) : null}
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1 pb-4 text-13 text-ink-2">
        {agent.duties.map(sentence).join('. ')}.
        {agent.tools.map((tool) => (
          <Badge key={tool}>May {sentence(tool).toLowerCase()}</Badge>
        ))}
      </p>
      <AgentTabs agent={agent} />
    </>
  );
}

function AgentTabs({ agent }: { agent: AgentRecord }) {
  const writes = agent.intents.length > 0;
  const shown = tabs.filter((tab) => writes || !('forWriters' in tab));
  const [asked, setTab] = useQueryState('tab', parseAsStringLiteral(values));
  const tab = shown.find(({ value }) => value === asked)?.value ?? shown[0]?.value ?? 'decisions';
  return (
    <Tabs
      label={`About ${agent.name}`}
      value={tab}
      onValueChange={(next) => void setTab(values.find((value) => value === next) ?? null)}
      items={shown.map(({ value, label, of: Content }) => ({
        value,
        label,
        content: value === tab ? <Content agent={agent} /> : <></>,
      }))}
    />
  );
}
