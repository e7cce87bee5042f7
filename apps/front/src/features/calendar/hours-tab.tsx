'use client';
import { useQuery } from '@apollo/client/react';
import { Skeleton } from '@og/ui';
import { QueryError } from '@/components/query-error';
import { WorkingHoursOfDocument } from '@/gql/graphql';
import { HoursForm, type HoursEditing } from './hours-form';

/** One's own working hours: what is offered to leads comes from them. */
export function HoursTab(editing: HoursEditing) {
  const { data, error, refetch } = useQuery(WorkingHoursOfDocument, { variables: { userId: null } });
  if (data) return <HoursForm {...editing} hours={data.workingHours} />;
  return error ? (
    <QueryError what="Your working hours" error={error} onRetry={refetch} />
  ) : (
    <Skeleton className="h-80" />
  );
}
