'use client';
import { useMutation, useQuery } from '@apollo/client/react';
import {
  Button,
  ConfirmDialog,
  EmptyState,
  PageHeader,
  Section,
  SkeletonRows,
  StatusChip,
  toast,
} from '@og/ui';
import { Plug } from 'lucide-react';
import { useState } from 'react';
import { QueryError } from '@/components/query-error';
import { RoleGate } from '@/components/role-gate';
import {
  DisconnectIntegrationDocument,
  IntegrationsDocument,
  type IntegrationFieldsFragment,
} from '@/gql/graphql';
import { formatMoment } from '@/lib/format';
import { refusal } from '@/lib/apollo/refusal';
import { integrationStates, vendorNames } from '../vendors';
import { ConnectTwilio } from './connect-twilio';

export function IntegrationsPage() {
  return (
    <>
      <PageHeader
        title="Integrations"
        meta="The accounts messages go out through. Secrets are stored encrypted and never shown again."
      />
      <RoleGate atLeast="ADMIN" what="Connecting providers">
        <IntegrationList />
      </RoleGate>
    </>
  );
}

function IntegrationList() {
  const { data, error, refetch } = useQuery(IntegrationsDocument);
  const [disconnect] = useMutation(DisconnectIntegrationDocument, { refetchQueries: [IntegrationsDocument] });
  const [leaving, setLeaving] = useState<IntegrationFieldsFragment | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const list = data?.integrations;
  const connected = list?.some(({ vendor, state }) => vendor === 'TWILIO' && state !== 'DISABLED') ?? false;
  return (
    <>
      <Section title="Connected">
        {list ? (
          list.length === 0 ? (
            <EmptyState icon={<Plug />} title="Nothing is connected yet">
              Connect Twilio below; then add the numbers to send from.
            </EmptyState>
          ) : (
            <ul className="flex flex-col">
              {list.map((item) => (
                <li
                  key={item.id}
                  className="flex min-h-13 flex-wrap items-center gap-3 border-b py-2 last:border-b-0"
                >
                  <span className="flex min-w-0 flex-1 flex-col">
                    <span className="font-medium">{vendorNames[item.vendor]}</span>
                    <span className="text-12 break-words text-ink-3">
                      {item.account ? <span className="font-mono">{item.account} · </span> : null}
                      {item.lastCheckedAt ? `checked ${formatMoment(item.lastCheckedAt)}` : 'not checked yet'}
                    </span>
                    {item.lastError ? <span className="text-12 text-danger">{item.lastError}</span> : null}
                  </span>
                  <StatusChip tone={integrationStates[item.state].tone}>
                    {integrationStates[item.state].label}
                  </StatusChip>
                  {item.state === 'DISABLED' ? null : (
                    <Button variant="ghost" onClick={() => (setProblem(null), setLeaving(item))}>
                      Disconnect<span className="sr-only"> {vendorNames[item.vendor]}</span>
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          )
        ) : error ? (
          <QueryError what="Integrations" error={error} onRetry={refetch} />
        ) : (
          <SkeletonRows rows={1} density="relaxed" />
        )}
      </Section>
      <Section
        title={connected ? 'Replace the Twilio credentials' : 'Connect Twilio'}
        description="Both are on the first page of the Twilio console. They are checked with Twilio before they are saved."
      >
        <ConnectTwilio connected={connected} />
      </Section>
      <ConfirmDialog
        open={leaving !== null}
        onOpenChange={(open) => !open && setLeaving(null)}
        title={`Disconnect ${leaving ? vendorNames[leaving.vendor] : ''}?`}
        confirmLabel="Disconnect"
        tone="danger"
        error={problem}
        onConfirm={async () => {
          if (!leaving) return;
          const why = await refusal(async () => {
            const { data: answer } = await disconnect({ variables: { id: leaving.id } });
            return answer?.disconnectIntegration;
          });
          setProblem(why);
          if (!why) {
            toast.success(`${vendorNames[leaving.vendor]} is disconnected`);
            setLeaving(null);
          }
        }}
      >
        <p>Its numbers stop sending at once. Messages that are planned wait until it is connected again.</p>
      </ConfirmDialog>
    </>
  );
}
