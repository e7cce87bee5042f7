import { formatCount } from '@og/ui';
import Link from 'next/link';
import type { ReasonCountFieldsFragment } from '@/gql/graphql';

/** How many for which reason, the most frequent first; a reason leads to the list of those it concerns. */
export function Reasons({
  reasons,
  linkOf,
  linkText = 'See them',
}: {
  reasons: readonly ReasonCountFieldsFragment[];
  linkOf?: (reason: string) => string | null;
  linkText?: string;
}) {
  return (
    <ul className="flex flex-col">
      {reasons
        .toSorted((a, b) => b.count - a.count)
        .map((reason) => {
          const href = linkOf?.(reason.reason);
          return (
            <li
              key={reason.reason}
              className="flex items-baseline justify-between gap-4 border-b py-1.5 text-13 last:border-b-0"
            >
              <span className="min-w-0 text-ink-2">
                {reason.message}
                {href ? (
                  <>
                    {' '}
                    <Link href={href} className="rounded-sm whitespace-nowrap text-ink underline">
                      {linkText}
                      <span className="sr-only">: {reason.message}</span>
                    </Link>
                  </>
                ) : null}
              </span>
              <span className="tabular-nums">{formatCount(reason.count)}</span>
            </li>
          );
        })}
    </ul>
  );
}
