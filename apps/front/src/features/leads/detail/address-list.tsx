'use client';
import { Button, StatusChip } from '@og/ui';
import { Mail, Phone } from 'lucide-react';
import { useState } from 'react';
import { lazyDialog } from '@/components/lazy-dialog';
import { LeadDocument, LeadTimelineDocument, type LeadDetailsFragment } from '@/gql/graphql';
import type { Address } from '@/lib/address';
import { lineTypeWords } from '@/lib/line-types';
import { useMe } from '@/lib/session/use-me';
import { reasonText } from '@/lib/suppression-reasons';

const LiftSuppression = lazyDialog(
  () => import('@/components/lift-suppression').then((file) => file.LiftSuppression),
  ({ of }) => of !== null,
);
const SuppressDialog = lazyDialog(
  () => import('../dialogs/suppress-dialog').then((file) => file.SuppressDialog),
  ({ of }) => of !== null,
);

/** Every phone and e-mail of a lead with its suppression; suppressing and lifting start here. */
export function AddressList({ lead }: { lead: LeadDetailsFragment }) {
  const [dialog, setDialog] = useState<{ kind: 'suppress' | 'lift'; of: Address } | null>(null);
  const close = () => setDialog(null);
  return (
    <section aria-label="Phones and e-mails" className="flex flex-col gap-2 text-13">
      <h2 className="text-14 font-semibold">Phones and e-mails</h2>
      {lead.phones.length + lead.emails.length === 0 ? (
        <p className="text-ink-3">None: this lead cannot be reached</p>
      ) : (
        <ul className="flex flex-col">
          {lead.phones.map((phone) => (
            <AddressRow
              key={phone.id}
              address={{ channel: 'SMS', address: phone.phone, shown: phone.formatted }}
              detail={[
                phone.kind,
                phone.lineType && lineTypeWords(phone.lineType),
                phone.extension && `ext. ${phone.extension}`,
              ]}
              suppressed={phone.suppressed}
              reason={phone.suppressionReason}
              onAct={setDialog}
            />
          ))}
          {lead.emails.map((email) => (
            <AddressRow
              key={email.id}
              address={{ channel: 'EMAIL', address: email.email, shown: email.email }}
              detail={[]}
              suppressed={email.suppressed}
              reason={email.suppressionReason}
              onAct={setDialog}
            />
          ))}
        </ul>
      )}
      <SuppressDialog of={dialog?.kind === 'suppress' ? dialog.of : null} leadId={lead.id} onClose={close} />
      <LiftSuppression
        of={dialog?.kind === 'lift' ? dialog.of : null}
        refetch={[{ query: LeadDocument, variables: { id: lead.id } }, LeadTimelineDocument]}
        onClose={close}
      />
    </section>
  );
}

function AddressRow({
  address,
  detail,
  suppressed,
  reason,
  onAct,
}: {
  address: Address;
  detail: readonly (string | null | undefined)[];
  suppressed: boolean;
  reason: string | null;
  onAct: (dialog: { kind: 'suppress' | 'lift'; of: Address }) => void;
}) {
  const { can } = useMe();
  const Icon = address.channel === 'SMS' ? Phone : Mail;
  const words = [...new Set(detail.filter(Boolean))].join(' · ');
  return (
    <li className="flex min-h-11 items-center gap-2 border-b py-1 last:border-b-0">
      <Icon aria-hidden className="size-3.5 shrink-0 text-ink-3" />
      <span className="flex min-w-0 flex-1 flex-col items-start gap-0.5">
        <span className="max-w-full truncate tabular-nums">{address.shown}</span>
        <span className="flex flex-wrap items-center gap-x-2 text-12 text-ink-3">
          {suppressed ? (
            <StatusChip tone="danger">{reasonText(reason)}</StatusChip>
          ) : (
            <span>Not suppressed</span>
          )}
          {words ? <span>{words}</span> : null}
        </span>
      </span>
      {suppressed && can('suppression.lift') ? (
        <Button size="sm" variant="ghost" onClick={() => onAct({ kind: 'lift', of: address })}>
          Lift<span className="sr-only"> the suppression of {address.shown}</span>
        </Button>
      ) : null}
      {!suppressed && can('suppression.add') ? (
        <Button size="sm" variant="ghost" onClick={() => onAct({ kind: 'suppress', of: address })}>
          Suppress<span className="sr-only"> {address.shown}</span>
        </Button>
      ) : null}
    </li>
  );
}
