import type { Column } from '@og/ui';
import { Badge } from '@og/ui';
import { Ban } from 'lucide-react';
import type { LeadRowFragment } from '@/gql/graphql';
import { formatAgo, formatDay } from '@/lib/format';
import { StageChip } from '@/components/lead-stages';

const none = <span className="text-ink-3">–</span>;

/** The lead's first phone as people write it; a suppressed one says so. */
export function PhoneText({ lead }: { lead: LeadRowFragment }) {
  const phone = lead.phones.find((candidate) => candidate.phone === lead.phone) ?? lead.phones[0];
  if (!phone) return none;
  return (
    <span className="inline-flex items-center gap-1.5">
      {phone.formatted}
      {phone.suppressed ? (
        <span
          className="inline-flex items-center gap-1 text-danger"
          title={phone.suppressionReason ?? undefined}
        >
          <Ban aria-hidden className="size-3.5" />
          <span className="sr-only">suppressed</span>
        </span>
      ) : null}
    </span>
  );
}

export function TagList({ tags, most = 1 }: { tags: readonly string[]; most?: number }) {
  if (tags.length === 0) return none;
  return (
    <span className="inline-flex max-w-full items-center gap-1">
      {tags.slice(0, most).map((tag) => (
        <Badge key={tag}>{tag}</Badge>
      ))}
      {tags.length > most ? <span className="text-12 text-ink-3">+{tags.length - most}</span> : null}
    </span>
  );
}

/**
 * The growing columns' least widths stand in the ratio of their shares, so that head and rows agree also where
 * the table scrolls sideways.
 *
 * @param now the API's time, null until it is known
 */
export function leadColumns(now: Date | null): readonly Column<LeadRowFragment>[] {
  return [
    {
      id: 'NAME',
      header: 'Name',
      width: 'minmax(8.75rem, 1.4fr)',
      sortable: true,
      cell: (lead) => <span className="font-medium">{lead.name}</span>,
    },
    {
      id: 'COMPANY',
      header: 'Company',
      width: 'minmax(8.125rem, 1.3fr)',
      sortable: true,
      cell: (lead) => lead.company ?? none,
    },
    { id: 'phone', header: 'Phone', width: '8.75rem', cell: (lead) => <PhoneText lead={lead} /> },
    { id: 'STATE', header: 'State', width: '4.5rem', sortable: true, cell: (lead) => lead.state ?? none },
    {
      id: 'STAGE',
      header: 'Stage',
      width: '7.75rem',
      sortable: true,
      cell: (lead) => <StageChip stage={lead.stage} />,
    },
    {
      id: 'tags',
      header: 'Tags',
      width: 'minmax(6.25rem, 1fr)',
      cell: (lead) => <TagList tags={lead.tags} />,
    },
    {
      id: 'SCORE',
      header: 'Score',
      width: '4.9rem',
      align: 'end',
      sortable: true,
      cell: (lead) => lead.score,
    },
    {
      id: 'LAST_REPLIED_AT',
      header: 'Last reply',
      width: '6.3rem',
      sortable: true,
      cell: (lead) => (lead.lastRepliedAt && now ? formatAgo(lead.lastRepliedAt, now) : none),
    },
    {
      id: 'CREATED_AT',
      header: 'Created',
      width: '6.75rem',
      sortable: true,
      cell: (lead) => formatDay(lead.createdAt),
    },
  ];
}

/** The row on a phone. */
export function LeadCard({ lead, now }: { lead: LeadRowFragment; now: Date | null }) {
  return (
    <span className="flex flex-col gap-1">
      <span className="flex items-center justify-between gap-2">
        <span className="truncate text-14 font-medium">{lead.name}</span>
        <StageChip stage={lead.stage} />
      </span>
      <span className="flex items-center justify-between gap-2 text-ink-2">
        <PhoneText lead={lead} />
        <span className="text-12 text-ink-3">Score {lead.score}</span>
      </span>
      <span className="truncate text-12 text-ink-3">
        {[
          lead.company,
          lead.state,
          lead.lastRepliedAt && now
            ? `replied ${formatAgo(lead.lastRepliedAt, now)}`
            : `added ${formatDay(lead.createdAt)}`,
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </span>
  );
}
