'use client';
import { useMutation } from '@apollo/client/react';
import { Button, formatCount, Progress, StatusChip, toast, type Tone } from '@og/ui';
import { useState } from 'react';
import { CancelRehearsalDocument, type RehearsalFieldsFragment, type RehearsalState } from '@/gql/graphql';
import { refusal } from '@/lib/apollo/refusal';
import { formatMoment } from '@/lib/format';
import { useMe } from '@/lib/session/use-me';
import { usd } from '../words';
import { Differences } from './differences';

const states: Record<RehearsalState, { label: string; tone: Tone }> = {
  RUNNING: { label: 'Running', tone: 'signal' },
  DONE: { label: 'Done', tone: 'success' },
  FAILED: { label: 'Failed', tone: 'danger' },
  CANCELED: { label: 'Canceled', tone: 'neutral' },
};

/** One rehearsal: how far it is, what it cost, and what came out another way. */
export function RehearsalRow({
  rehearsal,
  openAtFirst,
}: {
  rehearsal: RehearsalFieldsFragment;
  openAtFirst: boolean;
}) {
  const { can } = useMe();
  const [open, setOpen] = useState(openAtFirst);
  const [cancel, canceling] = useMutation(CancelRehearsalDocument);
  const { id, state, total, done, differing, costUsd, versionNumber, createdAt, error } = rehearsal;
  const running = state === 'RUNNING';
  return (
    <li className="flex flex-col gap-3 border-b py-3 last:border-b-0">
      <div className="flex flex-wrap items-start gap-x-3 gap-y-2">
        <span className="flex min-w-0 flex-1 basis-60 flex-col gap-0.5">
          <span className="flex flex-wrap items-center gap-2 font-medium">
            Version {versionNumber}
            <StatusChip tone={states[state].tone}>{states[state].label}</StatusChip>
          </span>
          <span className="text-13 text-ink-2 tabular-nums">
            {formatCount(differing)} of {formatCount(done)} differ · {usd(costUsd)} ·{' '}
            {formatMoment(createdAt)}
          </span>
          {error ? <span className="text-13 text-danger">{error}</span> : null}
        </span>
        <span className="flex gap-1">
          {running && can('agents.manage') ? (
            <Button
              loading={canceling.loading}
              onClick={async () => {
                const why = await refusal(
                  async () => (await cancel({ variables: { id } })).data?.cancelRehearsal,
                );
                if (why) toast.error(why);
              }}
            >
              Stop<span className="sr-only"> this rehearsal</span>
            </Button>
          ) : null}
          {differing > 0 ? (
            <Button variant="ghost" aria-expanded={open} onClick={() => setOpen(!open)}>
              {open ? 'Hide differences' : 'Show differences'}
            </Button>
          ) : null}
        </span>
      </div>
      {running ? (
        <Progress
          label="Progress"
          value={total > 0 ? done : null}
          max={total || 1}
          text={`${formatCount(done)} of ${formatCount(total)}`}
        />
      ) : null}
      {open && differing > 0 ? <Differences id={id} /> : null}
    </li>
  );
}
