import type { ReactNode } from 'react';
import { Mark } from '@/components/mark';

export default function PublicLayout({ children }: { children: ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col items-center px-4 py-8 sm:justify-center">
      <main className="flex w-full max-w-90 flex-col gap-6">
        <div className="flex items-center gap-2.5">
          <Mark className="size-7" />
          <span className="font-title text-16 font-semibold">Outreach Global</span>
        </div>
        {children}
      </main>
    </div>
  );
}
