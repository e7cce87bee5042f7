'use client';
import { cn } from '@og/ui';
import { CornerDownRight, CornerRightDown, Flag } from 'lucide-react';
import type { ReactNode } from 'react';
import type { DraftStep } from '../../steps/draft-step';
import { waysOut, type Way, type WayIn } from '../../steps/flow';

const row = 'flex flex-wrap gap-1.5 px-3 text-12';
const chip = 'inline-flex h-6 items-center gap-1 rounded-sm bg-sunken px-1.5 text-ink-2';

function Jump({ to, onGo, children }: { to: number; onGo: (index: number) => void; children: ReactNode }) {
  return (
    <button type="button" className={cn(chip, 'hover:text-ink hover:underline')} onClick={() => onGo(to)}>
      {children}
    </button>
  );
}

/** "From step 2, if yes": only where a run does not simply come from the step above. */
export function WaysInChips({
  jumps,
  number,
  onGo,
}: {
  jumps: readonly WayIn[];
  number: number;
  onGo: (index: number) => void;
}) {
  if (jumps.length === 0) return null;
  return (
    <p className={cn(row, 'pt-2')} aria-label={`Ways to step ${number}`}>
      {jumps.map(({ from, name }) => (
        <Jump key={`${from} ${name}`} to={from} onGo={onGo}>
          <CornerDownRight aria-hidden className="size-3" />
          From step {from + 1}
          {name ? `: ${name}` : ''}
        </Jump>
      ))}
    </p>
  );
}

/** "Yes → step 4", "No → ends"; nothing where a run simply goes on below. */
export function WaysOutChips({
  steps,
  index,
  onGo,
}: {
  steps: readonly DraftStep[];
  index: number;
  onGo: (index: number) => void;
}) {
  const ways = waysOut(steps, index);
  const plain = (way: Way) => way.name === null && !way.problem && way.to === index + 1;
  if (ways.length > 0 && ways.every(plain)) return null;
  return (
    <p className={cn(row, 'pb-2')} aria-label={`Ways from step ${index + 1}`}>
      {ways.length === 0 ? (
        <span className={chip}>
          <Flag aria-hidden className="size-3" />
          The run ends here
        </span>
      ) : null}
      {ways.map((way) => {
        const name = way.name ?? 'Then';
        if (way.problem)
          return (
            <span key={name} className={cn(chip, 'text-danger')}>
              {name} → choose a step
            </span>
          );
        if (way.to === null)
          return (
            <span key={name} className={chip}>
              <Flag aria-hidden className="size-3" />
              {name} → ends
            </span>
          );
        return (
          <Jump key={name} to={way.to} onGo={onGo}>
            <CornerRightDown aria-hidden className="size-3" />
            {name} → step {way.to + 1}
          </Jump>
        );
      })}
    </p>
  );
}
