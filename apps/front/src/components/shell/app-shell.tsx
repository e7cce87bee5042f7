'use client';
import { useState, useSyncExternalStore, type ReactNode } from 'react';
import { lazyDialog } from '@/components/lazy-dialog';
import { TeamEventsProvider } from '@/lib/events/team-events-provider';
import { useKeySync } from '@/lib/actions/use-key-sync';
import { useKeyDispatch } from '@/lib/actions/use-key-dispatch';
import { leaveAsked, subscribeLeave } from '@/lib/leave/leave';
import { Banners } from './banners';
import { MobileNavigation } from './mobile-navigation';
import { SessionGate } from './session-gate';
import { Sidebar } from './sidebar';
import { TopBar } from './top-bar';
import { useShellActions } from './use-shell-actions';

const CommandPalette = lazyDialog(
  () => import('./command-palette').then((file) => file.CommandPalette),
  ({ open }) => open,
);
const KeySheet = lazyDialog(
  () => import('./key-sheet').then((file) => file.KeySheet),
  ({ open }) => open,
);

const LeaveQuestion = lazyDialog(
  () => import('./leave-question').then((file) => file.LeaveQuestion),
  ({ asked }) => asked !== null,
);

const sidebarKey = 'og_sidebar';

function subscribe(onChange: () => void): () => void {
  window.addEventListener('og-sidebar', onChange);
  return () => window.removeEventListener('og-sidebar', onChange);
}

function useCollapsed(): [boolean, () => void] {
  const collapsed = useSyncExternalStore(
    subscribe,
    () => localStorage.getItem(sidebarKey) === 'collapsed',
    () => false,
  );
  const toggle = () => {
    localStorage.setItem(sidebarKey, collapsed ? 'open' : 'collapsed');
    window.dispatchEvent(new Event('og-sidebar'));
  };
  return [collapsed, toggle];
}

/** The frame of every signed-in page: sidebar, top bar, banners, palette and key sheet. */
export function AppShell({ children }: { children: ReactNode }) {
  const [collapsed, toggleSidebar] = useCollapsed();
  const [overlay, setOverlay] = useState<'palette' | 'keys' | null>(null);
  useShellActions({
    toggleSidebar,
    openPalette: () => setOverlay('palette'),
    openKeys: () => setOverlay('keys'),
  });
  const leaving = useSyncExternalStore(subscribeLeave, leaveAsked, () => null);
  useKeySync();
  useKeyDispatch();
  return (
    <TeamEventsProvider>
      <a
        href="#main"
        className="sr-only z-50 rounded-md bg-primary px-3 py-2 text-on-primary focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
      >
        Skip to content
      </a>
      <div className="flex h-dvh">
        <Sidebar collapsed={collapsed} onToggle={toggleSidebar} />
        <div className="flex min-w-0 flex-1 flex-col">
          <TopBar onPalette={() => setOverlay('palette')} onKeys={() => setOverlay('keys')} />
          <main
            id="main"
            tabIndex={-1}
            className="min-h-0 flex-1 overflow-y-auto px-4 pb-6 outline-none md:px-6"
          >
            <SessionGate>{children}</SessionGate>
          </main>
          <Banners />
          <MobileNavigation />
        </div>
      </div>
      <CommandPalette
        open={overlay === 'palette'}
        onOpenChange={(open) => setOverlay(open ? 'palette' : null)}
      />
      <LeaveQuestion asked={leaving} />
      <KeySheet open={overlay === 'keys'} onOpenChange={(open) => setOverlay(open ? 'keys' : null)} />
    </TeamEventsProvider>
  );
}
