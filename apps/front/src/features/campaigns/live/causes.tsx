import { formatCount } from '@og/ui';
import type { CampaignLiveQuery } from '@/gql/graphql';

type Causes = NonNullable<CampaignLiveQuery['campaign']>['causes'];

/** Why messages were held, barred or failed, grouped by cause. */
export function Causes({ causes }: { causes: Causes }) {
  if (causes.length === 0)
    return <p className="text-13 text-ink-3">No message was held, barred or refused.</p>;
  return (
    <ul className="flex flex-col">
      {causes.map((cause) => (
        <li key={cause.reason} className="flex justify-between gap-4 border-b py-2 text-13 last:border-b-0">
          <span className="min-w-0">
            <span className="block">{cause.message}</span>
            <code className="font-mono text-12 break-all text-ink-3">{cause.reason}</code>
          </span>
          <span className="font-medium tabular-nums">{formatCount(cause.count)}</span>
        </li>
      ))}
    </ul>
  );
}
