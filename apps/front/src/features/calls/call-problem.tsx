import { Banner } from '@og/ui';
import Link from 'next/link';
import type { Calling } from './use-call';

/** Why a call was not begun, with the way to where that is put right; nothing while nothing was refused. */
export function CallProblem({ calling }: { calling: Pick<Calling, 'problem' | 'ownPhoneMissing'> }) {
  if (!calling.problem) return null;
  return (
    <Banner tone="danger" announce>
      {calling.problem}
      {calling.ownPhoneMissing ? (
        <>
          {' '}
          <Link href="/settings/profile" className="rounded-sm underline underline-offset-2">
            Open your profile
          </Link>
        </>
      ) : null}
    </Banner>
  );
}
