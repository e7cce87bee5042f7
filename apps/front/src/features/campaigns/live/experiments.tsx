import { formatCount, StatusChip, type Tone } from '@og/ui';
import type { ExperimentFieldsFragment, ExperimentState } from '@/gql/graphql';
import { formatMoment } from '@/lib/format';
import { percent } from '../percent';
import { cellClass, ScrollTable, textCellClass } from '../scroll-table';

const words: Record<ExperimentState, { label: string; tone: Tone }> = {
  RUNNING: { label: 'Running', tone: 'signal' },
  STOPPED: { label: 'Stopped', tone: 'warn' },
  CONCLUDED: { label: 'Concluded', tone: 'success' },
};

/** A/B splits: each variant with its sample, and why one was stopped. */
export function Experiments({ experiments }: { experiments: readonly ExperimentFieldsFragment[] }) {
  return (
    <div className="flex flex-col gap-6">
      {experiments.map((experiment) => (
        <div key={experiment.id} className="flex flex-col gap-2">
          <div className="flex flex-wrap items-center gap-2">
            <h3 className="text-14 font-semibold">Split of step {experiment.step.position + 1}</h3>
            <StatusChip tone={words[experiment.state].tone}>{words[experiment.state].label}</StatusChip>
            <span className="text-12 text-ink-3">
              since {formatMoment(experiment.startedAt)}
              {experiment.decidedAt ? `, decided ${formatMoment(experiment.decidedAt)}` : ''}
            </span>
          </div>
          {experiment.reason ? <p className="text-13 text-ink-2">{experiment.reason}</p> : null}
          <Variants experiment={experiment} />
        </div>
      ))}
    </div>
  );
}

function Variants({ experiment }: { experiment: ExperimentFieldsFragment }) {
  return (
    <ScrollTable
      label={`Variants of step ${experiment.step.position + 1}`}
      head={['Variant', 'Share', 'Leads', 'Sent', 'Delivered', 'Replied', 'Opted out', { text: 'State' }]}
      minWidth="min-w-180"
    >
      {experiment.variants.map((variant) => (
        <tr key={variant.key} className="border-b last:border-b-0">
          <th scope="row" className="py-2 text-left font-medium">
            {variant.key}
          </th>
          <td className={cellClass}>{variant.weight} %</td>
          <td className={cellClass}>{formatCount(variant.assigned)}</td>
          <td className={cellClass}>{formatCount(variant.sent)}</td>
          <Rate part={variant.delivered} whole={variant.sent} />
          <Rate part={variant.replied} whole={variant.delivered} />
          <Rate part={variant.optedOut} whole={variant.delivered} />
          <td className={textCellClass}>
            <VariantState variant={variant} winner={experiment.winner} />
          </td>
        </tr>
      ))}
    </ScrollTable>
  );
}

function VariantState({
  variant,
  winner,
}: {
  variant: ExperimentFieldsFragment['variants'][number];
  winner: string | null;
}) {
  if (variant.stopped)
    return (
      <span className="flex flex-col gap-1">
        <StatusChip tone="danger" className="self-start">
          Stopped
        </StatusChip>
        <span className="max-w-70 text-12 text-ink-2">{variant.stoppedReason}</span>
      </span>
    );
  if (winner === variant.key) return <StatusChip tone="success">Winner</StatusChip>;
  return <span className="text-ink-3">Gets leads</span>;
}

function Rate({ part, whole }: { part: number; whole: number }) {
  return (
    <td className={cellClass}>
      {formatCount(part)}
      <span className="block text-12 text-ink-3">{percent(part, whole) ?? 'no data'}</span>
    </td>
  );
}
