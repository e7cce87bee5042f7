'use client';
import { cn } from '@og/ui';
import { Settings } from 'lucide-react';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { mainNavigation } from './navigation';

/** The tab bar of a phone. */
export function MobileNavigation() {
  const pathname = usePathname();
  const items = [...mainNavigation, { id: 'settings', label: 'Settings', href: '/settings', icon: Settings }];
  return (
    <nav aria-label="Main" className="border-t bg-surface pb-[env(safe-area-inset-bottom)] sm:hidden">
      <ul className="flex">
        {items.map(({ id, label, href, icon: Icon }) => {
          const current = pathname === href || pathname.startsWith(`${href}/`);
          return (
            <li key={id} className="min-w-0 flex-1">
              <Link
                href={href}
                aria-current={current ? 'page' : undefined}
                className={cn(
                  'flex h-13 flex-col items-center justify-center gap-0.5 text-12 text-ink-2 -outline-offset-2',
                  current && 'font-medium text-ink',
                )}
              >
                <Icon aria-hidden className={cn('size-5', current && 'stroke-[2.25]')} />
                <span className="max-w-full truncate">{label}</span>
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
