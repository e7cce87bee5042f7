'use client';
import { useMutation } from '@apollo/client/react';
import { Button, Stat, StatusChip, toast, type Tone } from '@og/ui';
import { CircleCheck, CircleStop, Hand, Radio, type LucideIcon } from 'lucide-react';
import { useState } from 'react';
import { AskFirst } from '@/components/ask-first';
import {
  ReleaseCanaryDocument,
  StopCanaryDocument,
  type CanaryFieldsFragment,
  type CanaryState,
} from '@/gql/graphql';
import { refusal } from '@/lib/apollo/refusal';
import { counted } from '@/lib/counted';
import { formatMoment } from '@/lib/format';
import { useMe } from '@/lib/session/use-me';
import { percent, tried } from '../percent';

const words: Record<Exclude<CanaryState, 'NONE'>, { label: string; tone: Tone; icon: LucideIcon }> = {
  RUNNING: { label: 'Canary is out', tone: 'signal', icon: Radio },
  HOLDING: { label: 'Canary holds', tone: 'warn', icon: Hand },
  RELEASED: { label: 'Released', tone: 'success', icon: CircleCheck },
  STOPPED: { label: 'Rest given up', tone: 'neutral', icon: CircleStop },
};

interface CanaryProps {
  campaign: { id: string; name: string; canary: CanaryFieldsFragment };
}

/** The few that were written to first: how it went, and what becomes of the rest. */
export function Canary({ campaign }: CanaryProps) {
  const { canary } = campaign;
  if (canary.state === 'NONE') return null;
  const { label, tone, icon: Icon } = words[canary.state];
  const open = canary.state === 'RUNNING' || canary.state === 'HOLDING';
  return (
    <section aria-label="Canary" className="mb-2 flex flex-col gap-3 rounded-md border bg-surface p-4">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div className="flex min-w-0 flex-col gap-1.5">
          <StatusChip tone={tone} icon={<Icon aria-hidden />} className="self-start">
            {label}
          </StatusChip>
          <p className="max-w-150 text-14">{story(canary)}</p>
        </div>
        {open ? <CanaryActions campaign={campaign} /> : null}
      </div>
      <ul aria-label="Figures of the canary" className="grid grid-cols-2 gap-4 sm:grid-cols-3 lg:grid-cols-6">
        <Figure label="Leads written to" value={canary.written} />
        <Figure label="Messages sent" value={canary.sent} />
        <Figure label="Delivered" value={canary.delivered} whole={canary.sent} of="messages" />
        <Figure label="Failed" value={canary.failed} whole={tried(canary)} of="messages" />
        <Figure label="Replied" value={canary.replied} whole={canary.written} of="leads" />
        <Figure label="Opted out" value={canary.optedOut} whole={canary.written} of="leads" />
      </ul>
    </section>
  );
}

/** What is going on, in words. */
function story(canary: CanaryFieldsFragment): string {
  const { size, state, reason, waiting, releasedBy, releasedAt } = canary;
  const first = size ?? 0;
  const rest = (one: string, many: string) => counted(waiting, one, many);
  const because = reason ? ` ${reason}` : '';
  const when = releasedAt ? ` ${formatMoment(releasedAt)}` : '';
  switch (state) {
    case 'RUNNING':
      return `${counted(first, 'lead goes', 'leads go')} first. ${rest('waits', 'wait')} until deliveries and opt-outs of ${first === 1 ? 'it' : 'these'} look good.${because}`;
    case 'HOLDING':
      return `${rest('lead waits', 'leads wait')} for your decision.${because}`;
    case 'RELEASED':
      return releasedBy
        ? `${releasedBy} released the rest${when}.`
        : `All was well: the rest was released${when}.${because}`;
    case 'STOPPED':
      return `Only the first ${counted(first, 'lead was', 'leads were')} written to${when ? `; the rest was given up${when}` : ''}.${because}`;
    case 'NONE':
      return '';
  }
}

function Figure({ label, value, whole, of }: { label: string; value: number; whole?: number; of?: string }) {
  const share = whole === undefined ? null : percent(value, whole);
  return (
    <li>
      <Stat label={label} value={value} hint={share === null ? undefined : `${share} of ${of}`} />
    </li>
  );
}

function CanaryActions({ campaign }: CanaryProps) {
  const { id, canary } = campaign;
  const mayLaunch = useMe().can('campaigns.launch');
  const [release, releasing] = useMutation(ReleaseCanaryDocument);
  const [stop] = useMutation(StopCanaryDocument);
  const [asking, setAsking] = useState(false);
  if (!mayLaunch) return <p className="text-13 text-ink-3">Releasing needs the Manager role.</p>;
  const { waiting } = canary;
  const letGo = async () => {
    const why = await refusal(async () => (await release({ variables: { id } })).data?.releaseCanary);
    if (why) toast.error(why);
    else toast.success(counted(waiting, 'more lead is released', 'more leads are released'));
  };
  return (
    <div className="flex flex-wrap gap-2">
      <Button onClick={() => setAsking(true)}>Stop the rest</Button>
      <Button variant="primary" loading={releasing.loading} onClick={() => void letGo()}>
        Release the rest
      </Button>
      <AskFirst
        about={asking ? id : null}
        title={() => 'Give up the rest?'}
        confirmLabel="Stop the rest"
        onClose={() => setAsking(false)}
        act={() => refusal(async () => (await stop({ variables: { id } })).data?.stopCanary)}
        done={() => 'The rest is given up'}
      >
        <p>
          {counted(waiting, 'lead leaves', 'leads leave')} the campaign without a message. This cannot be
          undone. Who was written to already goes on in the sequence.
        </p>
      </AskFirst>
    </div>
  );
}
