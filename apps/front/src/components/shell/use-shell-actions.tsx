'use client';
import { useMediaQuery } from '@og/ui';
import { Keyboard, LogOut, PanelLeft, Search, Settings, SunMoon } from 'lucide-react';
import { useActions } from '@/lib/actions/registry';
import type { Action } from '@/lib/actions/types';
import { leavePage } from '@/lib/leave/leave';
import { useGo } from '@/lib/leave/use-go';
import { signOut } from '@/lib/session/session-store';
import { useTheme } from '@/lib/theme/use-theme';
import { mainNavigation, settingsNavigation } from './navigation';

export const searchInputId = 'shell-search';

interface ShellHandlers {
  toggleSidebar: () => void;
  openPalette: () => void;
  openKeys: () => void;
}

/** What can be done on every page. */
export function useShellActions({ toggleSidebar, openPalette, openKeys }: ShellHandlers): void {
  const go = useGo();
  const [theme, setTheme] = useTheme();
  const systemIsDark = useMediaQuery('(prefers-color-scheme: dark)');
  const isDark = theme === 'dark' || (theme === 'system' && systemIsDark);
  const pages: Action[] = mainNavigation.map(({ id, label, href, icon: Icon, keys, words }) => ({
    id: `go.${id}`,
    label,
    group: 'Go to',
    keys,
    icon: <Icon aria-hidden />,
    words: words ?? '',
    run: () => go(href),
  }));
  const settings: Action[] = settingsNavigation.map(({ id, label, href, words }) => ({
    id: `settings.${id}`,
    label: `Settings: ${label}`,
    group: 'Settings',
    icon: <Settings aria-hidden />,
    words: words ?? '',
    run: () => go(href),
  }));
  useActions(
    [
      {
        id: 'shell.palette',
        label: 'Command palette',
        group: 'Everywhere',
        keys: '$mod+k',
        hidden: true,
        run: openPalette,
      },
      {
        id: 'shell.search',
        label: 'Search leads',
        group: 'Everywhere',
        keys: '/',
        icon: <Search aria-hidden />,
        run: () => document.getElementById(searchInputId)?.focus(),
      },
      {
        id: 'shell.keys',
        label: 'All keys',
        group: 'Everywhere',
        keys: '[Shift]+?',
        icon: <Keyboard aria-hidden />,
        words: 'shortcuts help',
        run: openKeys,
      },
      {
        id: 'shell.sidebar',
        label: 'Open or close the sidebar',
        group: 'Everywhere',
        keys: '(\\[)',
        icon: <PanelLeft aria-hidden />,
        run: toggleSidebar,
      },
      ...pages,
      ...settings,
      {
        id: 'shell.theme',
        label: isDark ? 'Use the light theme' : 'Use the dark theme',
        group: 'Everywhere',
        icon: <SunMoon aria-hidden />,
        words: 'appearance colour',
        run: () => setTheme(isDark ? 'light' : 'dark'),
      },
      {
        id: 'shell.signOut',
        label: 'Sign out',
        group: 'Everywhere',
        icon: <LogOut aria-hidden />,
        words: 'log out',
        run: () => leavePage(() => void signOut()),
      },
    ],
    'shell',
  );
}
