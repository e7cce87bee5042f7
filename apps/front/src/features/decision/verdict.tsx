'use client';
import { DescriptionList, StatusChip } from '@og/ui';
import type { ReactNode } from 'react';
import { ExportButton } from './export-button';
import { Moment } from './part';
import type { Decision } from './types';
import { verdictWords } from './verdict-words';

/** What was decided, in plain words, before anything else. */
export function Verdict({ decision }: { decision: Decision }) {
  const { label, tone, says } = verdictWords(decision.verdict);
  const facts: { term: string; value: ReactNode }[] = [
    { term: 'Decided', value: <Moment at={decision.decidedAt} /> },
  ];
  if (decision.validUntil) facts.push({ term: 'Valid until', value: <Moment at={decision.validUntil} /> });
  return (
    <div className="flex flex-col gap-3">
      <div className="flex items-center justify-between gap-2">
        <StatusChip tone={tone}>{label}</StatusChip>
        <ExportButton messageId={decision.messageId} />
      </div>
      <p className="text-16">
        {says} {decision.message}
      </p>
      <DescriptionList items={facts} />
    </div>
  );
}
