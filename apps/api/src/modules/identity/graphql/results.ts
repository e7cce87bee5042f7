import { resultUnion } from '../../../platform/graphql/union.js';
import {
  ConflictType,
  InvalidInputType,
  NotFoundType,
  RemovedType,
} from '../../../platform/graphql/user-error.types.js';
import { UserType } from '../../../platform/graphql/user.types.js';
import { SessionType, SignInFailedType } from './session.types.js';
import { InvitationType, TeamMemberType, TeamSettingsType } from './team.types.js';

export const SignUpResult = resultUnion(
  'SignUpResult',
  () => [SessionType, InvalidInputType, ConflictType] as const,
);
export const SignInResult = resultUnion(
  'SignInResult',
  () => [SessionType, SignInFailedType, InvalidInputType] as const,
);
export const AcceptInvitationResult = resultUnion(
  'AcceptInvitationResult',
  () => [SessionType, InvalidInputType, NotFoundType, ConflictType, SignInFailedType] as const,
);
export const InviteMemberResult = resultUnion(
  'InviteMemberResult',
  () => [InvitationType, InvalidInputType, ConflictType] as const,
);
export const ChangeMemberRoleResult = resultUnion(
  'ChangeMemberRoleResult',
  () => [TeamMemberType, InvalidInputType, NotFoundType, ConflictType] as const,
);
export const RemoveMemberResult = resultUnion(
  'RemoveMemberResult',
  () => [RemovedType, NotFoundType, ConflictType] as const,
);
export const CancelInvitationResult = resultUnion(
  'CancelInvitationResult',
  () => [RemovedType, NotFoundType] as const,
);
export const UpdateProfileResult = resultUnion(
  'UpdateProfileResult',
  () => [UserType, InvalidInputType] as const,
);
export const UpdateTeamSettingsResult = resultUnion(
  'UpdateTeamSettingsResult',
  () => [TeamSettingsType, InvalidInputType] as const,
);
