import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { UserType } from '../../../platform/graphql/user.types.js';
import type { PresenceState } from '../../../platform/realtime/presence-store.js';

export const PresenceStateEnum = {
  VIEWING: 'viewing',
  TYPING: 'typing',
} as const satisfies Record<string, PresenceState>;
registerEnumType(PresenceStateEnum, { name: 'PresenceState' });

@ObjectType('Presence')
export class PresenceType {
  @Field(() => UserType) user: UserType;
  @Field(() => PresenceStateEnum) state: PresenceState;
  @Field(() => Boolean, { description: 'Holds the send lock.' }) sending: boolean;
  @Field(() => Date) since: Date;
}

@ObjectType('SendLock')
export class SendLockType {
  @Field(() => ID) conversationId: string;
  @Field(() => UserType) holder: UserType;
  @Field(() => Date) until: Date;
  @Field(() => Boolean) mine: boolean;
}
