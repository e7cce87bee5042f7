import { formatCount } from '@og/ui';
import type { ForecastFieldsFragment } from '@/gql/graphql';
import { stepTypeWords } from '../steps/step-types';
import { money } from './money';
import { cellClass, ScrollTable } from '../scroll-table';

type StepForecast = ForecastFieldsFragment['bySteps'][number];

/** What each step contributes. Steps that send nothing are left out. */
export function StepsForecast({ steps, currency }: { steps: readonly StepForecast[]; currency: string }) {
  return (
    <ScrollTable label="Forecast by step" head={['Step', 'Messages', 'Segments', 'Cost']} minWidth="min-w-80">
      {steps
        .filter(({ type }) => type === 'SMS' || type === 'EMAIL')
        .map((step) => (
          <tr key={step.key} className="border-b last:border-b-0">
            <th scope="row" className="py-2 text-left font-medium">
              {step.position + 1}. {stepTypeWords[step.type].label}
            </th>
            <td className={cellClass}>{formatCount(step.messages)}</td>
            <td className={cellClass}>{step.type === 'SMS' ? formatCount(step.segments) : '–'}</td>
            <td className={cellClass}>{money(step.costMicros, currency)}</td>
          </tr>
        ))}
    </ScrollTable>
  );
}
