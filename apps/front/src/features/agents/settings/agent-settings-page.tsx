'use client';
import { useQuery } from '@apollo/client/react';
import { NoPermission, PageHeader, Section, Skeleton } from '@og/ui';
import Link from 'next/link';
import { QueryError } from '@/components/query-error';
import { AgentRulesDocument } from '@/gql/graphql';
import { useMe } from '@/lib/session/use-me';
import { BudgetBar } from '../overview/budget-bar';
import { AgentSettingsForm } from './agent-settings-form';

/** What all agents keep to: money, and what leads are told. */
export function AgentSettingsPage() {
  const { can, me } = useMe();
  const { data, error, refetch } = useQuery(AgentRulesDocument, { fetchPolicy: 'cache-and-network' });
  const settings = data?.agentSettings;
  return (
    <>
      <PageHeader
        title="Agents"
        meta={
          <>
            Money and disclosure. Modes, versions and facts are on{' '}
            <Link href="/agents" className="underline">
              the agents’ pages
            </Link>
            .
          </>
        }
      />
      {settings ? (
        <>
          <Section title="Today">
            <BudgetBar settings={settings} />
          </Section>
          {me && !can('agents.manage') ? (
            <NoPermission needs="Manager" what="Changing these settings" />
          ) : (
            <AgentSettingsForm settings={settings} />
          )}
        </>
      ) : error ? (
        <QueryError what="The agents’ settings" error={error} onRetry={refetch} />
      ) : (
        <Skeleton className="h-80" />
      )}
    </>
  );
}
