import type { Role } from '@/gql/graphql';

/** From most to least. */
export const roles = ['OWNER', 'ADMIN', 'MANAGER', 'REP', 'VIEWER'] as const satisfies readonly Role[];

export const roleNames: Record<Role, string> = {
  OWNER: 'Owner',
  ADMIN: 'Admin',
  MANAGER: 'Manager',
  REP: 'Rep',
  VIEWER: 'Viewer',
};

/** What each role may do, in words for the team page. */
export const roleTexts: Record<Role, string> = {
  OWNER: 'Everything, including other owners.',
  ADMIN: 'Team, senders, integrations and settings, and all that managers do.',
  MANAGER: 'Imports, campaigns and suppression, and all that reps do.',
  REP: 'Works leads and the inbox: replies, notes, stages.',
  VIEWER: 'Reads everything, changes nothing.',
};

/** True when `role` is `needed` or stands above it. */
export function hasRole(role: Role | undefined, needed: Role): boolean {
  return role !== undefined && roles.indexOf(role) <= roles.indexOf(needed);
}
