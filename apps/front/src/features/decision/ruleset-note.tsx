'use client';
import { useQuery } from '@apollo/client/react';
import { DecisionRulesetDocument } from '@/gql/graphql';
import { formatDate } from '@/lib/format';

/** By which rules it was decided, and what the record is not. */
export function RulesetNote({ version }: { version: string }) {
  const { data } = useQuery(DecisionRulesetDocument);
  const ruleset = data?.ruleset;
  const same = ruleset?.version === version;
  return (
    <footer className="flex flex-col gap-1 border-t pt-3 text-12 text-ink-3">
      <p>
        Ruleset <code className="font-mono break-all">{version}</code>
        {ruleset && same ? `, dated ${formatDate(ruleset.dated)}` : ''}
        {ruleset && !same ? `; ${ruleset.version} is in force now` : ''}
      </p>
      <p>{ruleset?.disclaimer ?? 'A record of what the system checked; not legal advice.'}</p>
    </footer>
  );
}
