'use client';
import { useMutation, useQuery } from '@apollo/client/react';
import { Button, CopyButton, EmptyState, PageHeader, Section, SkeletonRows, StatusChip } from '@og/ui';
import { Plug } from 'lucide-react';
import { useState } from 'react';
import { AskFirst } from '@/components/ask-first';
import { QueryError } from '@/components/query-error';
import { RoleGate } from '@/components/role-gate';
import {
  DisconnectIntegrationDocument,
  IntegrationsDocument,
  type IntegrationFieldsFragment,
  type Vendor,
} from '@/gql/graphql';
import { useRenewed } from '@/lib/events/use-renewed';
import { formatMoment } from '@/lib/format';
import { refusal } from '@/lib/apollo/refusal';
import { integrationStates, vendorNames } from '../vendors';
import { ConnectDialog } from './connect-dialog';
import { vendorForms, type VendorForm } from './vendor-forms';

export function IntegrationsPage() {
  return (
    <>
      <PageHeader
        title="Integrations"
        meta="The accounts messages go out through, and the one that drafts them. Secrets are stored encrypted and never shown again."
      />
      <RoleGate atLeast="ADMIN" what="Connecting providers">
        <IntegrationList />
      </RoleGate>
    </>
  );
}

function IntegrationList() {
  const { data, error, refetch } = useQuery(IntegrationsDocument);
  useRenewed(['team'], refetch);
  const [disconnect] = useMutation(DisconnectIntegrationDocument, { refetchQueries: [IntegrationsDocument] });
  const [leaving, setLeaving] = useState<IntegrationFieldsFragment | null>(null);
  const [connecting, setConnecting] = useState<VendorForm | null>(null);
  const list = data?.integrations;
  const isConnected = (vendor: Vendor) =>
    list?.some((item) => item.vendor === vendor && item.state !== 'DISABLED') ?? false;
  const missing = list ? vendorForms.filter((form) => !isConnected(form.vendor)) : [];
  return (
    <>
      <Section title="Connected">
        {list ? (
          list.length === 0 ? (
            <EmptyState icon={<Plug />} title="Nothing is connected yet">
              Connect a provider below; then add numbers or mailboxes to send from.
            </EmptyState>
          ) : (
            <ul className="flex flex-col">
              {list.map((item) => (
                <li
                  key={item.id}
                  className="flex min-h-13 flex-wrap items-start gap-x-3 gap-y-1 border-b py-2 last:border-b-0"
                >
                  <span className="flex min-w-0 flex-1 basis-64 flex-col py-1">
                    <span className="flex flex-wrap items-center gap-2">
                      <span className="font-medium">{vendorNames[item.vendor]}</span>
                      <StatusChip tone={integrationStates[item.state].tone}>
                        {integrationStates[item.state].label}
                      </StatusChip>
                    </span>
                    <span className="text-12 break-words text-ink-3">
                      {item.account ? <span className="font-mono">{item.account} · </span> : null}
                      {item.lastCheckedAt ? `checked ${formatMoment(item.lastCheckedAt)}` : 'not checked yet'}
                    </span>
                    {item.lastError ? <span className="text-12 text-danger">{item.lastError}</span> : null}
                    <WebhookAddresses addresses={item.webhookAddresses} />
                  </span>
                  {item.state === 'DISABLED' ? null : (
                    <span className="flex flex-wrap gap-1">
                      <Button
                        variant="ghost"
                        onClick={() =>
                          setConnecting(vendorForms.find((form) => form.vendor === item.vendor) ?? null)
                        }
                      >
                        New credentials<span className="sr-only"> for {vendorNames[item.vendor]}</span>
                      </Button>
                      <Button variant="ghost" onClick={() => setLeaving(item)}>
                        Disconnect<span className="sr-only"> {vendorNames[item.vendor]}</span>
                      </Button>
                    </span>
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
      {missing.length > 0 ? (
        <Section title="Not connected">
          <ul className="flex flex-col">
            {missing.map((form) => (
              <li
                key={form.vendor}
                className="flex min-h-13 flex-wrap items-center gap-x-3 gap-y-2 border-b py-2 last:border-b-0"
              >
                <span className="flex min-w-0 flex-1 basis-64 flex-col">
                  <span className="font-medium">{form.title}</span>
                  <span className="text-12 text-ink-3">{form.carries}</span>
                </span>
                <Button onClick={() => setConnecting(form)}>
                  Connect<span className="sr-only"> {form.title}</span>
                </Button>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      <ConnectDialog form={connecting} onClose={() => setConnecting(null)} />
      <AskFirst
        about={leaving}
        title={({ vendor }) => `Disconnect ${vendorNames[vendor]}?`}
        confirmLabel="Disconnect"
        onClose={() => setLeaving(null)}
        act={({ id }) =>
          refusal(async () => (await disconnect({ variables: { id } })).data?.disconnectIntegration)
        }
        done={({ vendor }) => `${vendorNames[vendor]} is disconnected`}
      >
        {leaving?.vendor === 'ANTHROPIC' ? (
          <p>
            Replies are read by fixed rules alone and no more answers are drafted, unless this installation
            has an account of its own.
          </p>
        ) : (
          <p>
            Its numbers and mailboxes stop sending at once. What is planned waits until it is connected again,
            or leaves through another provider where a pool allows it.
          </p>
        )}
      </AskFirst>
    </>
  );
}

/** Addresses of ours that a person copies into the vendor's console. */
function WebhookAddresses({ addresses }: { addresses: IntegrationFieldsFragment['webhookAddresses'] }) {
  if (addresses.length === 0) return null;
  return (
    <details className="text-12 text-ink-2">
      <summary className="w-fit cursor-pointer rounded-sm py-1">Addresses for the vendor’s console</summary>
      <ul className="flex flex-col gap-1.5 py-1">
        {addresses.map((address) => (
          <li key={address.name} className="flex flex-wrap items-center gap-2">
            <span className="min-w-0 flex-1 basis-60">
              <span className="block text-ink-3">{address.name}</span>
              <span className="font-mono break-all">{address.url}</span>
            </span>
            <CopyButton value={address.url} />
          </li>
        ))}
      </ul>
    </details>
  );
}
