import { Field, ID, InputType, registerEnumType } from '@nestjs/graphql';
import { LeadStageEnum, type LeadStageValue } from './lead.types.js';
import type { LeadSort, LeadSortField } from './leads.queries.js';

export const LeadSortFieldEnum = {
  CREATED_AT: 'created_at',
  NAME: 'name',
  COMPANY: 'company',
  STATE: 'state',
  STAGE: 'stage',
  SCORE: 'score',
  LAST_REPLIED_AT: 'last_replied_at',
} as const;
registerEnumType(LeadSortFieldEnum, { name: 'LeadSortField' });

export const SortDirectionEnum = { ASC: 'asc', DESC: 'desc' } as const;
registerEnumType(SortDirectionEnum, { name: 'SortDirection' });

@InputType('LeadSortInput')
export class LeadSortInput implements LeadSort {
  @Field(() => LeadSortFieldEnum) field: LeadSortField;
  @Field(() => SortDirectionEnum) direction: 'asc' | 'desc';
}

@InputType('LeadFilterInput')
export class LeadFilterInput {
  @Field(() => String, { nullable: true }) search?: string;
  @Field(() => [LeadStageEnum], { nullable: true }) stages?: LeadStageValue[];
  @Field(() => [String], { nullable: true }) states?: string[];
  @Field(() => [String], { nullable: true }) tags?: string[];
  @Field(() => ID, { nullable: true }) importId?: string;
  @Field(() => [ID], { nullable: true }) ids?: string[];
  @Field(() => Boolean, { nullable: true }) hasPhone?: boolean;
  @Field(() => Boolean, { nullable: true }) hasEmail?: boolean;
  @Field(() => Boolean, { nullable: true }) hasConsent?: boolean;
  @Field(() => Boolean, { nullable: true }) suppressed?: boolean;
  @Field(() => Date, { nullable: true }) createdAfter?: Date;
  @Field(() => Date, { nullable: true }) createdBefore?: Date;
}

@InputType('ConsentInput')
export class ConsentInput {
  @Field(() => String) source: string;
  @Field(() => String) scope: string;
  @Field(() => String) evidence: string;
}

@InputType('CreateLeadInput')
export class CreateLeadInput {
  @Field(() => String, { nullable: true }) firstName?: string;
  @Field(() => String, { nullable: true }) lastName?: string;
  @Field(() => String, { nullable: true }) company?: string;
  @Field(() => String, { nullable: true }) title?: string;
  @Field(() => String, { nullable: true }) email?: string;
  @Field(() => [String], { nullable: true }) phones?: string[];
  @Field(() => String, { nullable: true }) address?: string;
  @Field(() => String, { nullable: true }) city?: string;
  @Field(() => String, { nullable: true }) state?: string;
  @Field(() => String, { nullable: true }) zip?: string;
  @Field(() => String, { nullable: true }) website?: string;
  @Field(() => [String], { nullable: true }) tags?: string[];
  @Field(() => ConsentInput, { nullable: true }) consent?: ConsentInput;
}

/** What an edit may change: all that a new lead may have, and its stage. */
@InputType('UpdateLeadInput')
export class UpdateLeadInput extends CreateLeadInput {
  @Field(() => LeadStageEnum, { nullable: true }) stage?: LeadStageValue;
}

@InputType('DeleteLeadsInput')
export class DeleteLeadsInput {
  @Field(() => [ID], { nullable: true }) ids?: string[];
  @Field(() => LeadFilterInput, { nullable: true }) filter?: LeadFilterInput;
}

@InputType('MergeLeadsInput')
export class MergeLeadsInput {
  @Field(() => [ID]) duplicateIds: string[];
}

@InputType('CreateSegmentInput')
export class CreateSegmentInput {
  @Field(() => String) name: string;
  @Field(() => LeadFilterInput) filter: LeadFilterInput;
}
