'use client';
import { Button, Section } from '@og/ui';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useMe } from '@/lib/session/use-me';
import type { AgentRecord } from '../records';
import { VersionForm } from './version-form';
import { VersionList } from './version-list';
import { VersionText } from './version-text';

/** How the agent is told to be. A change makes a new version; what works changes only by publishing. */
export function VersionsTab({ agent }: { agent: AgentRecord }) {
  const { can } = useMe();
  const [editing, setEditing] = useState(false);
  /** The version whose difference to the working one is open. */
  const [compared, setCompared] = useState<string | null>(null);
  if (editing)
    return (
      <VersionForm
        agent={agent}
        onCancel={() => setEditing(false)}
        onSaved={(id) => {
          setEditing(false);
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
