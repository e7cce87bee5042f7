'use client';
import { buttonClass, PageHeader, Stepper } from '@og/ui';
import { ArrowLeft } from 'lucide-react';
import Link from 'next/link';
import { useEffect, useRef, type ReactNode } from 'react';
import { RoleGate } from '@/components/role-gate';

const steps = [
  { id: 'file', label: 'File' },
  { id: 'review', label: 'Review' },
  { id: 'import', label: 'Import' },
] as const;

export type ImportStep = (typeof steps)[number]['id'];

/** The frame of the three steps. A new step takes the focus and is read out. */
export function ImportFrame({
  step,
  title,
  focus = false,
  children,
}: {
  step: ImportStep;
  title: string;
  /** The person came here by a step of their own, not by opening the page. */
  focus?: boolean;
  children: ReactNode;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  const current = steps.findIndex((candidate) => candidate.id === step);
  useEffect(() => {
    if (focus) heading.current?.focus();
  }, [focus]);
  return (
    <div className="mx-auto flex w-full max-w-240 flex-col">
      <PageHeader
        title="Import leads"
        actions={
          <Link href="/leads" className={buttonClass('ghost')}>
            <ArrowLeft aria-hidden />
            All leads
          </Link>
        }
      />
      <RoleGate atLeast="MANAGER" what="Importing leads">
        <div className="flex flex-col gap-4 border-t py-4">
          <Stepper
            label="Steps of the import"
            steps={steps.map((item, index) => ({ ...item, done: index < current }))}
            current={step}
          />
          <h2 ref={heading} tabIndex={-1} className="w-fit rounded-sm text-16 font-semibold break-words">
            <span className="sr-only">
              Step {current + 1} of {steps.length}:{' '}
            </span>
            {title}
          </h2>
          {children}
        </div>
      </RoleGate>
    </div>
  );
}
