import { Field, Int, ObjectType } from '@nestjs/graphql';

/** How often a reason occurred, with the sentence that a person reads. */
@ObjectType('ReasonCount')
export class ReasonCountType {
  @Field(() => String) reason: string;
  @Field(() => String) message: string;
  @Field(() => Int) count: number;
}
