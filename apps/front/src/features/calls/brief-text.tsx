import { formatCount } from '@og/ui';
import { AgentRail } from '@/components/agents';
import type { BriefFieldsFragment } from '@/gql/graphql';
import { formatMoment } from '@/lib/format';

/** What Neva found, each statement with where it comes from. */
export function BriefText({ brief }: { brief: BriefFieldsFragment }) {
  return (
    <AgentRail slug="NEVA" className="flex flex-col gap-2 text-13">
      <ul aria-label="Brief" className="flex flex-col gap-1.5">
        {brief.statements.map(({ text, source }) => (
          <li key={`${source.id}:${text}`} className="flex flex-col">
            <span>{text}</span>
            <span className="text-12 text-ink-3">
              {source.url ? (
                <a href={source.url} target="_blank" rel="noreferrer noopener" className="underline">
                  {source.label}
                </a>
              ) : (
                source.label
              )}
              : {source.value}
            </span>
          </li>
        ))}
      </ul>
      {brief.openQuestions.length > 0 ? (
        <div>
          <h3 className="text-12 font-medium text-ink-3">To be asked</h3>
          <ul className="list-disc pl-4">
            {brief.openQuestions.map((question) => (
              <li key={question}>{question}</li>
            ))}
          </ul>
        </div>
      ) : null}
      <p className="text-12 text-ink-3">
        By Neva, {formatMoment(brief.createdAt)}
        {brief.dropped > 0 ? ` · left out without a source: ${formatCount(brief.dropped)}` : ''}
      </p>
    </AgentRail>
  );
}
