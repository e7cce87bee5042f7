import { Field, ID, ObjectType } from '@nestjs/graphql';

/** A person, as members of the same team see them; every module that names a person uses it. */
@ObjectType('User')
export class UserType {
  @Field(() => ID) id: string;
  @Field(() => String) email: string;
  @Field(() => String) name: string;
  @Field(() => Date) createdAt: Date;
}
