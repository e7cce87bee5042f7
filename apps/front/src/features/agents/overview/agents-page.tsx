'use client';
import { useQuery } from '@apollo/client/react';
import { Banner, buttonClass, Count, PageHeader, Section, SkeletonRows } from '@og/ui';
import Link from 'next/link';
import { QueryError } from '@/components/query-error';
import { AgentRulesDocument, AgentsDocument } from '@/gql/graphql';
import { useRenewed } from '@/lib/events/use-renewed';
import { AgentRow } from './agent-row';
import { BudgetBar } from './budget-bar';
import { KillSwitch, StoppedBanner } from './kill-switch';

/** The four agents: what each may do, what it does today, and the switch that stops them all. */
export function AgentsPage() {
  const agents = useQuery(AgentsDocument, { fetchPolicy: 'cache-and-network' });
  const rules = useQuery(AgentRulesDocument, { fetchPolicy: 'cache-and-network' });
  useRenewed(['agent', 'draft'], () => Promise.all([agents.refetch(), rules.refetch()]));
  const settings = rules.data?.agentSettings;
  const list = agents.data?.agents;
  const waiting = list?.reduce((sum, agent) => sum + agent.waitingDrafts, 0) ?? 0;
  return (
    <>
      <PageHeader
        title="Agents"
        meta="They read replies and write answers. What leaves by itself is what you allow here, and what they have earned."
        actions={
          <>
            {settings ? <KillSwitch stopped={settings.stopped} /> : null}
            <Link href="/agents/approvals" className={buttonClass('primary')}>
              Approve drafts
              {waiting > 0 ? <Count value={waiting} needsYou /> : null}
            </Link>
          </>
        }
      />
      {settings ? (
        <div className="flex flex-col gap-2 pb-3 empty:hidden">
          {settings.stopped ? <StoppedBanner settings={settings} /> : null}
          {settings.simulated ? (
            <Banner>
              Simulated: no key of the model’s vendor is connected, so the answers are played. Connect one
              under{' '}
              <Link href="/settings/integrations" className="underline">
                Integrations
              </Link>
              .
            </Banner>
          ) : null}
        </div>
      ) : null}
      <Section title="The four">
        {list ? (
          <ul aria-label="Agents" className="flex flex-col">
            {list.map((agent) => (
              <AgentRow key={agent.slug} agent={agent} />
            ))}
          </ul>
        ) : agents.error ? (
          <QueryError what="The agents" error={agents.error} onRetry={agents.refetch} />
        ) : (
          <SkeletonRows rows={4} density="relaxed" />
        )}
      </Section>
      <Section title="Budget">
        {settings ? (
          <BudgetBar settings={settings} />
        ) : rules.error ? (
          <QueryError what="The budget" error={rules.error} onRetry={rules.refetch} />
        ) : (
          <SkeletonRows rows={1} density="relaxed" />
        )}
      </Section>
    </>
  );
}
