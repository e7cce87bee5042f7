'use client';
import { Button, Section } from '@og/ui';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useMe } from '@/lib/session/use-me';
import { useSession } from '@/lib/session/use-session';
import type { AgentRecord } from '../records';
import { keptVersions } from './kept-versions';
import { VersionForm } from './version-form';
import { VersionList } from './version-list';
import { VersionText } from './version-text';

/** How the agent is told to be. A change makes a new version; what works changes only by publishing. */
export function VersionsTab({ agent }: { agent: AgentRecord }) {
  const { can } = useMe();
  const { session } = useSession();
  const keptAs = `${session?.user.id}:${session?.team.id}:${agent.slug}`;
  const [editing, setEditing] = useState(() => keptVersions.has(keptAs));
  const leave = () => {
    keptVersions.forget(keptAs);
    setEditing(false);
  };
  /** The version whose difference to the working one is open. */
  const [compared, setCompared] = useState<string | null>(null);
  if (editing)
    return (
      <VersionForm
        agent={agent}
        keptAs={keptAs}
        onCancel={leave}
        onSaved={(id) => {
          leave();
          setCompared(id);
        }}
      />
    );
  return (
    <>
      <Section
        title={`Version ${agent.version.number} works`}
        actions={
          can('agents.manage') ? (
            <Button icon={<Plus aria-hidden />} onClick={() => setEditing(true)}>
              New version
            </Button>
          ) : null
        }
      >
        <VersionText version={agent.version} />
      </Section>
      <Section
        title="All versions"
        description="Versions are never changed. Publishing an older one is the way back."
      >
        <VersionList agent={agent} compared={compared} onCompare={setCompared} />
      </Section>
    </>
  );
}
