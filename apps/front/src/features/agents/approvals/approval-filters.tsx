'use client';
import { Select } from '@og/ui';
import { agentName, agentSlugs } from '@/components/agents';
import { intentLabels } from '@/lib/intent-labels';
import { intentFilter } from './intent-filter';

type AgentChoice = (typeof agentSlugs)[number] | null;
type IntentChoice = (typeof intentFilter)[number] | null;

const every = 'all';

/** Whose drafts are shown, and for which kind of message; null: all. */
export function ApprovalFilters({
  agent,
  intent,
  onAgent,
  onIntent,
}: {
  agent: AgentChoice;
  intent: IntentChoice;
  onAgent: (agent: AgentChoice) => void;
  onIntent: (intent: IntentChoice) => void;
}) {
  return (
    <>
      <Select
        aria-label="Agent"
        className="w-40"
        value={agent ?? every}
        options={[
          { value: every, label: 'Every agent' },
          ...agentSlugs
            .filter((slug) => slug !== 'NEVA')
            .map((value) => ({ value, label: agentName(value) })),
        ]}
        onValueChange={(next) => onAgent(agentSlugs.find((slug) => slug === next) ?? null)}
      />
      <Select
        aria-label="Kind of message"
        className="w-44"
        value={intent ?? every}
        options={[
          { value: every, label: 'Every kind' },
          ...intentFilter.map((value) => ({ value, label: intentLabels[value] })),
        ]}
        onValueChange={(next) => onIntent(intentFilter.find((one) => one === next) ?? null)}
      />
    </>
  );
}
