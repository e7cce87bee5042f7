'use client';
import { useQuery } from '@apollo/client/react';
import { buttonClass, ErrorState, SidePanel, Skeleton } from '@og/ui';
import { ArrowUpRight } from 'lucide-react';
import Link from 'next/link';
import { QueryError } from '@/components/query-error';
import { LeadDocument } from '@/gql/graphql';
import { useLiveLead } from '../detail/use-live-lead';
import { ContactabilityBlock } from '../detail/contactability';
import { ConsentBlock } from '../detail/consent-block';
import { AddressList } from '../detail/address-list';
import { LeadFacts } from '../detail/lead-facts';
import { LeadSummary } from '../detail/lead-summary';

/** The record beside the list; `?peek=` names it. */
export function LeadPeek({ id, onClose }: { id: string | null; onClose: () => void }) {
  const { data } = useQuery(LeadDocument, { variables: { id: id ?? '' }, skip: id === null });
  return (
    <SidePanel
      open={id !== null}
      onOpenChange={(open) => !open && onClose()}
      title={data?.lead?.name ?? 'Lead'}
      actions={
        id ? (
          <Link href={`/leads/${id}`} className={buttonClass('secondary', 'sm')}>
            Open page
            <ArrowUpRight aria-hidden />
          </Link>
        ) : null
      }
    >
      {id ? <PeekContent key={id} id={id} /> : null}
    </SidePanel>
  );
}

function PeekContent({ id }: { id: string }) {
  const { data, error, refetch } = useQuery(LeadDocument, { variables: { id } });
  useLiveLead(id, data?.lead?.conversationId ?? null, () => void refetch());
  const lead = data?.lead;
  if (lead) {
    return (
      <div className="flex flex-col gap-5">
        <LeadSummary lead={lead} />
        <ContactabilityBlock lead={lead} />
        <ConsentBlock lead={lead} />
        <AddressList lead={lead} />
        <LeadFacts lead={lead} />
      </div>
    );
  }
  if (error) return <QueryError what="This lead" error={error} onRetry={refetch} />;
  if (data) {
    return (
      <ErrorState
        title="This lead is not here"
        cause="It may have been deleted or merged into another lead, or belong to another workspace."
      />
    );
  }
  return (
    <div className="flex flex-col gap-4" role="status">
      <span className="sr-only">Loading</span>
      <Skeleton className="h-8 w-2/3" />
      <Skeleton className="h-20" />
      <Skeleton className="h-20" />
      <Skeleton className="h-32" />
    </div>
  );
}
