import type { BucketRule } from '@og/core';
import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { JsonScalar } from '../../../platform/graphql/scalars.js';
import { resultUnion } from '../../../platform/graphql/union.js';
import { InvalidInputType } from '../../../platform/graphql/user-error.types.js';

@ObjectType('ResponseBucket')
export class ResponseBucketType {
  @Field(() => ID) id: string;
  @Field(() => String) name: string;
  @Field(() => Int) position: number;
  @Field(() => JsonScalar) rule: BucketRule;
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
  () => [ResponseBucketsType, InvalidInputType] as const,
);
