'use client';
import { useMutation } from '@apollo/client/react';
import { Button } from '@og/ui';
import { GitMerge } from 'lucide-react';
import { useState } from 'react';
import { AskFirst } from '@/components/ask-first';
import { LeadsCountDocument, LeadsDocument, MergeLeadsDocument, type LeadRowFragment } from '@/gql/graphql';
import { refusal } from '@/lib/apollo/refusal';

/** So many may be chosen: the first, and what the server takes as duplicates of it at once. */
export const mostMerged = 51;

/** Makes one lead of those that are chosen: the same person, entered more than once. */
export function MergeLeads({ leads, onMerged }: { leads: readonly LeadRowFragment[]; onMerged: () => void }) {
  const [merge] = useMutation(MergeLeadsDocument, { refetchQueries: [LeadsDocument, LeadsCountDocument] });
  const [asked, setAsked] = useState<readonly LeadRowFragment[] | null>(null);
  return (
    <>
      <Button size="sm" icon={<GitMerge aria-hidden />} onClick={() => setAsked(leads)}>
        Merge
      </Button>
      <AskFirst
        about={asked}
        title={(which) => `Make one lead of these ${which.length}?`}
        confirmLabel="Merge leads"
        onClose={() => setAsked(null)}
        act={async ([first, ...others]) => {
          if (!first) return null;
          const why = await refusal(async () => {
            const duplicateIds = others.map(({ id }) => id);
            const { data } = await merge({ variables: { id: first.id, input: { duplicateIds } } });
            return data?.mergeLeads;
          });
          if (!why) onMerged();
          return why;
        }}
        done={(which) => `${which.length} leads are one now`}
      >
        <ul className="flex max-h-48 flex-col gap-1 overflow-y-auto rounded-md bg-sunken px-3 py-2 text-13">
          {(asked ?? []).map(({ id, name, company, phones, email }) => (
            <li key={id} className="break-words">
              <span className="font-medium text-ink">{name}</span>
              {[company, phones[0]?.formatted, email].filter(Boolean).map((part) => ` · ${part}`)}
            </li>
          ))}
        </ul>
        <p>
          The one that was added first stays and takes over the phones, e-mails, messages, campaigns, consents
          and history of the others; what it lacks is filled from them. Where one of them opted out, all have.
          This cannot be undone.
        </p>
      </AskFirst>
    </>
  );
}
