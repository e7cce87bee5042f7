import { formatCount } from '@og/ui';
import type { CampaignLiveQuery } from '@/gql/graphql';
import { cellClass, ScrollTable } from '../scroll-table';
import { draftStepOf } from '../steps/draft-step';
import { stepTypeWords } from '../steps/step-types';
import { stepSummary, whenText } from '../steps/summary';
import { counters } from './counter-words';

export type CountedSteps = NonNullable<CampaignLiveQuery['campaign']>['steps'];

const shown = counters.filter(({ id }) => id !== 'enrolled');

/** The same counters, step by step; and how often each step was carried out. */
export function StepsTable({ steps }: { steps: CountedSteps }) {
  return (
    <ScrollTable
      label="Steps"
      head={['Step', 'Carried out', ...shown.map(({ label }) => label)]}
      minWidth="min-w-220"
    >
      {steps.map((step) => {
        const draft = draftStepOf(step);
        const sends = step.type === 'SMS' || step.type === 'EMAIL';
        const { label, icon: Icon } = stepTypeWords[step.type];
        return (
          <tr key={step.id} className="border-b last:border-b-0">
            <th scope="row" className="max-w-44 py-2 pr-4 text-left font-normal sm:max-w-80">
              <span className="flex flex-wrap items-center gap-x-1.5 font-medium">
                <Icon aria-hidden className="size-3.5 shrink-0 text-ink-3" />
                {step.position + 1}. {label}
                <span className="font-normal text-ink-3">{whenText(draft, step.position)}</span>
              </span>
              <span className="block truncate text-ink-3" title={stepSummary(draft)}>
                {stepSummary(draft)}
              </span>
            </th>
            <td className={cellClass}>{formatCount(step.carriedOut)}</td>
            {shown.map(({ id }) => (
              <td key={id} className={cellClass}>
                {sends ? (
                  formatCount(step.counts[id])
                ) : (
                  <span className="text-ink-3" aria-label="sends nothing">
                    –
                  </span>
                )}
              </td>
            ))}
          </tr>
        );
      })}
    </ScrollTable>
  );
}
