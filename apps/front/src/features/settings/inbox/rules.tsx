'use client';
import { useQuery } from '@apollo/client/react';
import { Skeleton } from '@og/ui';
import { QueryError } from '@/components/query-error';
import { SettingsInboxRulesDocument } from '@/gql/graphql';
import { useRenewed } from '@/lib/events/use-renewed';
import { RulesForm, type RulesEditing } from './rules-form';

/** Who gets a new reply, and by when it is to be answered. */
export function Rules(editing: RulesEditing) {
  const { data, error, refetch } = useQuery(SettingsInboxRulesDocument);
  useRenewed(['team'], refetch);
  if (data)
    return (
      <RulesForm
        {...editing}
        settings={data.inboxSettings}
        people={data.teamMembers
          .filter(({ role }) => role !== 'VIEWER')
          .map(({ user }) => ({ id: user.id, name: user.name }))}
      />
    );
  return error ? (
    <QueryError what="The inbox’s settings" error={error} onRetry={refetch} />
  ) : (
    <Skeleton className="h-80" />
  );
}
