import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { resultUnion } from '../../../platform/graphql/union.js';
import { ConflictType, InvalidInputType, NotFoundType } from '../../../platform/graphql/user-error.types.js';
import { LeadStageEnum, type LeadStageValue } from '../../leads/index.js';
import { InboxItemType } from '../inbox.types.js';
import type { InboxAction } from './change-input.js';

export const InboxActionEnum = {
  DONE: 'done',
  REOPEN: 'reopen',
  ASSIGN: 'assign',
  SNOOZE: 'snooze',
  UNSNOOZE: 'unsnooze',
  READ: 'read',
  STAGE: 'stage',
  DISPOSE: 'dispose',
  MOVE: 'move',
} as const satisfies Record<string, InboxAction>;
registerEnumType(InboxActionEnum, { name: 'InboxAction' });

@InputType('SnoozeInput')
export class SnoozeInputType {
  @Field(() => String, { nullable: true }) text?: string | null;
  @Field(() => Date, { nullable: true }) until?: Date | null;
}

@InputType('ChangeInboxItemsInput')
export class ChangeInboxItemsInputType {
  @Field(() => [ID]) ids: string[];
  @Field(() => InboxActionEnum) action: InboxAction;
  @Field(() => ID, { nullable: true }) userId?: string | null;
  @Field(() => SnoozeInputType, { nullable: true }) snooze?: SnoozeInputType | null;
  @Field(() => LeadStageEnum, { nullable: true }) stage?: LeadStageValue | null;
  @Field(() => String, { nullable: true }) disposition?: string | null;
  @Field(() => String, { nullable: true }) note?: string | null;
  @Field(() => ID, { nullable: true }) bucketId?: string | null;
}

@ObjectType('InboxChange', {
  description: 'One act on one or many items; undoing takes it back as a whole.',
})
export class InboxChangeType {
  @Field(() => ID) id: string;
  @Field(() => InboxActionEnum) action: InboxAction;
  @Field(() => Int) count: number;
  @Field(() => Date) at: Date;
  @Field(() => Date, { nullable: true }) undoneAt: Date | null;
  @Field(() => String, {
    nullable: true,
    description: 'What an undo could not put back as it was, in words.',
  })
  notice: string | null;
}

@ObjectType('SnoozePreview', {
  description:
    "What a text like `Tue 3pm` means in the lead's zone; `until` is null when it is not understood, and `message` says what is.",
})
export class SnoozePreviewType {
  @Field(() => Date, { nullable: true }) until: Date | null;
  @Field(() => String) zone: string;
  @Field(() => String) message: string;
}

export const SnoozeResult = resultUnion(
  'SnoozeResult',
  () => [InboxItemType, InvalidInputType, NotFoundType] as const,
);
export const ChangeInboxItemsResult = resultUnion(
  'ChangeInboxItemsResult',
  () => [InboxChangeType, InvalidInputType, NotFoundType] as const,
);
export const UndoInboxChangeResult = resultUnion(
  'UndoInboxChangeResult',
  () => [InboxChangeType, ConflictType, NotFoundType] as const,
);
