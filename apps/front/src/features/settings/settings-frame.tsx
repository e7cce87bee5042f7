'use client';
import { cn } from '@og/ui';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { HoverLink } from '@/components/hover-link';
import { settingsNavigation } from '@/components/shell/navigation';

/** The settings pages beside their list. */
export function SettingsFrame({ children }: { children: ReactNode }) {
  const pathname = usePathname();
  return (
    <div className="flex flex-col gap-4 py-2 md:flex-row md:gap-10">
      <nav aria-label="Settings" className="shrink-0 md:w-40 md:pt-3">
        <ul className="flex flex-wrap gap-1 md:flex-col md:flex-nowrap">
          {settingsNavigation.map(({ id, label, href }) => (
            <li key={id}>
              <HoverLink
                href={href}
                aria-current={pathname === href ? 'page' : undefined}
                className={cn(
                  'flex h-8 items-center rounded-md px-2.5 whitespace-nowrap text-ink-2 -outline-offset-2 hover:bg-sunken hover:text-ink',
                  pathname === href && 'bg-sunken font-medium text-ink',
                )}
              >
                {label}
              </HoverLink>
            </li>
          ))}
        </ul>
      </nav>
      <div className="min-w-0 max-w-190 flex-1">{children}</div>
    </div>
  );
}
