import { JsonScalar } from '../../../platform/graphql/scalars.js';
import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { ROLES, type Permission, type Role } from '@og/contracts';
import { UserErrorType } from '../../../platform/graphql/user-error.types.js';
import { UserType } from '../../../platform/graphql/user.types.js';

/** GraphQL names of the roles, with the values that the database stores. */
export const RoleEnum = Object.fromEntries(ROLES.map((role) => [role.toUpperCase(), role])) as Record<
  Uppercase<Role>,
  Role
>;
registerEnumType(RoleEnum, { name: 'Role' });

@ObjectType('Team')
export class TeamType {
  @Field(() => ID) id: string;
  @Field(() => String) name: string;
  @Field(() => String) slug: string;
  @Field(() => Date) createdAt: Date;
}

@ObjectType('Membership')
export class MembershipType {
  @Field(() => RoleEnum) role: Role;
  @Field(() => TeamType) team: TeamType;
  @Field(() => [String]) permissions: Permission[];
}

@ObjectType('KeyBindings')
export class KeyBindingsType {
  @Field(() => Boolean) disabled: boolean;
  @Field(() => JsonScalar) keys: Record<string, string>;
}

@ObjectType('Me')
export class MeType {
  @Field(() => UserType) user: UserType;
  @Field(() => TeamType) team: TeamType;
  @Field(() => RoleEnum) role: Role;
  @Field(() => [String]) permissions: Permission[];
  @Field(() => [MembershipType]) memberships: MembershipType[];
  @Field(() => String, { nullable: true }) phone: string | null;
  @Field(() => KeyBindingsType) keyBindings: KeyBindingsType;
}

@ObjectType('Session')
export class SessionType {
  @Field(() => String) accessToken: string;
  @Field(() => Date) expiresAt: Date;
  @Field(() => UserType) user: UserType;
  @Field(() => TeamType) team: TeamType;
  @Field(() => RoleEnum) role: Role;
}

@ObjectType('SignInFailed', {
  implements: () => [UserErrorType],
  description: 'Signing in failed: same answer for an unknown user and a wrong password.',
})
export class SignInFailedType extends UserErrorType {}
