import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Role } from '@og/contracts';
import { connectionTypes } from '../../../platform/graphql/connection.js';
import { JsonScalar } from '../../../platform/graphql/scalars.js';
import { UserType } from '../../../platform/graphql/user.types.js';
import { RoleEnum } from './session.types.js';

export const QuietHoursProfileEnum = { CAUTIOUS: 'cautious', LEGAL: 'legal' } as const;
registerEnumType(QuietHoursProfileEnum, { name: 'QuietHoursProfile' });

@ObjectType('TeamMember')
export class TeamMemberType {
  @Field(() => ID) id: string;
  @Field(() => UserType) user: UserType;
  @Field(() => RoleEnum) role: Role;
  @Field(() => Date) joinedAt: Date;
  @Field(() => Boolean) isYou: boolean;
}

@ObjectType('Invitation')
export class InvitationType {
  @Field(() => ID) id: string;
  @Field(() => String) email: string;
  @Field(() => RoleEnum) role: Role;
  @Field(() => Date) expiresAt: Date;
  @Field(() => Date) createdAt: Date;
  @Field(() => UserType, { nullable: true }) invitedBy: UserType | null;
  @Field(() => String, {
    nullable: true,
    description: 'Shown once, to who created it: the link to hand over.',
  })
  url: string | null;
}

@ObjectType('InvitationPreview')
export class InvitationPreviewType {
  @Field(() => String) teamName: string;
  @Field(() => String) email: string;
  @Field(() => RoleEnum) role: Role;
  @Field(() => Date) expiresAt: Date;
  @Field(() => Boolean) userExists: boolean;
}

@ObjectType('TeamSettings')
export class TeamSettingsType {
  @Field(() => String) brandName: string;
  @Field(() => String, { nullable: true }) postalAddress: string | null;
  @Field(() => QuietHoursProfileEnum) quietHoursProfile: 'cautious' | 'legal';
  @Field(() => Boolean) optOutHint: boolean;
  @Field(() => Int) maxPerDay: number;
  @Field(() => Int) maxPerWeek: number;
  @Field(() => String) defaultCountry: string;
  @Field(() => Boolean) requireDncData: boolean;
  @Field(() => Boolean) killSwitch: boolean;
}

@ObjectType('AuditEntry')
export class AuditEntryType {
  @Field(() => ID) id: string;
  @Field(() => Date) at: Date;
  @Field(() => String) actor: string;
  @Field(() => String) action: string;
  @Field(() => String, { nullable: true }) subject: string | null;
  @Field(() => JsonScalar, { nullable: true }) detail: unknown;
}

export const AuditConnectionType = connectionTypes('Audit', () => AuditEntryType);
