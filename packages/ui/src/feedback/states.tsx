'use client';
import { CircleAlert, Lock, SearchX } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '../forms/button';
import { CopyButton } from '../forms/copy-button';

function State({
  icon,
  title,
  children,
  action,
}: {
  icon: ReactNode;
  title: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className="flex flex-col items-start gap-3 px-4 py-10 sm:items-center sm:text-center">
      <span aria-hidden className="text-ink-3 [&_svg]:size-5">
        {icon}
      </span>
      <h2 className="text-16 font-semibold">{title}</h2>
      {children ? <div className="max-w-110 text-14 text-ink-2">{children}</div> : null}
      {action}
    </div>
  );
}

/** Nothing here yet: why, and the one next action. */
export function EmptyState({
  icon,
  title,
  children,
  action,
}: {
  icon: ReactNode;
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <State icon={icon} title={title} action={action}>
      {children}
    </State>
  );
}

/** Filters that fit nothing: one press clears them. */
export function NoMatches({ children, onClear }: { children?: ReactNode; onClear: () => void }) {
  return (
    <State icon={<SearchX />} title="No matches" action={<Button onClick={onClear}>Clear filters</Button>}>
      {children ?? 'Nothing fits the search and filters you set.'}
    </State>
  );
}

export interface ErrorStateProps {
  /** What failed: "Leads could not be loaded". */
  title: string;
  /** Why, in words a person can use. */
  cause: ReactNode;
  requestId?: string | undefined;
  onRetry?: (() => void) | undefined;
  retrying?: boolean;
}

/** One panel failed; the rest of the page lives on. */
export function ErrorState({ title, cause, requestId, onRetry, retrying }: ErrorStateProps) {
  return (
    <div role="alert">
      <State
        icon={<CircleAlert className="text-danger" />}
        title={title}
        action={
          onRetry ? (
            <Button onClick={onRetry} loading={retrying ?? false}>
              Retry
            </Button>
          ) : null
        }
      >
        <p>{cause}</p>
        {requestId ? (
          <p className="mt-2 flex flex-wrap items-center gap-2 text-12 text-ink-3 sm:justify-center">
            Request <code className="font-mono">{requestId}</code> <CopyButton value={requestId} />
          </p>
        ) : null}
      </State>
    </div>
  );
}

/** No permission: names the role that has it. */
export function NoPermission({ needs, what }: { needs: string; what: string }) {
  return (
    <State icon={<Lock />} title={`${what} needs the ${needs} role`}>
      Ask an owner or admin of this workspace to change your role.
    </State>
  );
}
