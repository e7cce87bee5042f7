import type { Metadata } from 'next';
import { AgentSettingsPage } from '@/features/agents/settings/agent-settings-page';

export const metadata: Metadata = { title: 'Agents' };

export default function Page() {
  return <AgentSettingsPage />;
}
