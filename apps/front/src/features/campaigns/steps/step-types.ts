import {
  ArrowRightLeft,
  Bot,
  GitFork,
  Hourglass,
  ListTodo,
  Mail,
  MessageSquareText,
  Phone,
  Split,
  type LucideIcon,
} from 'lucide-react';
import type { StepType } from '@/gql/graphql';

interface TypeWords {
  label: string;
  /** What it does, for people who meet it for the first time. */
  meaning: string;
  icon: LucideIcon;
}

/** Every type of step in words. */
export const stepTypeWords: Record<StepType, TypeWords> = {
  SMS: { label: 'Text message', meaning: 'Sends a text.', icon: MessageSquareText },
  EMAIL: { label: 'E-mail', meaning: 'Sends an e-mail.', icon: Mail },
  CALL_TASK: { label: 'Call task', meaning: 'Asks somebody of your team to call.', icon: Phone },
  MANUAL_TASK: {
    label: 'Manual task',
    meaning: 'Asks somebody of your team to do something.',
    icon: ListTodo,
  },
  WAIT: { label: 'Wait', meaning: 'Waits for a time of day or a weekday.', icon: Hourglass },
  BRANCH: {
    label: 'Branch',
    meaning: 'Goes one way or the other, by what is known of the lead.',
    icon: GitFork,
  },
  SPLIT: {
    label: 'A/B split',
    meaning: 'Sends shares of the leads different ways, and compares them.',
    icon: Split,
  },
  MOVE: { label: 'Move', meaning: 'Ends here and goes on in another sequence.', icon: ArrowRightLeft },
  HANDOFF: { label: 'Hand to agent', meaning: 'Ends here and hands the lead to an agent.', icon: Bot },
};

/** In the order in which they are offered. */
export const stepGroups: readonly { id: string; label: string; types: readonly StepType[] }[] = [
  { id: 'send', label: 'Send', types: ['SMS', 'EMAIL'] },
  { id: 'people', label: 'Ask your team', types: ['CALL_TASK', 'MANUAL_TASK'] },
  { id: 'flow', label: 'Decide', types: ['WAIT', 'BRANCH', 'SPLIT'] },
  { id: 'end', label: 'End here', types: ['MOVE', 'HANDOFF'] },
];
