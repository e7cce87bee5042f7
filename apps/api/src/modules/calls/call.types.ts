import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { resultUnion } from '../../platform/graphql/union.js';
import { ConflictType, InvalidInputType, NotFoundType } from '../../platform/graphql/user-error.types.js';
import { DirectionEnum, SendBarredType } from '../messaging/index.js';

export const CallStateEnum = {
  STARTING: 'starting',
  RINGING_REP: 'ringing_rep',
  RINGING: 'ringing',
  IN_PROGRESS: 'in_progress',
  COMPLETED: 'completed',
  NO_ANSWER: 'no_answer',
  BUSY: 'busy',
  FAILED: 'failed',
  CANCELED: 'canceled',
  VOICEMAIL: 'voicemail',
  UNKNOWN: 'unknown',
} as const;
export type CallStateValue = (typeof CallStateEnum)[keyof typeof CallStateEnum];
registerEnumType(CallStateEnum, { name: 'CallState' });

/** `lead`, `user`, `dispositionLabel` and `recordingUrl` are loaded by the resolver. */
@ObjectType('Call')
export class CallType {
  @Field(() => ID) id: string;
  @Field(() => ID, { nullable: true }) taskId: string | null;
  @Field(() => DirectionEnum) direction: 'inbound' | 'outbound';
  @Field(() => CallStateEnum) state: CallStateValue;
  @Field(() => String) leadPhone: string;
  @Field(() => Boolean) recorded: boolean;
  @Field(() => Int, { nullable: true }) recordingSeconds: number | null;
  @Field(() => Date, { nullable: true }) noticeAt: Date | null;
  @Field(() => String, { nullable: true }) disposition: string | null;
  @Field(() => String, { nullable: true }) notes: string | null;
  @Field(() => String, { nullable: true }) errorMessage: string | null;
  @Field(() => Date) startedAt: Date;
  @Field(() => Date, { nullable: true }) answeredAt: Date | null;
  @Field(() => Date, { nullable: true }) endedAt: Date | null;
  @Field(() => Int, { nullable: true }) talkSeconds: number | null;
}

@InputType('StartCallInput')
export class StartCallInputType {
  @Field(() => ID) leadId: string;
  @Field(() => ID, { nullable: true }) taskId?: string | null;
  @Field(() => String, {
    nullable: true,
    description: "One of the lead's numbers; default: the first usable one.",
  })
  phone?: string | null;
  @Field(() => String, { nullable: true, description: 'Repeat with the same key and it is the same call.' })
  clientKey?: string | null;
  @Field(() => Boolean, {
    nullable: true,
    description: 'Record it, after a notice to the lead; default: no recording.',
  })
  record?: boolean | null;
}

@InputType('FinishCallInput')
export class FinishCallInputType {
  @Field(() => String) disposition: string;
  @Field(() => String, { nullable: true }) notes?: string | null;
}

export const StartCallResult = resultUnion(
  'StartCallResult',
  () => [CallType, InvalidInputType, NotFoundType, ConflictType, SendBarredType] as const,
);
export const CallResult = resultUnion(
  'CallResult',
  () => [CallType, InvalidInputType, NotFoundType, ConflictType] as const,
);
