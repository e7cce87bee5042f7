import { Count } from '@og/ui';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { AgentLabel, AgentRail } from '@/components/agents';
import type { AgentsQuery } from '@/gql/graphql';
import { agentPath, rate, sentence, usd } from '../words';
import { modeSummary } from './mode-summary';

type Agent = AgentsQuery['agents'][number];

/** One agent in a few figures; each leads to where it comes from. */
export function AgentRow({ agent }: { agent: Agent }) {
  const path = agentPath(agent.slug);
  const writes = agent.intents.length > 0;
  const decided = agent.intents.reduce((sum, { lastDecided }) => sum + lastDecided, 0);
  const unedited = agent.intents.reduce((sum, intent) => sum + intent.lastApprovedUnedited, 0);
  return (
    <li className="border-b py-3 last:border-b-0">
      <AgentRail slug={agent.slug} className="flex flex-wrap items-start gap-x-6 gap-y-2">
        <div className="flex min-w-0 flex-1 basis-72 flex-col gap-0.5">
          <Link href={path} className="w-fit rounded-sm underline-offset-2 hover:underline">
            <AgentLabel slug={agent.slug} />
          </Link>
          <span className="text-13 text-ink-2">{sentence(agent.role)}</span>
          <span className="text-13 text-ink-3">
            {writes ? modeSummary(agent.intents) : 'Advises people; sends nothing.'}
          </span>
        </div>
        <dl className="grid flex-1 basis-90 grid-cols-2 gap-x-6 gap-y-2 text-13 sm:grid-cols-4">
          <Figure term="Waiting">
            {agent.waitingDrafts > 0 ? (
              <Link
                href={`/agents/approvals?agent=${agent.slug}`}
                className="rounded-sm underline-offset-2 hover:underline"
              >
                <Count value={agent.waitingDrafts} needsYou />
                <span className="sr-only"> drafts of {agent.name} wait</span>
              </Link>
            ) : (
              'None'
            )}
          </Figure>
          <Figure term="Unchanged">
            {rate(unedited, decided) ?? <span className="text-ink-3">No data</span>}
            {decided > 0 ? <span className="text-ink-3"> of {decided}</span> : null}
          </Figure>
          <Figure term="Automatic today">{agent.automaticToday}</Figure>
          <Figure term="Cost today">
            <Link href={`${path}?tab=usage`} className="rounded-sm underline-offset-2 hover:underline">
              {usd(agent.costTodayUsd)}
            </Link>
          </Figure>
        </dl>
      </AgentRail>
    </li>
  );
}

function Figure({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="flex flex-col gap-0.5">
      <dt className="text-12 text-ink-3">{term}</dt>
      <dd className="tabular-nums">{children}</dd>
    </div>
  );
}
