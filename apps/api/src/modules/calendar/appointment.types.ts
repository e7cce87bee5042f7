import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { AgentSlugEnum, type AgentSlugValue } from '../../platform/graphql/shared-enums.js';
import { resultUnion } from '../../platform/graphql/union.js';
import { ConflictType, InvalidInputType, NotFoundType } from '../../platform/graphql/user-error.types.js';
import { UserType } from '../../platform/graphql/user.types.js';
import { WeekHoursInputType, WeekHoursType } from '../../platform/graphql/week-hours.types.js';

export const AppointmentStateEnum = {
  HELD: 'held',
  BOOKED: 'booked',
  CANCELED: 'canceled',
  DONE: 'done',
  NO_SHOW: 'no_show',
  EXPIRED: 'expired',
} as const;
export type AppointmentStateValue = (typeof AppointmentStateEnum)[keyof typeof AppointmentStateEnum];
registerEnumType(AppointmentStateEnum, { name: 'AppointmentState' });

/** `lead`, `owner`, `brief` and `invitationState` are loaded by the resolver. */
@ObjectType('Appointment')
export class AppointmentType {
  @Field(() => ID) id: string;
  @Field(() => AppointmentStateEnum) state: AppointmentStateValue;
  @Field(() => Date) startsAt: Date;
  @Field(() => Date) endsAt: Date;
  @Field(() => String, { description: "The lead's zone, in which it was offered." }) zone: string;
  @Field(() => String) title: string;
  @Field(() => String, { nullable: true }) notes: string | null;
  @Field(() => Date, {
    nullable: true,
    description:
      'When an offer ends. A held time without it was taken: it is booked when the answer has left.',
  })
  holdExpiresAt: Date | null;
  @Field(() => AgentSlugEnum, { nullable: true }) agent: AgentSlugValue | null;
  @Field(() => String, { nullable: true }) cancelReason: string | null;
  @Field(() => Date) createdAt: Date;
}

@InputType('BookAppointmentInput')
export class BookAppointmentInputType {
  @Field(() => ID) leadId: string;
  @Field(() => ID, { nullable: true }) ownerId?: string | null;
  @Field(() => Date) startsAt: Date;
  @Field(() => Int, { nullable: true }) minutes?: number | null;
  @Field(() => String, { nullable: true }) title?: string | null;
  @Field(() => String, { nullable: true }) notes?: string | null;
  @Field(() => ID, { nullable: true }) holdId?: string | null;
}

export const AppointmentResult = resultUnion(
  'AppointmentResult',
  () => [AppointmentType, InvalidInputType, NotFoundType, ConflictType] as const,
);

@ObjectType('FreeSlot')
export class FreeSlotType {
  @Field(() => Date) startsAt: Date;
  @Field(() => Date) endsAt: Date;
  @Field(() => UserType) owner: UserType;
  @Field(() => String, { description: "In the lead's zone, as a person reads it." }) words: string;
}

@ObjectType('WorkingHours')
export class WorkingHoursType {
  @Field(() => UserType) user: UserType;
  @Field(() => WeekHoursType) hours: WeekHoursType;
  @Field(() => Int) slotMinutes: number;
  @Field(() => Int) bufferMinutes: number;
  @Field(() => Int) noticeMinutes: number;
  @Field(() => Int) horizonDays: number;
  @Field(() => Boolean) bookable: boolean;
}

@InputType('WorkingHoursInput')
export class WorkingHoursInputType {
  @Field(() => ID, { nullable: true }) userId?: string | null;
  @Field(() => WeekHoursInputType) hours: WeekHoursInputType;
  @Field(() => Int) slotMinutes: number;
  @Field(() => Int) bufferMinutes: number;
  @Field(() => Int) noticeMinutes: number;
  @Field(() => Int) horizonDays: number;
  @Field(() => Boolean) bookable: boolean;
}

export const SaveWorkingHoursResult = resultUnion(
  'SaveWorkingHoursResult',
  () => [WorkingHoursType, InvalidInputType, NotFoundType] as const,
);
