'use client';
import { Banner, Button } from '@og/ui';
import type { ReactNode } from 'react';
import { friendlyError } from '@/lib/apollo/errors';
import type { LeadPages } from './use-lead-pages';

/** What went wrong while the rows stay on the screen, and the way to try again. */
export function ListProblems({ pages }: { pages: LeadPages }) {
  return (
    <>
      {pages.moreError ? (
        <Problem tone="danger" onRetry={pages.loadMore}>
          The next leads could not be loaded. {friendlyError(pages.moreError).message}
        </Problem>
      ) : null}
      {pages.error && pages.rows.length > 0 ? (
        <Problem tone="warn" onRetry={pages.refresh}>
          The list could not be renewed. {friendlyError(pages.error).message}
        </Problem>
      ) : null}
    </>
  );
}

interface ProblemProps {
  tone: 'danger' | 'warn';
  onRetry: () => void;
  children: ReactNode;
}

function Problem({ tone, onRetry, children }: ProblemProps) {
  return (
    <div className="pb-2">
      <Banner
        tone={tone}
        announce
        action={
          <Button size="sm" onClick={onRetry}>
            Retry
          </Button>
        }
      >
        {children}
      </Banner>
    </div>
  );
}
