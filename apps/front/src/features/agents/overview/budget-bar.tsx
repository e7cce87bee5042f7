import { Progress, StatusChip, type Tone } from '@og/ui';
import Link from 'next/link';
import type { AgentSettingsFieldsFragment, BudgetState } from '@/gql/graphql';
import { usd } from '../words';

const states: Record<BudgetState, { tone: Tone; label: string; means: string }> = {
  OK: { tone: 'success', label: 'Within budget', means: 'At 80 % you are warned.' },
  WARN: { tone: 'warn', label: 'Over 80 %', means: 'At 100 % templates and people answer.' },
  SPENT: {
    tone: 'danger',
    label: 'Spent',
    means: 'Until midnight UTC no model is asked: templates and people answer.',
  },
};

/** What the models cost today, of what the team allows. */
export function BudgetBar({ settings }: { settings: AgentSettingsFieldsFragment }) {
  const { spentTodayUsd, dayBudgetUsd, conversationBudgetUsd, budgetState } = settings;
  const { tone, label, means } = states[budgetState];
  return (
    <div className="flex max-w-140 flex-col gap-2">
      <Progress
        label="Spent today"
        value={Math.min(spentTodayUsd, dayBudgetUsd)}
        max={dayBudgetUsd || 1}
        text={`${usd(spentTodayUsd)} of ${usd(dayBudgetUsd)}`}
      />
      <p className="flex flex-wrap items-center gap-2 text-13 text-ink-2">
        <StatusChip tone={tone}>{label}</StatusChip>
        <span>{means}</span>
      </p>
      <p className="text-13 text-ink-3">
        At most {usd(conversationBudgetUsd)} for one conversation. Changed under{' '}
        <Link href="/settings/agents" className="underline">
          Settings, Agents
        </Link>
        .
      </p>
    </div>
  );
}
