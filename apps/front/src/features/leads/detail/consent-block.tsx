'use client';
import { Button, StatusChip } from '@og/ui';
import { useState } from 'react';
import { lazyDialog } from '@/components/lazy-dialog';
import type { Channel, LeadDetailsFragment } from '@/gql/graphql';
import { formatDay } from '@/lib/format';
import { useMe } from '@/lib/session/use-me';

const RecordConsentDialog = lazyDialog(
  () => import('../dialogs/record-consent-dialog').then((file) => file.RecordConsentDialog),
  ({ open }) => open,
);

const channels: readonly { channel: Channel; label: string }[] = [
  { channel: 'SMS', label: 'SMS' },
  { channel: 'EMAIL', label: 'E-mail' },
];

type Consent = LeadDetailsFragment['consents'][number];

/** What this person has permitted, per channel, with source, scope and evidence. */
export function ConsentBlock({ lead }: { lead: LeadDetailsFragment }) {
  const { can } = useMe();
  const [recording, setRecording] = useState(false);
  return (
    <section aria-label="Consent" className="flex flex-col gap-2 text-13">
      <div className="flex items-center justify-between gap-2">
        <h2 className="text-14 font-semibold">Consent</h2>
        {can('leads.write') ? (
          <Button size="sm" variant="ghost" className="-my-1" onClick={() => setRecording(true)}>
            Record consent
          </Button>
        ) : null}
      </div>
      <ul className="flex flex-col gap-2">
        {channels.map(({ channel, label }) => (
          <ChannelConsent
            key={channel}
            label={label}
            needed={channel === 'SMS'}
            consents={lead.consents.filter((consent) => consent.channel === channel)}
          />
        ))}
      </ul>
      <RecordConsentDialog leadId={lead.id} open={recording} onOpenChange={setRecording} />
    </section>
  );
}

function ChannelConsent({
  label,
  needed,
  consents,
}: {
  label: string;
  /** Nothing may be sent without it. */
  needed: boolean;
  consents: readonly Consent[];
}) {
  const newest = consents.toSorted((a, b) => b.recordedAt.localeCompare(a.recordedAt));
  const current = newest.find((consent) => consent.revokedAt === null) ?? newest[0];
  return (
    <li className="flex flex-col gap-0.5">
      <span className="flex flex-wrap items-center gap-2">
        <span className="w-12 text-ink-3">{label}</span>
        {current === undefined ? (
          <StatusChip tone={needed ? 'warn' : 'neutral'}>None recorded</StatusChip>
        ) : current.revokedAt ? (
          <StatusChip tone="danger">Withdrawn {formatDay(current.revokedAt)}</StatusChip>
        ) : (
          <StatusChip tone="success">Given {formatDay(current.recordedAt)}</StatusChip>
        )}
      </span>
      {current ? (
        <details className="text-ink-2">
          <summary className="w-fit rounded-sm">
            {current.source} · {current.scope}
          </summary>
          <p className="border-l pl-3 break-words text-ink-2">{current.evidence}</p>
          {newest.length > 1 ? (
            <p className="pl-3 text-12 text-ink-3">{newest.length} records in all, kept as they were given</p>
          ) : null}
        </details>
      ) : null}
    </li>
  );
}
