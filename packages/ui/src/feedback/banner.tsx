import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from '../lib/cn';

export type BannerTone = 'neutral' | 'success' | 'warn' | 'danger';

const tones: Record<BannerTone, { box: string; icon: ReactNode }> = {
  neutral: { box: 'border-line bg-sunken text-ink-2', icon: <Info aria-hidden /> },
  success: { box: 'border-success/30 bg-success/8 text-success', icon: <CircleCheck aria-hidden /> },
  warn: { box: 'border-warn/30 bg-warn/8 text-warn', icon: <TriangleAlert aria-hidden /> },
  danger: { box: 'border-danger/30 bg-danger/6 text-danger', icon: <CircleAlert aria-hidden /> },
};

export interface BannerProps {
  tone?: BannerTone;
  children: ReactNode;
  action?: ReactNode;
  /** `bar` spans the shell, `box` stands in a page. */
  shape?: 'bar' | 'box';
  /** Read out as soon as it appears. */
  announce?: boolean;
}

export function Banner({ tone = 'neutral', children, action, shape = 'box', announce }: BannerProps) {
  const { box, icon } = tones[tone];
  return (
    <div
      role={announce ? (tone === 'danger' ? 'alert' : 'status') : undefined}
      className={cn(
        'flex items-start gap-2 text-13 [&_svg]:size-4 [&_svg]:shrink-0',
        shape === 'bar' ? 'border-t px-4 py-1.5' : 'rounded-md border px-3 py-2',
        box,
      )}
    >
      <span className="pt-0.5">{icon}</span>
      <div className="min-w-0 flex-1">{children}</div>
      {action}
    </div>
  );
}
