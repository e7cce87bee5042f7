import { Section } from '@og/ui';
import { ChevronRight, CircleX, Hourglass, TriangleAlert, type LucideIcon } from 'lucide-react';
import { HoverLink } from '@/components/hover-link';
import { blockersOf, type Blocker } from './blocker-list';

const icons: Record<Blocker['weight'], { icon: LucideIcon; className: string }> = {
  stop: { icon: CircleX, className: 'text-danger' },
  part: { icon: TriangleAlert, className: 'text-warn' },
  wait: { icon: Hourglass, className: 'text-ink-3' },
};

/** What keeps messages from leaving today, each with the way to where it is put right; nothing when all is well. */
export function Blockers({ home }: { home: Parameters<typeof blockersOf>[0] }) {
  const blockers = blockersOf(home);
  if (blockers.length === 0) return null;
  return (
    <Section title="Blocks sending">
      <ul className="flex flex-col">
        {blockers.map(({ id, says, means, href, weight }) => {
          const { icon: Icon, className } = icons[weight];
          return (
            <li key={id} className="border-b last:border-b-0">
              <HoverLink
                href={href}
                className="-mx-2 flex min-h-13 items-center gap-3 rounded-md px-2 py-2 hover:bg-sunken"
              >
                <Icon aria-hidden className={`size-4 shrink-0 ${className}`} />
                <span className="flex min-w-0 flex-1 flex-col">
                  <span className="font-medium break-words">{says}</span>
                  <span className="text-13 text-ink-2">{means}</span>
                </span>
                <ChevronRight aria-hidden className="size-4 shrink-0 text-ink-3" />
              </HoverLink>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
