import type { Intent } from '@og/core/browser';
import { StatusChip, type Tone } from '@og/ui';
import {
  AtSign,
  Ban,
  CalendarClock,
  CircleHelp,
  Clock,
  Gavel,
  Hourglass,
  MessageCircleQuestion,
  PhoneOff,
  Plane,
  ShieldAlert,
  Sparkle,
  ThumbsDown,
  Trash2,
  type LucideIcon,
} from 'lucide-react';

/** What an inbound message wants, in words. `signal` is for intents that wait for an answer soon. */
const intents: Record<Intent, { label: string; tone: Tone; icon: LucideIcon }> = {
  interested: { label: 'Interested', tone: 'signal', icon: Sparkle },
  question: { label: 'Question', tone: 'neutral', icon: MessageCircleQuestion },
  scheduling: { label: 'Scheduling', tone: 'signal', icon: CalendarClock },
  email_captured: { label: 'Gave e-mail', tone: 'success', icon: AtSign },
  objection: { label: 'Objection', tone: 'warn', icon: Hourglass },
  not_now: { label: 'Not now', tone: 'neutral', icon: Clock },
  not_interested: { label: 'Not interested', tone: 'neutral', icon: ThumbsDown },
  wrong_number: { label: 'Wrong number', tone: 'warn', icon: PhoneOff },
  opt_out: { label: 'Opted out', tone: 'danger', icon: Ban },
  hostile: { label: 'Hostile', tone: 'danger', icon: ShieldAlert },
  legal_threat: { label: 'Legal threat', tone: 'danger', icon: Gavel },
  out_of_office: { label: 'Out of office', tone: 'neutral', icon: Plane },
  spam: { label: 'Spam', tone: 'neutral', icon: Trash2 },
  unclear: { label: 'Unclear', tone: 'neutral', icon: CircleHelp },
};

/**
 * The chip of an intent; one that this version does not know is shown as it is.
 * `past` is for messages further up a thread, which wait for nobody any more.
 */
export function IntentChip({ intent, past = false }: { intent: string; past?: boolean }) {
  const known = Object.hasOwn(intents, intent) ? intents[intent as Intent] : null;
  if (!known) return <StatusChip>{intent.replaceAll('_', ' ')}</StatusChip>;
  const { icon: Icon } = known;
  return (
    <StatusChip tone={past && known.tone === 'signal' ? 'neutral' : known.tone} icon={<Icon aria-hidden />}>
      {known.label}
    </StatusChip>
  );
}
