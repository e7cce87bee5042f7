import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { resultUnion } from '../../../platform/graphql/union.js';
import { ConflictType, InvalidInputType, NotFoundType } from '../../../platform/graphql/user-error.types.js';

@ObjectType('DncImport')
export class DncImportType {
  @Field(() => ID) id: string;
  @Field(() => String) fileName: string;
  @Field(() => Date) dataAsOf: Date;
  @Field(() => String, { description: 'running, done or failed' }) state: string;
  @Field(() => Int) rows: number;
  @Field(() => Int) rejected: number;
  @Field(() => String, { nullable: true }) error: string | null;
  @Field(() => Date) createdAt: Date;
}

@ObjectType('DncStatus')
export class DncStatusType {
  @Field(() => Boolean) required: boolean;
  @Field(() => Date, { nullable: true }) dataAsOf: Date | null;
  @Field(() => Boolean) stale: boolean;
  @Field(() => Int) numbers: number;
  @Field(() => [DncImportType]) imports: DncImportType[];
}

@InputType('CreateDncImportInput')
export class CreateDncImportInputType {
  @Field(() => ID) uploadId: string;
  @Field(() => Date) dataAsOf: Date;
}

export const DncImportResult = resultUnion(
  'DncImportResult',
  () => [DncImportType, InvalidInputType, NotFoundType, ConflictType] as const,
);
