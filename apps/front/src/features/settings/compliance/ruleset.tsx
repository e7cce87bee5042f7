'use client';
import { useQuery } from '@apollo/client/react';
import { Section, SkeletonRows } from '@og/ui';
import { QueryError } from '@/components/query-error';
import { RulesetDocument, type RulesetQuery } from '@/gql/graphql';
import { formatDate } from '@/lib/format';
import { weekWords } from './week-words';

/** The ruleset as data: what each rule says, the hours of each state, and the sources. */
export function RulesetPage() {
  const { data, error, refetch } = useQuery(RulesetDocument);
  const ruleset = data?.ruleset;
  return (
    <Section
      title="Rules"
      description={
        ruleset
          ? `Version ${ruleset.version}, read against its sources on ${formatDate(ruleset.dated)}.`
          : undefined
      }
    >
      {ruleset ? (
        <>
          <p className="rounded-md bg-sunken px-3 py-2 text-13 text-ink-2">{ruleset.disclaimer}</p>
          <h3 className="pt-2 text-14 font-semibold">Before each message</h3>
          <dl className="grid gap-x-4 gap-y-1.5 text-13 sm:grid-cols-[10rem_1fr]">
            {ruleset.rules.map((rule) => (
              <div key={rule.name} className="contents">
                <dt className="font-medium first-letter:uppercase">{ruleWords(rule.name)}</dt>
                <dd className="text-ink-2 max-sm:pb-2">{rule.says}</dd>
              </div>
            ))}
          </dl>
          <h3 className="pt-2 text-14 font-semibold">Hours</h3>
          <ul className="flex flex-col">
            {ruleset.rows.map((row, index) => (
              <HoursRow key={`${row.state ?? 'all'} ${index}`} row={row} />
            ))}
          </ul>
        </>
      ) : error ? (
        <QueryError what="The rules" error={error} onRetry={refetch} />
      ) : (
        <SkeletonRows rows={8} />
      )}
    </Section>
  );
}

/** "dnc_data" as people write it: "DNC data". */
function ruleWords(name: string): string {
  return name
    .replaceAll('_', ' ')
    .replace('ten dlc', '10DLC')
    .replace('dnc', 'DNC')
    .replace('email', 'e-mail');
}

function HoursRow({ row }: { row: RulesetQuery['ruleset']['rows'][number] }) {
  return (
    <li className="flex flex-wrap gap-x-4 gap-y-0.5 border-b py-2 text-13 last:border-b-0">
      <span className="w-24 shrink-0 font-medium">{row.state ?? 'Everywhere'}</span>
      <span className="min-w-0 flex-1 basis-56 tabular-nums">
        {weekWords(row.week)}
        {row.maxAttemptsPer24h === null ? '' : ` · at most ${row.maxAttemptsPer24h} in 24 hours`}
      </span>
      <span className="min-w-0 basis-64 text-12 text-ink-3">
        {row.source}
        {row.since ? `, since ${formatDate(row.since)}` : ''}
      </span>
    </li>
  );
}
