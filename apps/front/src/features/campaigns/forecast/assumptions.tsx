import type { ForecastFieldsFragment } from '@/gql/graphql';
import { assumedValue } from './figures';

type Assumption = ForecastFieldsFragment['assumptions'][number];

function words(name: string): string {
  const plain = name.replaceAll(/[_.]/g, ' ').trim();
  return plain.charAt(0).toUpperCase() + plain.slice(1);
}

/** What a forecast takes for granted, and where each figure comes from. */
export function Assumptions({ assumptions }: { assumptions: readonly Assumption[] }) {
  return (
    <dl className="flex flex-col">
      {assumptions.map((assumption) => (
        <div
          key={assumption.name}
          className="flex flex-wrap items-baseline justify-between gap-x-4 border-b py-1.5 text-13 last:border-b-0"
        >
          <dt className="font-medium">{words(assumption.name)}</dt>
          <dd className="order-2 tabular-nums">{assumedValue(assumption)}</dd>
          <dd className="order-3 w-full text-12 text-ink-3">
            {assumption.source.replace(', in millionths of a dollar', '')}
          </dd>
        </div>
      ))}
    </dl>
  );
}
