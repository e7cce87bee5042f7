import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { resultUnion } from '../../../platform/graphql/union.js';
import { ConflictType, InvalidInputType, NotFoundType } from '../../../platform/graphql/user-error.types.js';

@ObjectType('CannedReply')
export class CannedReplyType {
  @Field(() => ID) id: string;
  @Field(() => String) shortcut: string;
  @Field(() => String) title: string;
  @Field(() => String) body: string;
  @Field(() => Int) uses: number;
  @Field(() => Date) updatedAt: Date;
}

@InputType('CannedReplyInput')
export class CannedReplyInputType {
  @Field(() => ID, { nullable: true }) id: string | null;
  @Field(() => String) shortcut: string;
  @Field(() => String) title: string;
  @Field(() => String) body: string;
  @Field(() => Date, {
    nullable: true,
    description: 'The `updatedAt` of the one that was changed: a newer one is not overwritten.',
  })
  seenAt?: Date | null;
}

export const SaveCannedReplyResult = resultUnion(
  'SaveCannedReplyResult',
  () => [CannedReplyType, InvalidInputType, NotFoundType, ConflictType] as const,
);
