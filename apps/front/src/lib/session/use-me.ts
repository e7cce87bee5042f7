'use client';
import { useQuery } from '@apollo/client/react';
import { MeDocument, type Role } from '@/gql/graphql';
import { hasRole } from './roles';
import { useSession } from './use-session';

/** The signed-in person's role, permissions and workspaces. */
export function useMe() {
  const { session } = useSession();
  const { data, error, refetch } = useQuery(MeDocument, { skip: !session });
  const me = data?.me;
  const role: Role | undefined = me?.role ?? session?.role;
  return {
    me,
    error,
    refetch,
    role,
    /** By the API's permission table, e.g. `campaigns.launch`. */
    can: (permission: string) => me?.permissions.includes(permission) ?? false,
    isAtLeast: (needed: Role) => hasRole(role, needed),
  };
}
