'use client';
import { PageHeader, Section } from '@og/ui';
import { RoleGate } from '@/components/role-gate';
import { roleNames, roles, roleTexts } from '@/lib/session/roles';
import { Invitations } from './invitations';
import { Members } from './members';

export function TeamPage() {
  return (
    <>
      <PageHeader title="Team" meta="Who works in this workspace, and what they may do." />
      <Members />
      <RoleGate atLeast="ADMIN" what="Inviting people" fallback={null}>
        <Invitations />
      </RoleGate>
      <Section title="Roles">
        <dl className="flex flex-col">
          {roles.map((role) => (
            <div
              key={role}
              className="flex min-h-10 flex-wrap items-center gap-x-4 border-b py-2 text-13 last:border-b-0"
            >
              <dt className="w-24 font-medium">{roleNames[role]}</dt>
              <dd className="min-w-0 flex-1 text-ink-2">{roleTexts[role]}</dd>
            </div>
          ))}
        </dl>
      </Section>
    </>
  );
}
