import type { BucketRule } from '@og/core';
import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { JsonScalar } from '../../../platform/graphql/scalars.js';
import { resultUnion } from '../../../platform/graphql/union.js';
import { ConflictType, InvalidInputType } from '../../../platform/graphql/user-error.types.js';

@ObjectType('ResponseBucket')
export class ResponseBucketType {
  @Field(() => ID) id: string;
  @Field(() => String) name: string;
  @Field(() => Int) position: number;
  @Field(() => JsonScalar) rule: BucketRule;
  @Field(() => String, {
    description: 'Send it back when the list is saved, so that no newer one is overwritten.',
  })
  version: string;
}

@ObjectType('ResponseBuckets')
export class ResponseBucketsType {
  @Field(() => [ResponseBucketType]) buckets: ResponseBucketType[];
}

@InputType('ResponseBucketInput')
export class ResponseBucketInputType {
  @Field(() => ID, { nullable: true }) id?: string | null;
  @Field(() => String) name: string;
  @Field(() => JsonScalar) rule: unknown;
}

export const SaveResponseBucketsResult = resultUnion(
  'SaveResponseBucketsResult',
  () => [ResponseBucketsType, InvalidInputType, ConflictType] as const,
);
