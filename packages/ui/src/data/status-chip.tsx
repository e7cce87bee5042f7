import { AlertTriangle, CircleCheck, CircleDashed, CircleX, Radio } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from '../lib/cn';

export type Tone = 'neutral' | 'signal' | 'success' | 'warn' | 'danger';

const tones: Record<Tone, string> = {
  neutral: 'bg-sunken text-ink-2',
  signal: 'bg-signal text-on-signal',
  success: 'bg-success/10 text-success',
  warn: 'bg-warn/10 text-warn',
  danger: 'bg-danger/8 text-danger',
};

const icons: Record<Tone, typeof Radio> = {
  neutral: CircleDashed,
  signal: Radio,
  success: CircleCheck,
  warn: AlertTriangle,
  danger: CircleX,
};

export interface StatusChipProps {
  tone?: Tone;
  /** Replaces the tone's own icon; a chip always has one. */
  icon?: ReactNode;
  children: ReactNode;
  className?: string;
}

/** State as icon and word, never as colour alone. */
export function StatusChip({ tone = 'neutral', icon, children, className }: StatusChipProps) {
  const Icon = icons[tone];
  return (
    <span
      className={cn(
        'inline-flex h-5 max-w-full shrink-0 items-center gap-1 rounded-sm px-1.5 text-12 font-medium whitespace-nowrap [&_svg]:size-3 [&_svg]:shrink-0',
        tones[tone],
        className,
      )}
    >
      {icon ?? <Icon aria-hidden />}
      <span className="truncate">{children}</span>
    </span>
  );
}
