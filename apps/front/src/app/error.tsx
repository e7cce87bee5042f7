'use client';
import { PageFailure, type PageFailureProps } from '@/components/page-failure';

export default function AppError(props: PageFailureProps) {
  return (
    <main className="p-6">
      <PageFailure {...props} />
    </main>
  );
}
