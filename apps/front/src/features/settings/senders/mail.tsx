'use client';
import { useQuery } from '@apollo/client/react';
import { EmptyState, Section, SkeletonRows } from '@og/ui';
import { Mail as MailIcon } from 'lucide-react';
import { QueryError } from '@/components/query-error';
import { RoleGate } from '@/components/role-gate';
import { MailSendersDocument } from '@/gql/graphql';
import { useRenewed } from '@/lib/events/use-renewed';
import { AddDomain, DomainRow } from './domains';
import { AddMailbox, MailboxRow } from './mailboxes';

/** The domains that e-mail leaves from, and the mailboxes on them. */
export function Mail() {
  const { data, error, refetch } = useQuery(MailSendersDocument, { fetchPolicy: 'cache-and-network' });
  useRenewed(['team'], refetch, 2_000);
  if (error && !data) return <QueryError what="Mailboxes" error={error} onRetry={refetch} />;
  if (!data) return <SkeletonRows rows={3} density="relaxed" />;
  return (
    <div>
      <Section
        title="Domains"
        description="Mail is believed when your DNS says that it may leave from here. Put these records in, then check."
      >
        {data.sendingDomains.length === 0 ? (
          <p className="text-13 text-ink-3">No domain yet.</p>
        ) : (
          <ul className="flex flex-col">
            {data.sendingDomains.map((domain) => (
              <DomainRow key={domain.id} domain={domain} />
            ))}
          </ul>
        )}
        <RoleGate atLeast="ADMIN" what="Adding domains" fallback={null}>
          <AddDomain />
        </RoleGate>
      </Section>
      <Section
        title="Mailboxes"
        description="E-mail steps leave from these; answers come back into the inbox."
      >
        {data.senderMailboxes.length === 0 ? (
          <EmptyState icon={<MailIcon />} title="No mailbox yet">
            Add a domain first, then a mailbox on it.
          </EmptyState>
        ) : (
          <ul className="flex flex-col">
            {data.senderMailboxes.map((mailbox) => (
              <MailboxRow key={mailbox.id} mailbox={mailbox} />
            ))}
          </ul>
        )}
        {data.sendingDomains.length > 0 ? (
          <RoleGate atLeast="ADMIN" what="Adding mailboxes" fallback={null}>
            <AddMailbox domains={data.sendingDomains} />
          </RoleGate>
        ) : null}
      </Section>
    </div>
  );
}
