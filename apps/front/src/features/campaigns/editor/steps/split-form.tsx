'use client';
import type { SplitVariant } from '@og/core/browser';
import { Button, cn, IconButton, Input } from '@og/ui';
import { Plus, Trash2 } from 'lucide-react';
import { NumberInput } from '@/components/number-input';
import type { StepFormProps } from './form-props';
import { TargetSelect } from './target-select';

const mostVariants = 5;
const names = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J'];

/** Shares of 100 as even as whole numbers allow. */
function evenShares(count: number): number[] {
  const share = Math.floor(100 / count);
  return Array.from({ length: count }, (_, index) => share + (index < 100 - share * count ? 1 : 0));
}

/** Which share of the leads goes where. */
export function SplitForm({ step, index, steps, onChange }: StepFormProps<'SPLIT'>) {
  const { variants } = step.config;
  const put = (next: SplitVariant[]) => onChange({ config: { variants: next } });
  const set = (at: number, part: Partial<SplitVariant>) =>
    put(variants.map((variant, place) => (place === at ? { ...variant, ...part } : variant)));
  const shareEvenly = (list: readonly SplitVariant[]) => {
    const shares = evenShares(list.length);
    return list.map((variant, place) => ({ ...variant, weight: shares[place] ?? 0 }));
  };
  const sum = variants.reduce((total, { weight }) => total + weight, 0);
  return (
    <>
      <ol className="flex flex-col gap-2">
        {variants.map((variant, place) => (
          <li key={place} className="flex flex-wrap items-center gap-2 text-13">
            <span className="w-16">
              <Input
                aria-label={`Name of variant ${place + 1} of step ${index + 1}`}
                value={variant.key}
                maxLength={20}
                onChange={(event) => set(place, { key: event.target.value })}
              />
            </span>
            <span className="w-24">
              <NumberInput
                min={0}
                max={100}
                aria-label={`Share of variant ${variant.key} in percent`}
                value={variant.weight}
                trailing={<span className="pr-2 text-13">%</span>}
                onValueChange={(weight) => set(place, { weight })}
              />
            </span>
            <span className="text-ink-3">to</span>
            <span className="min-w-50 flex-1">
              <TargetSelect
                label={`Where variant ${variant.key} goes`}
                steps={steps}
                index={index}
                value={variant.goto}
                onChange={(goto) => set(place, { goto })}
              />
            </span>
            <IconButton
              label={`Remove variant ${variant.key}`}
              icon={<Trash2 aria-hidden />}
              disabled={variants.length <= 2}
              onClick={() => put(shareEvenly(variants.filter((_, other) => other !== place)))}
            />
          </li>
        ))}
      </ol>
      <div className="flex flex-wrap items-center gap-3">
        <Button
          size="sm"
          icon={<Plus aria-hidden />}
          disabled={variants.length >= mostVariants}
          onClick={() =>
            put(
              shareEvenly([
                ...variants,
                { key: names.find((name) => !variants.some(({ key }) => key === name)) ?? '', weight: 0 },
              ]),
            )
          }
        >
          Add a variant
        </Button>
        <Button size="sm" variant="ghost" onClick={() => put(shareEvenly(variants))}>
          Same share for all
        </Button>
        <span className={cn('text-13 tabular-nums', sum === 100 ? 'text-ink-3' : 'font-medium text-danger')}>
          {sum} of 100 %
        </span>
      </div>
      <p className="text-12 text-ink-3">
        A lead keeps its variant. A variant that does harm (more opt-outs, fewer deliveries) is stopped by
        itself.
      </p>
    </>
  );
}
