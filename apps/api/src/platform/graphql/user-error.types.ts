import { Field, ID, InterfaceType, ObjectType } from '@nestjs/graphql';

@InterfaceType('UserError', {
  description:
    'What every expected failure carries: a stable code, a sentence that says what to do, and the input path.',
  resolveType: (value: { __typename: string }) => value.__typename,
})
export abstract class UserErrorType {
  @Field(() => String) code: string;
  @Field(() => String) message: string;
  @Field(() => [String], { nullable: true }) path: string[] | null;
}

@ObjectType('Problem')
export class ProblemType {
  @Field(() => String) code: string;
  @Field(() => String) message: string;
  @Field(() => [String], { nullable: true }) path: string[] | null;
}

@ObjectType('InvalidInput', {
  implements: () => [UserErrorType],
  description: 'The input was not acceptable.',
})
export class InvalidInputType extends UserErrorType {
  @Field(() => [ProblemType]) problems: ProblemType[];
}

@ObjectType('Conflict', {
  implements: () => [UserErrorType],
  description: 'It is there already, or somebody else changed it.',
})
export class ConflictType extends UserErrorType {}

@ObjectType('NotFound', { implements: () => [UserErrorType], description: 'No such thing in this team.' })
export class NotFoundType extends UserErrorType {}

@ObjectType('VendorRejected', {
  implements: () => [UserErrorType],
  description: 'The vendor said no; the message carries its words.',
})
export class VendorRejectedType extends UserErrorType {}

@ObjectType('Removed')
export class RemovedType {
  @Field(() => ID) id: string;
}

@ObjectType('VendorRefused', { implements: () => [UserErrorType] })
export class VendorRefusedType extends UserErrorType {}
