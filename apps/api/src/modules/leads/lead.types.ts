import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionTypes } from '../../platform/graphql/connection.js';
import { JsonScalar } from '../../platform/graphql/scalars.js';
import { resultUnion } from '../../platform/graphql/union.js';
import { ConflictType, InvalidInputType, NotFoundType } from '../../platform/graphql/user-error.types.js';

export const LeadStageEnum = {
  NEW: 'new',
  CONTACTED: 'contacted',
  REPLIED: 'replied',
  QUALIFIED: 'qualified',
  APPOINTMENT: 'appointment',
  WON: 'won',
  LOST: 'lost',
  SUPPRESSED: 'suppressed',
} as const;
export type LeadStageValue = (typeof LeadStageEnum)[keyof typeof LeadStageEnum];
registerEnumType(LeadStageEnum, { name: 'LeadStage' });

@ObjectType('LeadPhone')
export class LeadPhoneType {
  @Field(() => ID) id: string;
  @Field(() => String) phone: string;
  @Field(() => String) formatted: string;
  @Field(() => String, { nullable: true }) kind: string | null;
  @Field(() => String, { nullable: true }) extension: string | null;
  @Field(() => String, { nullable: true }) lineType: string | null;
  @Field(() => Boolean) suppressed: boolean;
  @Field(() => String, { nullable: true }) suppressionReason: string | null;
}

@ObjectType('LeadEmail')
export class LeadEmailType {
  @Field(() => ID) id: string;
  @Field(() => String) email: string;
  @Field(() => Boolean) suppressed: boolean;
  @Field(() => String, { nullable: true }) suppressionReason: string | null;
}

@ObjectType('LeadEvent')
export class LeadEventType {
  @Field(() => ID) id: string;
  @Field(() => Date) at: Date;
  @Field(() => String) type: string;
  @Field(() => String) title: string;
  @Field(() => String, { nullable: true }) detail: string | null;
  @Field(() => String) actor: string;
  @Field(() => ID, { nullable: true }) messageId: string | null;
  @Field(() => ID, { nullable: true }) campaignId: string | null;
}
export const LeadEventConnectionType = connectionTypes('LeadEvent', () => LeadEventType);

@ObjectType('Contactability')
export class ContactabilityType {
  @Field(() => String) verdict: string;
  @Field(() => String, { nullable: true }) reason: string | null;
  @Field(() => String) message: string;
  @Field(() => Date, { nullable: true }) retryAt: Date | null;
}

/** What is not a column of the row (phones, consents …) is resolved for many leads at once: lead-fields.resolver.ts. */
@ObjectType('Lead')
export class LeadType {
  @Field(() => ID) id: string;
  @Field(() => String, { nullable: true }) firstName: string | null;
  @Field(() => String, { nullable: true }) lastName: string | null;
  @Field(() => String) name: string;
  @Field(() => String, { nullable: true }) company: string | null;
  @Field(() => String, { nullable: true }) title: string | null;
  @Field(() => String, { nullable: true }) email: string | null;
  @Field(() => String, { nullable: true }) phone: string | null;
  @Field(() => String, { nullable: true }) address: string | null;
  @Field(() => String, { nullable: true }) city: string | null;
  @Field(() => String, { nullable: true }) county: string | null;
  @Field(() => String, { nullable: true }) state: string | null;
  @Field(() => String, { nullable: true }) zip: string | null;
  @Field(() => String, { nullable: true }) website: string | null;
  @Field(() => LeadStageEnum) stage: LeadStageValue;
  @Field(() => Int) score: number;
  @Field(() => [String]) tags: string[];
  @Field(() => [String], { description: 'Plausible IANA zones; a send must be lawful in all of them.' })
  timeZones: string[];
  @Field(() => [String]) states: string[];
  @Field(() => String, { nullable: true }) source: string | null;
  @Field(() => Date) createdAt: Date;
  @Field(() => Date) updatedAt: Date;
  @Field(() => Date, { nullable: true }) lastContactedAt: Date | null;
  @Field(() => Date, { nullable: true }) lastRepliedAt: Date | null;
}
export const LeadConnectionType = connectionTypes('Lead', () => LeadType);

@ObjectType('LeadsDeleted', {
  description: 'Deleted leads can be brought back with `restoreLeads(id: changeSetId)` for 30 days.',
})
export class LeadsDeletedType {
  @Field(() => ID) changeSetId: string;
  @Field(() => Int) count: number;
}

@ObjectType('LeadDeletion')
export class LeadDeletionType {
  @Field(() => ID, { description: 'What `restoreLeads` is told.' }) id: string;
  @Field(() => Int, { description: 'How many leads went with it.' }) count: number;
  @Field(() => String, { nullable: true }) deletedBy: string | null;
  @Field(() => Date) deletedAt: Date;
  @Field(() => Date, { description: 'Until when they can be brought back.' }) expiresAt: Date;
}

@ObjectType('Segment')
export class SegmentType {
  @Field(() => ID) id: string;
  @Field(() => String) name: string;
  @Field(() => JsonScalar) filter: unknown;
  @Field(() => Date) createdAt: Date;
}

export const CreateLeadResult = resultUnion(
  'CreateLeadResult',
  () => [LeadType, InvalidInputType, ConflictType] as const,
);
export const UpdateLeadResult = resultUnion(
  'UpdateLeadResult',
  () => [LeadType, InvalidInputType, NotFoundType, ConflictType] as const,
);
export const DeleteLeadsResult = resultUnion(
  'DeleteLeadsResult',
  () => [LeadsDeletedType, InvalidInputType] as const,
);
export const RestoreLeadsResult = resultUnion(
  'RestoreLeadsResult',
  () => [LeadsDeletedType, NotFoundType, ConflictType] as const,
);
export const MergeLeadsResult = resultUnion(
  'MergeLeadsResult',
  () => [LeadType, InvalidInputType, NotFoundType] as const,
);
export const CreateSegmentResult = resultUnion(
  'CreateSegmentResult',
  () => [SegmentType, InvalidInputType, ConflictType] as const,
);
