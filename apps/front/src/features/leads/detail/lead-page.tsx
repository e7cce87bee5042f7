'use client';
import { useQuery } from '@apollo/client/react';
import { Button, buttonClass, EmptyState, PageHeader, Skeleton } from '@og/ui';
import { ArrowLeft, MessageSquare, Pencil, UserX } from 'lucide-react';
import Link from 'next/link';
import { useParams } from 'next/navigation';
import { useState } from 'react';
import { lazyDialog } from '@/components/lazy-dialog';
import { QueryError } from '@/components/query-error';
import { LeadTasks } from '@/features/tasks';
import { LeadDocument, type LeadDetailsFragment, type NextActionKind } from '@/gql/graphql';
import { useActionKeys, useActions } from '@/lib/actions/registry';
import { ariaKeys } from '@/lib/actions/types';
import { lazyPart } from '@/components/lazy-part';
import { useMe } from '@/lib/session/use-me';
import { AddressList } from './address-list';
import { ConsentBlock } from './consent-block';
import { ContactabilityBlock } from './contactability';
import { LeadFacts } from './lead-facts';
import { LeadSummary } from './lead-summary';
import { LeadTimeline } from './lead-timeline';
import { useLiveLead } from './use-live-lead';

const Notes = lazyPart(() => import('@/features/notes').then((file) => file.LeadNotes));
const Brief = lazyPart(() => import('@/features/calls').then((file) => file.LeadBrief));
const Calls = lazyPart(() => import('@/features/calls').then((file) => file.LeadCalls));
const Appointments = lazyPart(() => import('@/features/calendar').then((file) => file.LeadAppointments));

const EditLeadDialog = lazyDialog(
  () => import('../dialogs/edit-lead-dialog').then((file) => file.EditLeadDialog),
  ({ open }) => open,
);

export function LeadPage() {
  const { id } = useParams<{ id: string }>();
  const { data, error, refetch } = useQuery(LeadDocument, { variables: { id } });
  useLiveLead(id, data?.lead?.conversationId ?? null, () => void refetch());
  const lead = data?.lead;
  if (lead) return <LeadRecord lead={lead} />;
  if (error) return <QueryError what="This lead" error={error} onRetry={refetch} />;
  if (data) {
    return (
      <EmptyState
        icon={<UserX aria-hidden />}
        title="This lead is not here"
        action={
          <Link href="/leads" className={buttonClass('secondary')}>
            All leads
          </Link>
        }
      >
        It may have been deleted or merged into another lead, or belong to another workspace.
      </EmptyState>
    );
  }
  return <LeadSkeleton />;
}

/** Next actions that open the conversation: a second button to it says nothing. */
const leadsThere: ReadonlySet<NextActionKind> = new Set(['REPLY', 'FOLLOW_UP', 'CONVERSATION']);

function LeadRecord({ lead }: { lead: LeadDetailsFragment }) {
  const { can } = useMe();
  const [editing, setEditing] = useState(false);
  const mayWrite = can('leads.write');
  useActions([
    {
      id: 'lead.edit',
      label: 'Edit this lead',
      group: 'Leads',
      keys: 'e',
      disabled: !mayWrite,
      run: () => setEditing(true),
    },
  ]);
  const keys = useActionKeys('lead.edit');
  return (
    <>
      <PageHeader
        title={lead.name}
        meta={[lead.title, lead.company, [lead.city, lead.state].filter(Boolean).join(', ')]
          .filter(Boolean)
          .join(' · ')}
        actions={
          <>
            <Link href="/leads" className={buttonClass('ghost')}>
              <ArrowLeft aria-hidden />
              All leads
            </Link>
            {lead.conversationId && !leadsThere.has(lead.nextAction?.kind ?? 'NONE') ? (
              <Link href={`/inbox/${lead.conversationId}`} className={buttonClass('secondary')}>
                <MessageSquare aria-hidden />
                Conversation
              </Link>
            ) : null}
            {mayWrite ? (
              <Button
                icon={<Pencil aria-hidden />}
                aria-keyshortcuts={ariaKeys(keys)}
                onClick={() => setEditing(true)}
              >
                Edit
              </Button>
            ) : null}
          </>
        }
      />
      <div className="border-t py-3">
        <LeadSummary lead={lead} />
      </div>
      <div className="grid gap-x-8 gap-y-5 border-t py-4 md:grid-cols-3">
        <ContactabilityBlock lead={lead} />
        <ConsentBlock lead={lead} />
        <AddressList lead={lead} />
      </div>
      <div className="grid gap-x-8 gap-y-6 border-t py-4 md:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
        <LeadTimeline id={lead.id} conversationId={lead.conversationId} />
        <div className="md:-mt-5">
          <LeadTasks leadId={lead.id} />
          <Brief leadId={lead.id} />
          <Appointments lead={lead} />
          <Calls leadId={lead.id} hasPhone={lead.phones.length > 0} />
          <Notes leadId={lead.id} />
          <LeadFacts lead={lead} />
        </div>
      </div>
      <EditLeadDialog lead={lead} open={editing} onOpenChange={setEditing} />
    </>
  );
}

function LeadSkeleton() {
  return (
    <div role="status" className="flex flex-col gap-4 py-3">
      <span className="sr-only">Loading</span>
      <Skeleton className="h-8 w-64" />
      <Skeleton className="h-8" />
      <div className="grid gap-8 md:grid-cols-3">
        <Skeleton className="h-36" />
        <Skeleton className="h-36" />
        <Skeleton className="h-36" />
      </div>
      <Skeleton className="h-64" />
    </div>
  );
}
