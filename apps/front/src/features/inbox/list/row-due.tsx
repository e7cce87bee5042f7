import { cn } from '@og/ui';
import { AlarmClock, BellRing } from 'lucide-react';
import type { InboxRowFragment } from '@/gql/graphql';
import { waiting } from './waiting';

const told = ['', 'The owner was told', 'Managers were told'];

/** Age against the promised answer time, and who was told that it is late. */
export function RowDue({ row, now }: { row: InboxRowFragment; now: Date | null }) {
  const due = now && row.state === 'OPEN' && !row.snoozedUntil ? waiting(row.slaDueAt, now) : null;
  if (!due) return null;
  return (
    <span
      className={cn(
        'flex items-center gap-1 text-12 tabular-nums',
        due.late ? 'font-medium text-danger' : row.slaState === 'AT_RISK' ? 'text-warn' : 'text-ink-3',
      )}
    >
      {row.escalation > 0 ? (
        <BellRing role="img" aria-label={told[row.escalation] ?? told[2]} className="size-3" />
      ) : (
        <AlarmClock aria-hidden className="size-3" />
      )}
      {due.text}
    </span>
  );
}
