import { Field, ID, ObjectType } from '@nestjs/graphql';
import { resultUnion } from '../../../platform/graphql/union.js';
import { InvalidInputType, NotFoundType } from '../../../platform/graphql/user-error.types.js';
import { UserType } from '../../../platform/graphql/user.types.js';

@ObjectType('Note')
export class NoteType {
  @Field(() => ID) id: string;
  @Field(() => ID) leadId: string;
  @Field(() => String) body: string;
  @Field(() => UserType, { nullable: true }) author: UserType | null;
  @Field(() => Date) createdAt: Date;
  @Field(() => Date) updatedAt: Date;
}

export const NoteResult = resultUnion(
  'NoteResult',
  () => [NoteType, InvalidInputType, NotFoundType] as const,
);
