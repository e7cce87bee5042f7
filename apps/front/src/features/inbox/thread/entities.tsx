'use client';
import { Button, toast } from '@og/ui';
import { AlarmClock, AtSign, CircleDollarSign, Phone } from 'lucide-react';
import type { InboxRowFragment } from '@/gql/graphql';
import { formatMoment } from '@/lib/format';

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
  // A time may be said without a date ("in the evening"): nothing can be done with that.
  const usable = item.entities.filter(
    ({ kind, value }) => kind !== 'time' || !Number.isNaN(Date.parse(value)),
  );
  if (usable.length === 0 || !mayReply) return null;
  const copy = (value: string) =>
    void navigator.clipboard.writeText(value).then(
      () => toast.success(`Copied ${value}`),
      () => toast.error('The browser does not allow copying here.'),
    );
  return (
    <ul aria-label="Found in the message" className="flex shrink-0 gap-1.5 overflow-x-auto px-3 py-1.5">
      {usable.map(({ kind, text, value }) => (
        <li key={`${kind}:${value}`} className="shrink-0">
          {kind === 'time' ? (
            <Button
              size="sm"
              icon={<AlarmClock aria-hidden />}
              onClick={() => onSnooze(value, formatMoment(value))}
            >
              Snooze until {formatMoment(value)}, your time
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
