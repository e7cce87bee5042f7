import {
  Activity,
  Bot,
  CalendarDays,
  Home,
  Inbox,
  ListChecks,
  Megaphone,
  PhoneCall,
  ShieldBan,
  Users,
  type LucideIcon,
} from 'lucide-react';

export interface NavItem {
  /** Also the id of its action: `go.<id>`. */
  id: string;
  label: string;
  href: string;
  icon: LucideIcon;
  keys: string;
  words?: string;
}

/** The main pages, in the order of the sidebar. A page appears here when it exists. */
export const mainNavigation: readonly NavItem[] = [
  { id: 'home', label: 'Home', href: '/home', icon: Home, keys: 'g h' },
  { id: 'inbox', label: 'Inbox', href: '/inbox', icon: Inbox, keys: 'g i', words: 'replies conversations' },
  { id: 'leads', label: 'Leads', href: '/leads', icon: Users, keys: 'g l', words: 'people contacts' },
  {
    id: 'campaigns',
    label: 'Campaigns',
    href: '/campaigns',
    icon: Megaphone,
    keys: 'g c',
    words: 'sequences outreach',
  },
  {
    id: 'agents',
    label: 'Agents',
    href: '/agents',
    icon: Bot,
    keys: 'g a',
    words: 'gianna cathy sabrina neva drafts approve kill switch autonomy sandbox facts',
  },
  { id: 'tasks', label: 'Tasks', href: '/tasks', icon: ListChecks, keys: 'g k', words: 'calls to do' },
  {
    id: 'calls',
    label: 'Calls',
    href: '/calls',
    icon: PhoneCall,
    keys: 'g q',
    words: 'phone queue recording',
  },
  {
    id: 'calendar',
    label: 'Calendar',
    href: '/calendar',
    icon: CalendarDays,
    keys: 'g e',
    words: 'appointments meetings working hours free slots',
  },
  {
    id: 'suppression',
    label: 'Suppression',
    href: '/suppression',
    icon: ShieldBan,
    keys: 'g s',
    words: 'opt-out dnc blocked barred',
  },
  {
    id: 'ops',
    label: 'Operations',
    href: '/ops',
    icon: Activity,
    keys: 'g o',
    words: 'engine unknown outcomes doubt kill switch stop reconciliation',
  },
];

export interface SettingsItem {
  id: string;
  label: string;
  href: string;
  words?: string;
}

export const settingsNavigation: readonly SettingsItem[] = [
  { id: 'profile', label: 'Profile', href: '/settings/profile', words: 'name theme dark keys shortcuts' },
  { id: 'workspace', label: 'Workspace', href: '/settings/workspace', words: 'brand quiet hours address' },
  { id: 'team', label: 'Team', href: '/settings/team', words: 'members invite roles' },
  {
    id: 'senders',
    label: 'Senders',
    href: '/settings/senders',
    words: 'numbers phone pool mailbox domain 10dlc registration brand',
  },
  {
    id: 'integrations',
    label: 'Integrations',
    href: '/settings/integrations',
    words: 'twilio signalhouse sendgrid connect keys',
  },
  {
    id: 'inbox',
    label: 'Inbox',
    href: '/settings/inbox',
    words: 'assignment sla business hours escalation buckets dispositions canned replies',
  },
  {
    id: 'agents',
    label: 'Agents',
    href: '/settings/agents',
    words: 'budget money disclosure automated',
  },
  {
    id: 'compliance',
    label: 'Compliance',
    href: '/settings/compliance',
    words: 'rules quiet hours dnc do not call registry',
  },
];
