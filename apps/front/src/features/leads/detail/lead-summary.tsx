'use client';
import type { LeadDetailsFragment } from '@/gql/graphql';
import { NextStep } from './next-step';
import { StageSelect } from './stage-select';

/** Stage, score and the next best action. */
export function LeadSummary({ lead }: { lead: LeadDetailsFragment }) {
  return (
    <div className="flex flex-wrap items-center gap-3">
      <StageSelect id={lead.id} name={lead.name} stage={lead.stage} />
      <span className="text-13 text-ink-2">
        Score <span className="font-medium text-ink tabular-nums">{lead.score}</span>
      </span>
      <span className="ml-auto">
        <NextStep lead={lead} />
      </span>
    </div>
  );
}
