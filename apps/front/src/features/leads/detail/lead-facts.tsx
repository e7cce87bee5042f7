'use client';
import { Badge, DescriptionList } from '@og/ui';
import type { LeadDetailsFragment } from '@/gql/graphql';
import { formatDay, formatMoment } from '@/lib/format';

/** What else is known about a lead. */
export function LeadFacts({ lead }: { lead: LeadDetailsFragment }) {
  const place = [lead.city, [lead.state, lead.zip].filter(Boolean).join(' ')].filter(Boolean).join(', ');
  const moment = (at: string | null) => (at ? <time dateTime={at}>{formatMoment(at)}</time> : 'Never');
  return (
    <section aria-label="Details" className="flex flex-col gap-2">
      <h2 className="text-14 font-semibold">Details</h2>
      <DescriptionList
        items={[
          { term: 'Company', value: lead.company },
          { term: 'Job title', value: lead.title },
          { term: 'Address', value: [lead.address, place].filter(Boolean).join(', ') || null },
          { term: 'County', value: lead.county },
          { term: 'Website', value: lead.website },
          {
            term: 'Tags',
            value: lead.tags.length ? (
              <span className="flex flex-wrap gap-1">
                {lead.tags.map((tag) => (
                  <Badge key={tag}>{tag}</Badge>
                ))}
              </span>
            ) : (
              'None'
            ),
          },
          { term: 'Source', value: lead.source },
          { term: 'Last contacted', value: moment(lead.lastContactedAt) },
          { term: 'Last reply', value: moment(lead.lastRepliedAt) },
          { term: 'Added', value: <time dateTime={lead.createdAt}>{formatDay(lead.createdAt)}</time> },
        ]}
      />
    </section>
  );
}
