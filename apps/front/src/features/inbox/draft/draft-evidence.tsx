'use client';
import { CircleCheck, CircleX } from 'lucide-react';
import type { InboxDraftFragment } from '@/gql/graphql';

const words = (code: string) => {
  const text = code.replaceAll(/[_.]/g, ' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
};

/** What our own code looked at: failed checks in sight, passed ones and the facts on demand. */
export function DraftEvidence({ draft }: { draft: InboxDraftFragment }) {
  const failed = draft.checks.filter(({ ok }) => !ok);
  const passed = draft.checks.filter(({ ok }) => ok);
  return (
    <div className="flex flex-col gap-1 text-12 text-ink-2">
      {failed.map(({ check, detail }) => (
        <p key={`${check}:${detail ?? ''}`} className="flex items-start gap-1.5 text-danger">
          <CircleX aria-label="Failed:" className="mt-0.5 size-3.5 shrink-0" />
          <span className="min-w-0 break-words">
            {words(check)}
            {detail ? `: ${detail}` : ''}
          </span>
        </p>
      ))}
      {passed.length > 0 || draft.facts.length > 0 ? (
        <details>
          <summary className="cursor-pointer rounded-sm text-ink-3">
            {passed.length === 1 ? '1 check passed' : `${passed.length} checks passed`}
            {' · '}
            {draft.facts.length === 1 ? '1 fact given' : `${draft.facts.length} facts given`}
          </summary>
          <ul className="mt-1 flex flex-wrap gap-x-3 gap-y-0.5">
            {passed.map(({ check }, index) => (
              <li key={`${check}:${index}`} className="flex items-center gap-1">
                <CircleCheck aria-hidden className="size-3 text-success" />
                {words(check)}
              </li>
            ))}
          </ul>
          <dl className="mt-1 flex flex-col gap-0.5">
            {draft.facts.map(({ id, label, value, source }) => (
              <div key={id} className="flex flex-wrap gap-x-1.5">
                <dt className="text-ink-3">{label}</dt>
                <dd className="min-w-0 break-words">
                  {value} <span className="text-ink-3">({words(source)})</span>
                </dd>
              </div>
            ))}
          </dl>
        </details>
      ) : null}
    </div>
  );
}
