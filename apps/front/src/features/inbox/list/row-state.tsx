import { StatusChip } from '@og/ui';
import { AlarmClock, CircleCheck, PenLine, ShieldQuestionMark, UserRoundSearch } from 'lucide-react';
import { agentName } from '@/components/agents';
import { IntentChip } from '@/components/intents';
import type { InboxRowFragment } from '@/gql/graphql';
import { formatMoment } from '@/lib/format';

/** What a conversation is about or waits for, as chips. */
export function RowState({ row }: { row: InboxRowFragment }) {
  return (
    <>
      {row.state === 'DONE' ? (
        <StatusChip icon={<CircleCheck aria-hidden />}>
          {row.dispositionLabel ? `Done: ${row.dispositionLabel}` : 'Done'}
        </StatusChip>
      ) : row.snoozedUntil ? (
        <StatusChip icon={<AlarmClock aria-hidden />}>Until {formatMoment(row.snoozedUntil)}</StatusChip>
      ) : row.intentRule?.startsWith('unproven_sender:') ? (
        <StatusChip tone="warn" icon={<ShieldQuestionMark aria-hidden />}>
          Sender not verified
        </StatusChip>
      ) : row.intent ? (
        <IntentChip intent={row.intent} />
      ) : null}
      {row.uncertain && row.state === 'OPEN' ? (
        <StatusChip tone="warn" icon={<UserRoundSearch aria-hidden />}>
          Not sure
        </StatusChip>
      ) : null}
      {row.draft ? (
        <StatusChip tone="signal" icon={<PenLine aria-hidden />}>
          {row.draft.state === 'WRITING' ? `${agentName(row.draft.agent)} writes` : 'Draft'}
        </StatusChip>
      ) : null}
    </>
  );
}
