'use client';
import { cn, IconButton, Tooltip } from '@og/ui';
import { PanelLeft, Settings } from 'lucide-react';
import { usePathname } from 'next/navigation';
import { HoverLink } from '@/components/hover-link';
import { Mark } from '@/components/mark';
import { useActionKeys } from '@/lib/actions/registry';
import { mainNavigation } from './navigation';

export function Sidebar({ collapsed, onToggle }: { collapsed: boolean; onToggle: () => void }) {
  const keys = useActionKeys('shell.sidebar');
  const items = [
    ...mainNavigation,
    { id: 'settings', label: 'Settings', href: '/settings', icon: Settings, keys: '' },
  ];
  const pathname = usePathname();
  return (
    <nav
      aria-label="Main"
      className={cn(
        'hidden shrink-0 flex-col border-r bg-surface sm:flex',
        collapsed ? 'w-13 items-center' : 'w-13 items-center md:w-52 md:items-stretch',
      )}
    >
      <div className="flex h-12 w-full items-center gap-2 px-3.5">
        <Mark />
        <span className={cn('font-title text-14 font-semibold', collapsed ? 'hidden' : 'hidden md:inline')}>
          Outreach
        </span>
      </div>
      <ul className="flex flex-1 flex-col gap-0.5 p-2">
        {items.map(({ id, label, href, icon: Icon, keys: itemKeys }) => {
          const current = pathname === href || pathname.startsWith(`${href}/`);
          const link = (
            <HoverLink
              href={href}
              aria-current={current ? 'page' : undefined}
              className={cn(
                'flex h-8 items-center gap-2.5 rounded-md px-2.5 text-14 text-ink-2 hover:bg-sunken hover:text-ink',
                current && 'bg-sunken font-medium text-ink',
                id === 'settings' && 'mt-auto',
              )}
            >
              <Icon aria-hidden className="size-4 shrink-0" />
              <span className={collapsed ? 'sr-only' : 'sr-only md:not-sr-only'}>{label}</span>
            </HoverLink>
          );
          return (
            <li key={id} className={cn(id === 'settings' && 'mt-auto')}>
              <Tooltip label={label} shortcut={itemKeys || undefined} side="right">
                {link}
              </Tooltip>
            </li>
          );
        })}
      </ul>
      <div className="hidden border-t p-2 md:block">
        <IconButton
          label={collapsed ? 'Open sidebar' : 'Close sidebar'}
          shortcut={keys}
          aria-expanded={!collapsed}
          icon={<PanelLeft aria-hidden />}
          onClick={onToggle}
        />
      </div>
    </nav>
  );
}
