'use client';
import { Tooltip } from '@og/ui';
import type { InboxDraftFragment } from '@/gql/graphql';
import { splitClaims } from './split-claims';

/** A draft's words; what they claim shows the fact it rests on, on hover and focus. */
export function DraftText({ draft }: { draft: InboxDraftFragment }) {
  return (
    <p dir="auto" className="text-14 break-words whitespace-pre-wrap">
      {splitClaims(draft.body, draft.claims).map(({ text, claim }, index) =>
        claim ? (
          <Tooltip
            key={index}
            side="top"
            label={
              claim.fact
                ? `${claim.fact.label}: ${claim.fact.value} (${claim.fact.source})`
                : 'No fact says so'
            }
          >
            <button
              type="button"
              className={`inline cursor-help rounded-sm text-left underline decoration-dotted underline-offset-2 ${claim.fact ? 'decoration-control' : 'text-danger'}`}
            >
              {text}
              <span className="sr-only">
                {claim.fact ? `, from ${claim.fact.label}: ${claim.fact.value}` : ', no fact says so'}
              </span>
            </button>
          </Tooltip>
        ) : (
          text
        ),
      )}
    </p>
  );
}
