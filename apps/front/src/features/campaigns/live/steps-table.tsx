import { formatCount } from '@og/ui';
import type { CampaignLiveQuery } from '@/gql/graphql';
import { counters } from './counter-words';

type Steps = NonNullable<CampaignLiveQuery['campaign']>['steps'];

const shown = counters.filter(({ id }) => id !== 'enrolled');

const delayWords = { MINUTES: 'minutes', HOURS: 'hours', DAYS: 'days' } as const;

/** The same counters, step by step. */
export function StepsTable({ steps }: { steps: Steps }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- arrows must scroll it on narrow screens
    <div role="region" aria-label="Steps" tabIndex={0} className="overflow-x-auto -outline-offset-2">
      <table className="w-full min-w-190 text-13">
        <thead className="text-left text-12 text-ink-3">
          <tr className="border-b">
            <th className="py-1.5 pr-4 font-medium">Step</th>
            {shown.map(({ id, label }) => (
              <th key={id} className="py-1.5 pl-4 text-right font-medium">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {steps.map((step) => (
            <tr key={step.id} className="border-b align-top last:border-b-0">
              <th scope="row" className="max-w-80 py-2 pr-4 text-left font-normal">
                <span className="block font-medium">
                  {step.position + 1}.{' '}
                  {step.delay.amount === 0
                    ? 'At once'
                    : `After ${step.delay.amount} ${delayWords[step.delay.unit]}`}
                </span>
                <span className="block truncate text-ink-3" title={step.body ?? undefined}>
                  {step.body}
                </span>
              </th>
              {shown.map(({ id }) => (
                <td key={id} className="py-2 pl-4 text-right tabular-nums">
                  {formatCount(step.counts[id])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
