'use client';
import { useQuery } from '@apollo/client/react';
import { PageHeader, SkeletonRows } from '@og/ui';
import { lazyPart } from '@/components/lazy-part';
import { QueryError } from '@/components/query-error';
import { RoleGate } from '@/components/role-gate';
import { TeamSettingsDocument } from '@/gql/graphql';
import { useRenewed } from '@/lib/events/use-renewed';

const rows = <SkeletonRows rows={6} density="relaxed" />;
/** The form brings its checks with it: they come after the page. */
const WorkspaceForm = lazyPart(() => import('./workspace-form').then((file) => file.WorkspaceForm), rows);

export function WorkspacePage() {
  const { data, error, refetch } = useQuery(TeamSettingsDocument);
  useRenewed(['team'], refetch);
  return (
    <>
      <PageHeader title="Workspace" meta="What leads see of you, and when they may be contacted." />
      <RoleGate atLeast="ADMIN" what="Changing the workspace">
        {data ? (
          <WorkspaceForm name={data.team.name} settings={data.teamSettings} />
        ) : error ? (
          <QueryError what="Settings" error={error} onRetry={refetch} />
        ) : (
          rows
        )}
      </RoleGate>
    </>
  );
}
