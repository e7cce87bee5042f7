import { formatCount } from '@og/ui';
import { AgentRail } from '@/components/agents';
import type { BriefFieldsFragment } from '@/gql/graphql';
import { datesInWords, formatMoment } from '@/lib/format';
import { briefWords } from './brief-words';

/** Where a statement comes from. */
const sourceKinds: Record<string, string> = {
  lead: 'the lead’s record',
  conversation: 'the conversation',
  message: 'the conversation',
  note: 'a note',
  call: 'a call',
  event: 'the timeline',
  property: 'the property’s record',
  'public page': 'a public page',
  enrichment: 'what was looked up',
};

/** What Neva found, each statement with where it comes from. */
export function BriefText({ brief }: { brief: BriefFieldsFragment }) {
  return (
    <AgentRail slug="NEVA" className="flex flex-col gap-2 text-13">
      <ul aria-label="Brief" className="flex flex-col gap-1.5">
        {brief.statements.map(({ text, source }) => (
          <li key={`${source.id}:${text}`} className="flex flex-col">
            <span>{briefWords(text, source)}</span>
            <span className="text-12 text-ink-3">
              {source.url ? (
                <a href={source.url} target="_blank" rel="noreferrer noopener" className="underline">
                  {datesInWords(source.label)}
                </a>
              ) : (
                `From: ${sourceKinds[source.kind] ?? source.kind}`
              )}
              {/* What is said in the source's own words is not said twice. */}
              {text.includes(source.value)
                ? null
                : ` · ${briefWords(`${source.label}: ${source.value}`, source)}`}
            </span>
          </li>
        ))}
      </ul>
      {brief.openQuestions.length > 0 ? (
        <div>
          <p className="text-12 font-medium text-ink-3">To be asked</p>
          <ul className="list-disc pl-4">
            {brief.openQuestions.map((question) => (
              <li key={question}>{datesInWords(question)}</li>
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
