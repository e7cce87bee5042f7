'use client';
import { cn, Menu } from '@og/ui';
import { Ellipsis, Settings } from 'lucide-react';
import { usePathname } from 'next/navigation';
import { HoverLink } from '@/components/hover-link';
import { useGo } from '@/lib/leave/use-go';
import { mainNavigation } from './navigation';

const tabs = mainNavigation.slice(0, 4);
const others = [
  ...mainNavigation.slice(4),
  { id: 'settings', label: 'Settings', href: '/settings', icon: Settings },
];

const tabClass =
  'flex h-13 w-full flex-col items-center justify-center gap-0.5 text-12 text-ink-2 -outline-offset-2';

/** The tab bar of a phone: four pages, and the others under "More", so that every word fits 360 px. */
export function MobileNavigation() {
  const pathname = usePathname();
  const go = useGo();
  const isCurrent = (href: string) => pathname === href || pathname.startsWith(`${href}/`);
  const other = others.find(({ href }) => isCurrent(href));
  return (
    <nav aria-label="Main" className="border-t bg-surface pb-[env(safe-area-inset-bottom)] sm:hidden">
      <ul className="flex">
        {tabs.map(({ id, label, href, icon: Icon }) => {
          const current = isCurrent(href);
          return (
            <li key={id} className="min-w-0 flex-1">
              <HoverLink
                href={href}
                aria-current={current ? 'page' : undefined}
                className={cn(tabClass, current && 'font-medium text-ink')}
              >
                <Icon aria-hidden className={cn('size-5', current && 'stroke-[2.25]')} />
                <span className="max-w-full truncate">{label}</span>
              </HoverLink>
            </li>
          );
        })}
        <li className="min-w-0 flex-1">
          <Menu
            label="More pages"
            trigger={
              <button
                type="button"
                aria-label={other ? `More pages, now ${other.label}` : 'More pages'}
                className={cn(tabClass, other && 'font-medium text-ink')}
              >
                <Ellipsis aria-hidden className={cn('size-5', other && 'stroke-[2.25]')} />
                <span>More</span>
              </button>
            }
            groups={[
              {
                id: 'pages',
                items: others.map(({ id, label, href, icon: Icon }) => ({
                  id,
                  label,
                  icon: <Icon aria-hidden />,
                  onSelect: () => go(href),
                })),
              },
            ]}
          />
        </li>
      </ul>
    </nav>
  );
}
