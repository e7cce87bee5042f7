'use client';
import { Button, toast } from '@og/ui';
import { AlarmClock, AtSign, CircleDollarSign, Phone } from 'lucide-react';
import type { InboxRowFragment } from '@/gql/graphql';
import { useServerNow } from '@/lib/clock';
import { formatMoment } from '@/lib/format';
import { snoozeTime } from './snooze-time';

interface EntitiesProps {
  item: InboxRowFragment;
  mayReply: boolean;
  /** Puts the conversation away until a time that the person named. */
  onSnooze: (until: string, words: string) => void;
  /** Puts words into the answer. */
  onInsert: (text: string) => void;
}

/** What a message holds that can be acted on: an address, a time, a price. */
export function Entities({ item, mayReply, onSnooze, onInsert }: EntitiesProps) {
  const now = useServerNow();
  const usable = item.entities
    .map((entity) => ({
      ...entity,
      until: entity.kind === 'time' && now ? snoozeTime(entity.value, now) : null,
    }))
    .filter(({ kind, until }) => kind !== 'time' || until !== null);
  if (usable.length === 0 || !mayReply) return null;
  const copy = (value: string) =>
    void navigator.clipboard.writeText(value).then(
      () => toast.success(`Copied ${value}`),
      () => toast.error('The browser does not allow copying here.'),
    );
  return (
    <ul aria-label="Found in the message" className="flex shrink-0 gap-1.5 overflow-x-auto px-3 py-1.5">
      {usable.map(({ kind, text, value, until }) => (
        <li key={`${kind}:${value}`} className="shrink-0">
          {until ? (
            <Button
              size="sm"
              icon={<AlarmClock aria-hidden />}
              onClick={() => onSnooze(until, formatMoment(until))}
            >
              Snooze until {formatMoment(until)}, your time
            </Button>
          ) : kind === 'price' ? (
            <Button size="sm" icon={<CircleDollarSign aria-hidden />} onClick={() => onInsert(text)}>
              Answer with {text}
            </Button>
          ) : (
            <Button
              size="sm"
              icon={kind === 'email' ? <AtSign aria-hidden /> : <Phone aria-hidden />}
              onClick={() => copy(value)}
            >
              Copy {text}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
