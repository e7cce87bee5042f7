import { Fragment, type ReactNode } from 'react';

/** Facts of a record. A missing value says so instead of leaving a hole. */
export function DescriptionList({
  items,
}: {
  items: readonly { term: ReactNode; value: ReactNode; key?: string }[];
}) {
  return (
    <dl className="grid grid-cols-[minmax(6rem,9rem)_1fr] gap-x-4 gap-y-2 text-13">
      {items.map((item, index) => (
        <Fragment key={item.key ?? index}>
          <dt className="text-ink-3">{item.term}</dt>
          <dd className="min-w-0 break-words">
            {item.value ?? <span className="text-ink-3">Not known</span>}
          </dd>
        </Fragment>
      ))}
    </dl>
  );
}
