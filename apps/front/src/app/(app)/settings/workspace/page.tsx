import type { Metadata } from 'next';
import { WorkspacePage } from '@/features/settings/workspace/workspace-page';

export const metadata: Metadata = { title: 'Workspace' };

export default function Page() {
  return <WorkspacePage />;
}
