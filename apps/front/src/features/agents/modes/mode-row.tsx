'use client';
import { Progress, Select, StatusChip } from '@og/ui';
import { Lock, LockOpen, UserRound } from 'lucide-react';
import { IntentChip } from '@/components/intents';
import type { AgentIntentFieldsFragment, AgentMode } from '@/gql/graphql';
import { intentLabels } from '@/lib/intent-labels';
import { earnedPart, modeOrder, modes, rate, sentence } from '../words';

/** Figures of one kind of message, or of writing to who does not answer. */
export type ModeFigures = Omit<AgentIntentFieldsFragment, '__typename' | 'intent'> & { intent: string };

export interface ModeRowProps {
  intent: ModeFigures;
  locked: boolean;
  /** Why the last change was refused. */
  problem: string | null;
  onChange: (mode: AgentMode) => void;
}

/** One kind of message: its mode, the figures, and in words why "automatic" is or is not open. */
export function ModeRow({ intent, locked, problem, onChange }: ModeRowProps) {
  const key = intent.intent.toLowerCase() as keyof typeof intentLabels;
  const label = intentLabels[key] ?? sentence(key);
  const unchanged = rate(intent.lastApprovedUnedited, intent.lastDecided);
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-2 border-b py-3 last:border-b-0">
      <span className="flex w-36 shrink-0 pt-1.5">
        <IntentChip intent={key} past />
      </span>
      <div className="flex min-w-0 flex-1 basis-72 flex-col gap-1 text-13">
        <span className="flex flex-wrap items-center gap-2">
          <AutonomyChip intent={intent} />
          <span className="text-ink-2 tabular-nums">
            {unchanged === null
              ? 'No draft was decided yet'
              : `${unchanged} of the last ${intent.lastDecided} approved unchanged · ${intent.decided} decided in all`}
          </span>
        </span>
        {intent.automatable && !intent.unlocked && intent.decided > 0 ? (
          <div className="max-w-80 py-1">
            <Progress label="On the way to answering alone" {...earnedPart(intent.decided)} />
          </div>
        ) : null}
        {intent.needs ? <span className="text-ink-3">{intent.needs}</span> : null}
        {intent.relockReason ? <span className="text-warn">{intent.relockReason}</span> : null}
        {problem ? (
          <span role="alert" className="text-danger">
            {problem}
          </span>
        ) : null}
      </div>
      <Select
        aria-label={`Mode for ${label}`}
        className="w-36"
        value={intent.mode}
        disabled={locked}
        options={modeOrder.map((mode) => ({
          value: mode,
          label: modes[mode].label,
          hint: hintOf(mode, intent),
        }))}
        onValueChange={onChange}
      />
    </li>
  );
}

/** A locked "automatic" can be asked for: the answer says what is still needed. */
function hintOf(mode: AgentMode, intent: ModeFigures): string {
  if (mode !== 'AUTO' || intent.unlocked) return modes[mode].means;
  return intent.automatable ? 'Locked: not earned yet.' : 'Never: a person always decides.';
}

function AutonomyChip({ intent }: { intent: ModeFigures }) {
  if (!intent.automatable) return <StatusChip icon={<UserRound aria-hidden />}>Always a person</StatusChip>;
  return intent.unlocked ? (
    <StatusChip tone="success" icon={<LockOpen aria-hidden />}>
      Unlocked
    </StatusChip>
  ) : (
    <StatusChip icon={<Lock aria-hidden />}>Locked</StatusChip>
  );
}
