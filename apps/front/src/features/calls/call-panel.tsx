'use client';
import { useMutation, useQuery } from '@apollo/client/react';
import { Banner, Button, SidePanel, Skeleton, StatusChip } from '@og/ui';
import { PhoneOff } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';
import { QueryError } from '@/components/query-error';
import { HangUpCallDocument, LiveCallDocument, type CallFieldsFragment } from '@/gql/graphql';
import { refusal } from '@/lib/apollo/refusal';
import { useServerNow } from '@/lib/clock';
import { useTeamEvents } from '@/lib/events/team-events-provider';
import { formatDuration } from '@/lib/format';
import { phoneText } from '@/lib/phone-text';
import { useMe } from '@/lib/session/use-me';
import { callStates } from './call-states';
import { FinishForm } from './finish-form';
import { Recording } from './recording';

/** A call beside the page, with its live state; closing the panel does not hang up. */
export function CallPanel({ id, onClose }: { id: string | null; onClose: () => void }) {
  return (
    <SidePanel open={id !== null} onOpenChange={(open) => !open && onClose()} title="Call">
      {id ? <CallView key={id} id={id} onDone={onClose} /> : null}
    </SidePanel>
  );
}

function CallView({ id, onDone }: { id: string; onDone: () => void }) {
  const { data, error, refetch } = useQuery(LiveCallDocument, {
    variables: { id },
    fetchPolicy: 'cache-and-network',
  });
  useTeamEvents(({ type }) => {
    if (/^(call|feed)\./.test(type)) void refetch().catch(() => undefined);
  });
  const call = data?.call;
  if (call) return <CallBody call={call} onDone={onDone} />;
  if (data) return <p className="text-13">This call is not in your workspace.</p>;
  return error ? (
    <QueryError what="The call" error={error} onRetry={refetch} />
  ) : (
    <Skeleton className="h-60" />
  );
}

function CallBody({ call, onDone }: { call: CallFieldsFragment; onDone: () => void }) {
  const { can } = useMe();
  const [hangUp, hanging] = useMutation(HangUpCallDocument);
  const [problem, setProblem] = useState<string | null>(null);
  const state = callStates[call.state];
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-col gap-1">
        <Link href={`/leads/${call.lead.id}`} className="w-fit rounded-sm font-medium hover:underline">
          {call.lead.name}
        </Link>
        <span className="text-13 text-ink-2 tabular-nums">
          {phoneText(call.leadPhone)} ·{' '}
          {call.direction === 'INBOUND' ? 'they called' : (call.user?.name ?? 'we called')}
        </span>
      </div>
      <div role="status" className="flex flex-wrap items-center gap-2 text-13">
        <StatusChip tone={state.tone}>{state.label}</StatusChip>
        <Talk call={call} live={state.live} />
        <span className="w-full text-ink-2">{state.means}</span>
      </div>
      {call.errorMessage ? <Banner tone="warn">{call.errorMessage}</Banner> : null}
      {call.recorded ? (
        <p className="text-13 text-ink-3">
          {call.noticeAt
            ? 'This call is recorded; the lead was told so first.'
            : 'This call will be recorded; the lead is told so before you speak.'}
        </p>
      ) : null}
      {problem ? (
        <Banner tone="danger" announce>
          {problem}
        </Banner>
      ) : null}
      {state.live && can('calls.make') ? (
        <Button
          variant="danger"
          className="self-start"
          icon={<PhoneOff aria-hidden />}
          loading={hanging.loading}
          onClick={async () =>
            setProblem(
              await refusal(async () => (await hangUp({ variables: { id: call.id } })).data?.hangUpCall),
            )
          }
        >
          Hang up
        </Button>
      ) : null}
      <Recording call={call} />
      {state.live ? null : can('calls.make') ? (
        <FinishForm key={call.id} call={call} onDone={onDone} />
      ) : null}
    </div>
  );
}

/** How long they have spoken; it runs while they do. */
function Talk({ call, live }: { call: CallFieldsFragment; live: boolean }) {
  const now = useServerNow(1000);
  if (!call.answeredAt) return null;
  const seconds =
    live && now ? Math.max(0, (now.getTime() - Date.parse(call.answeredAt)) / 1000) : call.talkSeconds;
  return seconds === null ? null : (
    <span className="tabular-nums">{formatDuration(Math.floor(seconds))}</span>
  );
}
