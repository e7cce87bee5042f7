'use client';
import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { maySignInSilently, refreshSession, startSession, type Session } from '@/lib/session/session-store';
import { useSession } from '@/lib/session/use-session';
import { safeNextPath } from './next-path';

function nextPath(): string {
  return safeNextPath(new URLSearchParams(window.location.search).get('next'));
}

/** Takes over the new session and goes where the person wanted to go. */
export function useFinishSignIn(): (session: Session) => void {
  const router = useRouter();
  return (session) => {
    startSession(session);
    router.replace(nextPath());
  };
}

/** Sends people who are signed in already past the form. */
export function useSkipWhenSignedIn(): void {
  const router = useRouter();
  const { status } = useSession();
  useEffect(() => {
    if (status === 'loading' && maySignInSilently()) void refreshSession();
    if (status === 'signedIn') router.replace(nextPath());
  }, [status, router]);
}
