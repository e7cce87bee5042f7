'use client';
import { cn, StatusChip } from '@og/ui';
import { UserRound } from 'lucide-react';
import Link from 'next/link';
import { useEffect, useRef } from 'react';
import { AgentLabel, AgentRail } from '@/components/agents';
import { DraftPlan } from '@/components/draft-plan';
import { IntentChip } from '@/components/intents';
import type { WaitingDraftFragment } from '@/gql/graphql';
import { useServerNow } from '@/lib/clock';
import { formatAgo } from '@/lib/format';
import { CheckList, ClaimList, SimulatedWord } from '../evidence';
import { agentPath } from '../words';
import { DraftActs } from './draft-acts';
import type { Approvals } from './use-approvals';

export interface DraftCardProps {
  draft: WaitingDraftFragment;
  approvals: Approvals;
  mayDecide: boolean;
  /** Keys act on it, and what it rests on is shown. */
  active: boolean;
}

/** A draft under the message that it answers. */
export function DraftCard({ draft, approvals, mayDecide, active }: DraftCardProps) {
  const now = useServerNow(30_000);
  // Only when it was gone to: a page that opens stays at its top.
  const moved = active && approvals.chosen === draft.id;
  const box = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (moved) box.current?.scrollIntoView({ block: 'nearest' });
  }, [moved]);
  return (
    <li
      ref={box}
      aria-current={active ? 'true' : undefined}
      className={cn('flex flex-col gap-3 border-b py-4 pl-3 last:border-b-0', active && 'bg-sunken/50')}
    >
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-13">
        <Link
          href={`/inbox/${draft.conversationId}`}
          className="rounded-sm font-medium underline-offset-2 hover:underline"
        >
          {draft.lead.name}
        </Link>
        <IntentChip intent={draft.intent} past />
        <SimulatedWord simulated={draft.simulated} />
        <span className="text-12 text-ink-3">
          {draft.channel === 'EMAIL' ? 'E-mail' : 'SMS'}
          {now ? ` · ${formatAgo(draft.createdAt, now)}` : ''}
        </span>
      </div>
      {draft.inboundText ? (
        <blockquote className="text-13 whitespace-pre-wrap text-ink-2">{draft.inboundText}</blockquote>
      ) : null}
      <AgentRail slug={draft.agent} className="flex flex-col gap-1.5">
        <span className="text-12 text-ink-3">
          <AgentLabel slug={draft.agent} /> · version {draft.versionNumber}
        </span>
        {draft.subject ? <span className="text-13 font-medium">{draft.subject}</span> : null}
        <p dir="auto" className="text-14 break-words whitespace-pre-wrap">
          {draft.body}
        </p>
      </AgentRail>
      {active && approvals.mode === 'edit' ? null : <DraftPlan draft={draft} />}
      {draft.reason ? (
        <p className="flex flex-wrap items-center gap-2 text-13">
          <StatusChip tone="warn" icon={<UserRound aria-hidden />}>
            A person decides
          </StatusChip>
          <span className="text-ink-2">{draft.reason}</span>
        </p>
      ) : null}
      {active ? (
        <div className="flex flex-col gap-2">
          <CheckList checks={draft.checks} />
          <ClaimList claims={draft.claims} />
          {draft.decisionId ? (
            <Link
              href={`${agentPath(draft.agent)}?tab=decisions&decision=${draft.decisionId}`}
              className="w-fit text-13 underline"
            >
              Decision record
            </Link>
          ) : null}
        </div>
      ) : null}
      {mayDecide ? <DraftActs draft={draft} approvals={approvals} active={active} /> : null}
    </li>
  );
}
