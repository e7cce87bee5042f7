import type { Metadata } from 'next';
import { Suspense } from 'react';
import { AgentPage } from '@/features/agents/detail/agent-page';

export const metadata: Metadata = { title: 'Agent' };

// There are four and no others: any other address is not found.
export const dynamicParams = false;
export const generateStaticParams = () => [
  { slug: 'gianna' },
  { slug: 'cathy' },
  { slug: 'sabrina' },
  { slug: 'neva' },
];

export default function Page() {
  return (
    <Suspense>
      <AgentPage />
    </Suspense>
  );
}
