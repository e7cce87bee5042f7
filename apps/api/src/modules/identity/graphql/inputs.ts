import { Field, InputType, Int } from '@nestjs/graphql';
import { JsonScalar } from '../../../platform/graphql/scalars.js';
import type { Role } from '@og/contracts';
import { RoleEnum } from './session.types.js';
import { QuietHoursProfileEnum } from './team.types.js';

@InputType('SignUpInput')
export class SignUpInputType {
  @Field(() => String) email: string;
  @Field(() => String) password: string;
  @Field(() => String) name: string;
  @Field(() => String) teamName: string;
}

@InputType('SignInInput')
export class SignInInputType {
  @Field(() => String) email: string;
  @Field(() => String) password: string;
}

@InputType('AcceptInvitationInput')
export class AcceptInvitationInputType {
  @Field(() => String) token: string;
  @Field(() => String, { nullable: true }) name?: string | null;
  @Field(() => String) password: string;
}

@InputType('InviteMemberInput')
export class InviteMemberInputType {
  @Field(() => String) email: string;
  @Field(() => RoleEnum) role: Role;
}

@InputType('ChangeMemberRoleInput')
export class ChangeMemberRoleInputType {
  @Field(() => RoleEnum) role: Role;
}

@InputType('UpdateProfileInput')
export class UpdateProfileInputType {
  @Field(() => String, { nullable: true }) name?: string | null;
  @Field(() => String, { nullable: true }) phone?: string | null;
  @Field(() => JsonScalar, { nullable: true }) keyBindings?: unknown;
}

@InputType('UpdateTeamSettingsInput')
export class UpdateTeamSettingsInputType {
  @Field(() => String, { nullable: true }) name?: string | null;
  @Field(() => String, { nullable: true }) brandName?: string | null;
  @Field(() => String, { nullable: true }) postalAddress?: string | null;
  @Field(() => QuietHoursProfileEnum, { nullable: true }) quietHoursProfile?: 'cautious' | 'legal' | null;
  @Field(() => Boolean, { nullable: true }) optOutHint?: boolean | null;
  @Field(() => Int, { nullable: true }) maxPerDay?: number | null;
  @Field(() => Int, { nullable: true }) maxPerWeek?: number | null;
  @Field(() => Boolean, { nullable: true }) requireDncData?: boolean | null;
}
