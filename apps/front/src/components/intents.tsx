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
import { intentLabels } from '@/lib/intent-labels';

/** How an intent is drawn. `signal` is for intents that wait for an answer soon. */
const intents: Record<Intent, { tone: Tone; icon: LucideIcon }> = {
  interested: { tone: 'signal', icon: Sparkle },
  question: { tone: 'neutral', icon: MessageCircleQuestion },
  scheduling: { tone: 'signal', icon: CalendarClock },
  email_captured: { tone: 'success', icon: AtSign },
  objection: { tone: 'warn', icon: Hourglass },
  not_now: { tone: 'neutral', icon: Clock },
  not_interested: { tone: 'neutral', icon: ThumbsDown },
  wrong_number: { tone: 'warn', icon: PhoneOff },
  opt_out: { tone: 'danger', icon: Ban },
  hostile: { tone: 'danger', icon: ShieldAlert },
  legal_threat: { tone: 'danger', icon: Gavel },
  out_of_office: { tone: 'neutral', icon: Plane },
  spam: { tone: 'neutral', icon: Trash2 },
  unclear: { tone: 'neutral', icon: CircleHelp },
};

/** What an agent writes without being written to. */
const unasked = new Map([
  ['follow_up', 'Follow-up'],
  ['opener', 'First message'],
]);

/**
 * The chip of an intent; one that this version does not know is shown as it is.
 * `past` is for messages further up a thread, which wait for nobody any more.
 */
export function IntentChip({ intent, past = false }: { intent: string; past?: boolean }) {
  const known = Object.hasOwn(intents, intent) ? intents[intent as Intent] : null;
  if (!known) return <StatusChip>{unasked.get(intent) ?? intent.replaceAll('_', ' ')}</StatusChip>;
  const { icon: Icon } = known;
  return (
    <StatusChip tone={past && known.tone === 'signal' ? 'neutral' : known.tone} icon={<Icon aria-hidden />}>
      {intentLabels[intent as Intent]}
    </StatusChip>
  );
}
