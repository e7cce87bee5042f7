'use client';
import { StatusChip } from '@og/ui';
import { AtSign, Ban, CircleCheck, Clock, Smartphone } from 'lucide-react';
import type { ReactNode } from 'react';
import type { InboxLeadQuery } from '@/gql/graphql';
import { formatMoment } from '@/lib/format';
import { reasonText } from '@/lib/suppression-reasons';

type Lead = NonNullable<InboxLeadQuery['lead']>;

/** Whether a lead may be written to now, and at which addresses not. */
export function MayWrite({ lead }: { lead: Lead }) {
  return (
    <>
      <Verdict lead={lead} />
      <ul className="flex flex-col gap-1.5 text-13">
        {lead.phones.map((phone) => (
          <Address
            key={phone.id}
            icon={<Smartphone aria-hidden />}
            text={phone.formatted}
            note={phone.lineType}
            suppressed={phone.suppressed}
            reason={phone.suppressionReason}
          />
        ))}
        {lead.emails.map((email) => (
          <Address
            key={email.id}
            icon={<AtSign aria-hidden />}
            text={email.email}
            note={null}
            suppressed={email.suppressed}
            reason={email.suppressionReason}
          />
        ))}
      </ul>
    </>
  );
}

function Verdict({ lead }: { lead: Lead }) {
  const { verdict, message, retryAt } = lead.contactability;
  const word = verdict.toLowerCase();
  return (
    <div className="flex flex-col gap-1">
      {word === 'allow' ? (
        <StatusChip tone="success" icon={<CircleCheck aria-hidden />} className="self-start">
          Yes, now
        </StatusChip>
      ) : word === 'hold' ? (
        <StatusChip tone="warn" icon={<Clock aria-hidden />} className="self-start">
          Not now
        </StatusChip>
      ) : (
        <StatusChip tone="danger" icon={<Ban aria-hidden />} className="self-start">
          No
        </StatusChip>
      )}
      <p className="text-12 text-ink-2">
        {message}
        {retryAt ? ` Possible from ${formatMoment(retryAt)}, your time.` : ''}
      </p>
    </div>
  );
}

interface AddressProps {
  icon: ReactNode;
  text: string;
  note: string | null;
  suppressed: boolean;
  reason: string | null;
}

function Address({ icon, text, note, suppressed, reason }: AddressProps) {
  return (
    <li className="flex flex-wrap items-center gap-x-2 gap-y-1 [&>svg]:size-3.5 [&>svg]:text-ink-3">
      {icon}
      <span className="min-w-0 break-all tabular-nums">{text}</span>
      {note ? <span className="text-12 text-ink-3">{note.replaceAll('_', ' ').toLowerCase()}</span> : null}
      {suppressed ? (
        <StatusChip tone="danger" icon={<Ban aria-hidden />}>
          {reasonText(reason)}
        </StatusChip>
      ) : null}
    </li>
  );
}
