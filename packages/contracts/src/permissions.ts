/** The roles of a team, the strongest first. */
export const ROLES = ['owner', 'admin', 'manager', 'rep', 'viewer'] as const;
export type Role = (typeof ROLES)[number];

/** The one permission table: each permission names the roles that have it. */
export const PERMISSIONS = {
  'team.read': ['owner', 'admin', 'manager', 'rep', 'viewer'],
  'team.manage': ['owner', 'admin'],
  'members.manage': ['owner', 'admin'],
  'settings.manage': ['owner', 'admin'],
  'audit.read': ['owner', 'admin'],
  'integrations.manage': ['owner', 'admin'],
  'senders.read': ['owner', 'admin', 'manager', 'rep', 'viewer'],
  'senders.manage': ['owner', 'admin'],
  'leads.read': ['owner', 'admin', 'manager', 'rep', 'viewer'],
  'leads.write': ['owner', 'admin', 'manager', 'rep'],
  'leads.delete': ['owner', 'admin', 'manager'],
  'leads.import': ['owner', 'admin', 'manager'],
  'campaigns.read': ['owner', 'admin', 'manager', 'rep', 'viewer'],
  'campaigns.write': ['owner', 'admin', 'manager'],
  'campaigns.launch': ['owner', 'admin', 'manager'],
  'inbox.read': ['owner', 'admin', 'manager', 'rep', 'viewer'],
  'inbox.reply': ['owner', 'admin', 'manager', 'rep'],
  'inbox.manage': ['owner', 'admin', 'manager'],
  'agents.read': ['owner', 'admin', 'manager', 'rep', 'viewer'],
  'agents.manage': ['owner', 'admin', 'manager'],
  'decisions.export': ['owner', 'admin', 'manager'],
  'tasks.read': ['owner', 'admin', 'manager', 'rep', 'viewer'],
  'tasks.write': ['owner', 'admin', 'manager', 'rep'],
  'calls.read': ['owner', 'admin', 'manager', 'rep', 'viewer'],
  'calls.make': ['owner', 'admin', 'manager', 'rep'],
  'calendar.read': ['owner', 'admin', 'manager', 'rep', 'viewer'],
  'calendar.manage': ['owner', 'admin', 'manager', 'rep'],
  'suppression.read': ['owner', 'admin', 'manager', 'rep', 'viewer'],
  'suppression.add': ['owner', 'admin', 'manager', 'rep'],
  'suppression.lift': ['owner', 'admin'],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof PERMISSIONS;

/** Whether a role has a permission. */
export function roleHas(role: Role, permission: Permission): boolean {
  return (PERMISSIONS[permission] as readonly Role[]).includes(role);
}

/** All that a role may do. */
export function permissionsOf(role: Role): Permission[] {
  return (Object.keys(PERMISSIONS) as Permission[]).filter((permission) => roleHas(role, permission));
}
