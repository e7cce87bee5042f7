'use client';
import { NoPermission } from '@og/ui';
import type { ReactNode } from 'react';
import type { Role } from '@/gql/graphql';
import { roleNames } from '@/lib/session/roles';
import { useMe } from '@/lib/session/use-me';

export interface RoleGateProps {
  /** The least role that may see this. */
  atLeast: Role;
  /** What is behind the gate: "Changing senders". Names it in the refusal. */
  what: string;
  /** Shown instead of the refusal; `null` hides the part altogether. */
  fallback?: ReactNode;
  children: ReactNode;
}

/** Shows its children to people with the role, and names the role to the others. The API checks again. */
export function RoleGate({ atLeast, what, fallback, children }: RoleGateProps) {
  const { isAtLeast, role: mine } = useMe();
  if (mine === undefined) return null;
  if (isAtLeast(atLeast)) return children;
  return fallback === undefined ? <NoPermission needs={roleNames[atLeast]} what={what} /> : fallback;
}
