'use client';
import { useQuery } from '@apollo/client/react';
import { Badge, SkeletonRows, StatusChip } from '@og/ui';
import { ExternalLink } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { QueryError } from '@/components/query-error';
import { NextActionButton } from '@/features/next-action';
import { StageChip } from '@/components/lead-stages';
import {
  InboxLeadDocument,
  type InboxLeadQuery,
  type InboxNoteFragment,
  type InboxRowFragment,
} from '@/gql/graphql';
import { conversationsOf } from '@/lib/events/conversations-of';
import { leadOf } from '@/lib/events/lead-of';
import { useTeamEvents } from '@/lib/events/team-events-provider';
import { formatDay } from '@/lib/format';
import { useThrottled } from '@/lib/use-throttled';
import { LeadNotes } from './lead-notes';
import { LeadTimeline } from './lead-timeline';
import { LocalTimes } from './local-times';
import { MayWrite } from './may-write';

type Lead = NonNullable<InboxLeadQuery['lead']>;

interface LeadContextProps {
  leadId: string;
  item: InboxRowFragment | null;
  notes: readonly InboxNoteFragment[];
  mayReply: boolean;
  onAddNote: (() => void) | null;
  onWhy: (messageId: string) => void;
}

/** What one must know about a lead before answering: who, where, whether they may be written to. */
export function LeadContext({ leadId, item, notes, mayReply, onAddNote, onWhy }: LeadContextProps) {
  const { data, error, refetch } = useQuery(InboxLeadDocument, {
    variables: { id: leadId },
    notifyOnNetworkStatusChange: false,
  });
  const refresh = useThrottled(() => void refetch().catch(() => undefined), 500);
  const conversationId = item?.conversationId ?? '';
  useTeamEvents(({ type, ids, data: facts }) => {
    const theirs = ids.includes(leadId) || leadOf(facts) === leadId;
    if (theirs || conversationsOf(facts).includes(conversationId) || /^(suppression|task)\./.test(type))
      refresh();
  });
  const lead = data?.lead;
  return (
    <div className="flex flex-col">
      {lead ? (
        <LeadFacts lead={lead} item={item} />
      ) : error ? (
        <QueryError what="This lead" error={error} onRetry={refetch} />
      ) : data ? (
        <p className="p-4 text-13 text-ink-3">This lead was deleted.</p>
      ) : (
        <SkeletonRows rows={6} />
      )}
      <Part title="Notes">
        <LeadNotes notes={notes} mayReply={mayReply} onAdd={onAddNote} />
      </Part>
      <Part title="Recently">
        <LeadTimeline leadId={leadId} onWhy={onWhy} />
      </Part>
    </div>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-2 border-t px-4 py-3 first:border-t-0">
      <h3 className="text-13 font-semibold">{title}</h3>
      {children}
    </section>
  );
}

function LeadFacts({ lead, item }: { lead: Lead; item: InboxRowFragment | null }) {
  const place = [lead.city, lead.state].filter(Boolean).join(', ');
  return (
    <>
      <section className="flex flex-col gap-2 px-4 py-3">
        <Link
          href={`/leads/${lead.id}`}
          className="flex items-center gap-1.5 self-start rounded-sm text-14 font-semibold hover:underline"
        >
          {lead.name}
          <ExternalLink aria-hidden className="size-3.5 text-ink-3" />
        </Link>
        {lead.title || lead.company ? (
          <p className="text-13 text-ink-2">{[lead.title, lead.company].filter(Boolean).join(', ')}</p>
        ) : null}
        <p className="flex flex-wrap items-center gap-1.5">
          <StageChip stage={lead.stage} />
          <Badge>Score {lead.score}</Badge>
          {lead.tags.map((tag) => (
            <Badge key={tag}>{tag}</Badge>
          ))}
        </p>
      </section>
      {lead.nextAction && lead.nextAction.kind !== 'NONE' ? (
        <Part title="Next">
          <p className="text-13 text-ink-2">{lead.nextAction.reason}</p>
          <NextActionButton lead={lead} action={lead.nextAction} inConversation />
        </Part>
      ) : null}
      <Part title="May we write?">
        <MayWrite lead={lead} />
      </Part>
      <Part title="Consent">
        {lead.consents.length === 0 ? (
          <p className="text-13 text-ink-3">None is recorded. Campaigns leave this lead out.</p>
        ) : (
          <ul className="flex flex-col gap-2 text-13">
            {lead.consents.map((consent) => (
              <li key={consent.id} className="flex flex-col gap-0.5">
                <span className="flex flex-wrap items-center gap-1.5">
                  <StatusChip tone={consent.revokedAt ? 'danger' : 'success'}>
                    {consent.revokedAt ? 'Withdrawn' : 'Given'}
                  </StatusChip>
                  <span>
                    {consent.channel === 'SMS' ? 'SMS' : 'E-mail'} · {consent.scope}
                  </span>
                </span>
                <span className="text-12 text-ink-3">
                  {consent.source}, {formatDay(consent.recordedAt)}
                  {consent.revokedAt ? `; withdrawn ${formatDay(consent.revokedAt)}` : ''}
                </span>
              </li>
            ))}
          </ul>
        )}
      </Part>
      <Part title="Their time">
        <LocalTimes zones={lead.timeZones} />
        {place ? <p className="text-12 text-ink-3">{place}</p> : null}
      </Part>
      {item?.campaignName ? (
        <Part title="Campaign">
          <p className="text-13">
            {item.campaignId ? (
              <Link href={`/campaigns/${item.campaignId}`} className="rounded-sm hover:underline">
                {item.campaignName}
              </Link>
            ) : (
              item.campaignName
            )}
            {item.stepPosition === null ? null : (
              <span className="text-ink-3"> · step {item.stepPosition + 1}</span>
            )}
          </p>
        </Part>
      ) : null}
    </>
  );
}
