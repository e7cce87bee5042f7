import { buttonClass } from '@og/ui';
import type { Metadata } from 'next';
import Link from 'next/link';
import { Mark } from '@/components/mark';

export const metadata: Metadata = { title: 'Not found' };

export default function NotFound() {
  return (
    <main className="mx-auto flex min-h-dvh max-w-110 flex-col items-start justify-center gap-4 p-6">
      <Mark className="size-8" />
      <h1 className="text-28 font-semibold">There is no such page</h1>
      <p className="text-ink-2">
        The address may be mistyped, or what was here belongs to another workspace.
      </p>
      <Link href="/home" className={buttonClass('primary', 'lg')}>
        Go to Home
      </Link>
    </main>
  );
}
