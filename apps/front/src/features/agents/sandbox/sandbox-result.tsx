import { StatusChip } from '@og/ui';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { AgentRail } from '@/components/agents';
import { IntentChip } from '@/components/intents';
import type { AgentSlug } from '@/gql/graphql';
import { formatDuration } from '@/lib/format';
import { CheckList, ClaimList, FactList, SimulatedWord } from '../evidence';
import { agentPath, sentence, usd, verdictOf } from '../words';
import type { SandboxRun } from '../records';

/** The answer, and why it would or would not leave. */
export function SandboxResult({ agent, run }: { agent: AgentSlug; run: SandboxRun }) {
  const verdict = verdictOf(run.verdict);
  return (
    <div role="region" aria-label="Outcome" className="flex flex-col gap-4">
      <p className="flex flex-wrap items-center gap-2 text-13">
        <StatusChip tone={verdict.tone}>{verdict.label}</StatusChip>
        <IntentChip intent={run.intent} past />
        {run.handoff ? <span>Hands to {sentence(run.handoff)}</span> : null}
        <SimulatedWord simulated={run.simulated} />
      </p>
      {run.reason ? <p className="text-14">{run.reason}</p> : null}
      <AgentRail slug={agent}>
        <p className="text-14 whitespace-pre-wrap">
          {run.text || <span className="text-ink-3">It would write nothing.</span>}
        </p>
      </AgentRail>
      <Part title="Checks">
        <CheckList checks={run.checks} />
      </Part>
      <Part title="Claims">
        <ClaimList claims={run.claims} />
      </Part>
      <Part title="Facts given">
        <FactList facts={run.facts} />
      </Part>
      <p className="text-13 text-ink-3 tabular-nums">
        {usd(run.costUsd)} · {formatDuration(run.latencyMs / 1000)}
        {run.confidence === null ? '' : ` · ${Math.round(run.confidence * 100)} % confident`} ·{' '}
        <Link href={`${agentPath(agent)}?tab=decisions&decision=${run.decisionId}`} className="underline">
          Decision record
        </Link>
      </p>
    </div>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="flex flex-col gap-1.5">
      <h3 className="text-13 font-semibold">{title}</h3>
      {children}
    </div>
  );
}
