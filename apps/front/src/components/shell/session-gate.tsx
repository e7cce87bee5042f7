'use client';
import { ErrorState } from '@og/ui';
import { usePathname, useRouter } from 'next/navigation';
import { useEffect, type ReactNode } from 'react';
import { maySignInSilently, refreshSession } from '@/lib/session/session-store';
import { useSession } from '@/lib/session/use-session';

/**
 * Lets signed-in people through. The shell around it is drawn at once; only
 * the page waits until the refresh cookie was tried.
 */
export function SessionGate({ children }: { children: ReactNode }) {
  const { status } = useSession();
  const router = useRouter();
  const pathname = usePathname();
  useEffect(() => {
    const away = () => router.replace(`/login?next=${encodeURIComponent(pathname + window.location.search)}`);
    if (status === 'signedOut') away();
    if (status === 'loading') {
      if (maySignInSilently()) void refreshSession();
      else away();
    }
  }, [status, router, pathname]);
  if (status === 'unreachable') {
    return (
      <ErrorState
        title="The server cannot be reached"
        cause="Check your connection. Your work is safe; this page opens as soon as the server answers."
        onRetry={() => void refreshSession()}
      />
    );
  }
  return status === 'signedIn' ? children : null;
}
