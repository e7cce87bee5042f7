import type { Metadata } from 'next';
import { AgentsPage } from '@/features/agents/overview/agents-page';

export const metadata: Metadata = { title: 'Agents' };

export default function Page() {
  return <AgentsPage />;
}
