'use client';
import { useQuery } from '@apollo/client/react';
import { Button, SearchInput } from '@og/ui';
import { useState } from 'react';
import { FindLeadsDocument, type FindLeadsQuery } from '@/gql/graphql';
import { friendlyError } from '@/lib/apollo/errors';
import { phoneText } from '@/lib/phone-text';

export type FoundLead = FindLeadsQuery['leads']['edges'][number]['node'];

/** Finds a lead by name or phone. */
export function FindLead({ onPick }: { onPick: (lead: FoundLead) => void }) {
  const [search, setSearch] = useState('');
  const { data, error } = useQuery(FindLeadsDocument, { variables: { search }, skip: search === '' });
  const edges = search === '' ? [] : (data?.leads.edges ?? []);
  return (
    <div className="flex flex-col gap-2">
      <SearchInput
        label="Search leads"
        value={search}
        onValueChange={setSearch}
        placeholder="Name or phone"
      />
      {error ? <p className="text-13 text-danger">{friendlyError(error).message}</p> : null}
      <ul aria-label="Leads found" className="flex flex-col">
        {edges.map(({ node }) => (
          <li key={node.id}>
            <Button variant="ghost" className="w-full justify-start" onClick={() => onPick(node)}>
              <span className="truncate">{node.name}</span>
              <span className="ml-2 text-12 text-ink-3 tabular-nums">
                {node.phone && phoneText(node.phone)}
              </span>
            </Button>
          </li>
        ))}
      </ul>
      {search !== '' && data && edges.length === 0 ? (
        <p className="text-13 text-ink-3">No lead is called so.</p>
      ) : null}
    </div>
  );
}
