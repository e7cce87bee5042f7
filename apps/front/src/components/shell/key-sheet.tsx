'use client';
import { Banner, Dialog, Kbd } from '@og/ui';
import Link from 'next/link';
import { useKeySettings } from '@/lib/actions/key-settings';
import { useAllActions } from '@/lib/actions/registry';
import { keysInWords } from '@/lib/actions/types';

/** Every key that works on this screen. */
export function KeySheet({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const actions = useAllActions().filter((action) => action.keys);
  const { singleKeys } = useKeySettings();
  const groups = [...new Set(actions.map((action) => action.group))].map(
    (group) => [group, actions.filter((action) => action.group === group)] as const,
  );
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="Keys" size="lg">
      <div className="flex flex-col gap-4">
        {singleKeys ? null : <Banner>Single keys are switched off. Only those with ⌘ or Ctrl work.</Banner>}
        <div className="gap-8 sm:columns-2">
          {groups.map(([group, items]) => (
            <section key={group} className="mb-4 break-inside-avoid">
              <h3 className="mb-1 text-12 font-medium text-ink-3">{group}</h3>
              <dl className="flex flex-col">
                {items.map((action) => (
                  <div
                    key={action.id}
                    className="flex min-h-8 items-center justify-between gap-3 border-b text-13"
                  >
                    <dt>{action.label}</dt>
                    <dd>
                      <Kbd keys={action.keys ?? ''} />
                      <span className="sr-only">{keysInWords(action.keys ?? '')}</span>
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
        </div>
        <p className="text-13 text-ink-3">
          Keys can be changed or switched off in your{' '}
          <Link href="/settings/profile" className="text-ink underline" onClick={() => onOpenChange(false)}>
            profile
          </Link>
          .
        </p>
      </div>
    </Dialog>
  );
}
