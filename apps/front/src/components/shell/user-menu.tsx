'use client';
import { Avatar, buttonClass, initials, Menu } from '@og/ui';
import { Check, LogOut, Monitor, Moon, Sun, UserRound } from 'lucide-react';
import { leavePage } from '@/lib/leave/leave';
import { useGo } from '@/lib/leave/use-go';
import { signOut } from '@/lib/session/session-store';
import { roleNames } from '@/lib/session/roles';
import { useMe } from '@/lib/session/use-me';
import { useSession } from '@/lib/session/use-session';
import type { Theme } from '@/lib/theme/theme';
import { useTheme } from '@/lib/theme/use-theme';

const themes: { value: Theme; label: string; icon: typeof Sun }[] = [
  { value: 'light', label: 'Light', icon: Sun },
  { value: 'dark', label: 'Dark', icon: Moon },
  { value: 'system', label: 'As the system', icon: Monitor },
];

export function UserMenu() {
  const go = useGo();
  const [theme, setTheme] = useTheme();
  const { session } = useSession();
  const { me, role } = useMe();
  const user = me?.user ?? session?.user;
  return (
    <Menu
      label="Account"
      trigger={
        <button
          type="button"
          aria-label={`Account ${initials(user?.name ?? '')}`}
          className={buttonClass('ghost', 'md', 'w-8 px-0')}
        >
          <Avatar name={user?.name ?? ''} />
        </button>
      }
      header={
        user ? (
          <div>
            <div className="text-14 font-medium">{user.name}</div>
            <div className="text-12 text-ink-3">
              {user.email}
              {role ? ` · ${roleNames[role]}` : ''}
            </div>
          </div>
        ) : undefined
      }
      groups={[
        {
          id: 'profile',
          items: [
            {
              id: 'profile',
              label: 'Profile',
              icon: <UserRound aria-hidden />,
              onSelect: () => go('/settings/profile'),
            },
          ],
        },
        {
          id: 'theme',
          label: 'Theme',
          items: themes.map(({ value, label, icon: Icon }) => ({
            id: value,
            label: (
              <span className="flex items-center justify-between gap-2">
                {label}
                {theme === value ? <Check aria-label="in use" className="size-4" /> : null}
              </span>
            ),
            icon: <Icon aria-hidden />,
            onSelect: () => setTheme(value),
          })),
        },
        {
          id: 'out',
          items: [
            {
              id: 'out',
              label: 'Sign out',
              icon: <LogOut aria-hidden />,
              onSelect: () => leavePage(() => void signOut()),
            },
          ],
        },
      ]}
    />
  );
}
