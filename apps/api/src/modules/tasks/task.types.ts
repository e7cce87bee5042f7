import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { PageInfoType } from '../../platform/graphql/connection.js';
import { resultUnion } from '../../platform/graphql/union.js';
import { ConflictType, InvalidInputType, NotFoundType } from '../../platform/graphql/user-error.types.js';

export const TaskTypeEnum = { CALL: 'call', MANUAL: 'manual' } as const;
export type TaskTypeValue = (typeof TaskTypeEnum)[keyof typeof TaskTypeEnum];
registerEnumType(TaskTypeEnum, { name: 'TaskType' });

export const TaskStateEnum = { OPEN: 'open', DONE: 'done', CANCELED: 'canceled' } as const;
export type TaskStateValue = (typeof TaskStateEnum)[keyof typeof TaskStateEnum];
registerEnumType(TaskStateEnum, { name: 'TaskState' });

/** `lead`, `assignee` and `brief` are loaded by the resolver, `calls` by the module of calls. */
@ObjectType('Task')
export class TaskObjectType {
  @Field(() => ID) id: string;
  @Field(() => TaskTypeEnum) type: TaskTypeValue;
  @Field(() => TaskStateEnum) state: TaskStateValue;
  @Field(() => String) title: string;
  @Field(() => String, { nullable: true }) notes: string | null;
  @Field(() => Date) dueAt: Date;
  @Field(() => ID, { nullable: true }) campaignId: string | null;
  @Field(() => String, { nullable: true }) campaignName: string | null;
  @Field(() => String, { nullable: true }) disposition: string | null;
  @Field(() => Date, { nullable: true }) doneAt: Date | null;
  @Field(() => Int) priority: number;
  @Field(() => ID, { nullable: true }) conversationId: string | null;
  @Field(() => Date) createdAt: Date;
}

@ObjectType('TaskEdge')
class TaskEdgeType {
  @Field(() => String) cursor: string;
  @Field(() => TaskObjectType) node: TaskObjectType;
}

@ObjectType('TaskConnection')
export class TaskConnectionType {
  @Field(() => [TaskEdgeType]) edges: TaskEdgeType[];
  @Field(() => PageInfoType) pageInfo: PageInfoType;
  @Field(() => Int) total: number;
}

@InputType('CreateTaskInput')
export class CreateTaskInputType {
  @Field(() => ID) leadId: string;
  @Field(() => TaskTypeEnum) type: TaskTypeValue;
  @Field(() => String) title: string;
  @Field(() => String, { nullable: true }) notes: string | null;
  @Field(() => Date, { nullable: true }) dueAt: Date | null;
  @Field(() => ID, { nullable: true }) assigneeId: string | null;
  @Field(() => String, { nullable: true, description: 'Repeat with the same key and it is the same task.' })
  clientKey?: string | null;
}

@InputType('CompleteTaskInput')
export class CompleteTaskInputType {
  /** What came of it, in the team's words; ends the runs of campaigns that end at a disposition. */
  @Field(() => String, { nullable: true }) disposition: string | null;
  @Field(() => String, { nullable: true }) note: string | null;
}

export const TaskResult = resultUnion(
  'TaskResult',
  () => [TaskObjectType, InvalidInputType, NotFoundType, ConflictType] as const,
);
