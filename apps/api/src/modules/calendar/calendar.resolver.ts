import { Inject } from '@nestjs/common';
import { ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { users } from '@og/db';
import { inArray } from 'drizzle-orm';
import { CurrentCtx, Requires } from '../../platform/auth/access.decorators.js';
import type { Ctx } from '../../platform/ctx.js';
import { Arg } from '../../platform/graphql/arg.js';
import { UserType } from '../../platform/graphql/user.types.js';
import { PLATFORM, type Platform } from '../../platform/platform.js';
import { BriefType, briefsById, newestBriefs } from '../agents/index.js';
import { LeadType, loadBatched, loadLeads } from '../leads/index.js';
import { MessageStateEnum, type MessageStateValue } from '../messaging/index.js';
import {
  AppointmentResult,
  AppointmentStateEnum,
  AppointmentType,
  BookAppointmentInputType,
  FreeSlotType,
  SaveWorkingHoursResult,
  WorkingHoursInputType,
  WorkingHoursType,
  type AppointmentStateValue,
} from './appointment.types.js';
import type { AppointmentView } from './appointment.view.js';
import {
  appointmentsOfLeads,
  findAppointment,
  listAppointments,
  messageStates,
} from './appointments.queries.js';
import { bookAppointment } from './book-appointment.js';
import { cancelAppointment, rescheduleAppointment, settleAppointment } from './change-appointment.js';
import { listFreeSlots, type FreeSlotView } from './free-slots.queries.js';
import { readWorkingHours, saveWorkingHours, type WorkingHoursView } from './working-hours.js';

/** People of the team, as other members see them; the same batch for all fields of an answer. */
async function member(platform: Platform, ctx: Ctx, userId: string): Promise<UserType> {
  const found = await loadBatched(ctx, 'calendar.member', userId, async (ids) => {
    const columns = { id: users.id, email: users.email, name: users.name, createdAt: users.createdAt };
    const rows = await platform.database.withTeam(
      ctx.teamId,
      (tx) => tx.db.select(columns).from(users).where(inArray(users.id, ids)),
      { readOnly: true },
    );
    return new Map(rows.map((row) => [row.id, row]));
  });
  // Who left the team stays named in what was.
  return found ?? { id: userId, email: '', name: 'Former member', createdAt: new Date(0) };
}

@Resolver(() => AppointmentType)
export class AppointmentsResolver {
  constructor(@Inject(PLATFORM) private readonly platform: Platform) {}

  @Requires('calendar.read')
  @Query(() => [AppointmentType])
  appointments(
    @CurrentCtx() ctx: Ctx,
    @Arg('from', () => Date) from: Date,
    @Arg('to', () => Date) to: Date,
    @Arg('ownerId', () => ID, { nullable: true }) ownerId: string | null,
  ) {
    return listAppointments(this.platform, ctx, { from, to, ownerId });
  }

  @Requires('calendar.read')
  @Query(() => AppointmentType, { nullable: true })
  appointment(@CurrentCtx() ctx: Ctx, @Arg('id', () => ID) id: string) {
    return findAppointment(this.platform, ctx, id);
  }

  @Requires('calendar.manage')
  @Mutation(() => AppointmentResult)
  bookAppointment(
    @CurrentCtx() ctx: Ctx,
    @Arg('input', () => BookAppointmentInputType) input: BookAppointmentInputType,
  ) {
    return bookAppointment(this.platform, ctx, input);
  }

  @Requires('calendar.manage')
  @Mutation(() => AppointmentResult)
  rescheduleAppointment(
    @CurrentCtx() ctx: Ctx,
    @Arg('id', () => ID) id: string,
    @Arg('startsAt', () => Date) startsAt: Date,
  ) {
    return rescheduleAppointment(this.platform, ctx, id, startsAt);
  }

  @Requires('calendar.manage')
  @Mutation(() => AppointmentResult)
  cancelAppointment(
    @CurrentCtx() ctx: Ctx,
    @Arg('id', () => ID) id: string,
    @Arg('reason', () => String) reason: string,
  ) {
    return cancelAppointment(this.platform, ctx, id, reason);
  }

  @Requires('calendar.manage')
  @Mutation(() => AppointmentResult)
  settleAppointment(
    @CurrentCtx() ctx: Ctx,
    @Arg('id', () => ID) id: string,
    @Arg('state', () => AppointmentStateEnum) state: AppointmentStateValue,
  ) {
    return settleAppointment(this.platform, ctx, id, state);
  }

  @ResolveField('lead', () => LeadType)
  lead(@Parent() appointment: AppointmentView, @CurrentCtx() ctx: Ctx) {
    return loadBatched(ctx, 'appointment.lead', appointment.leadId, (ids) =>
      loadLeads(this.platform, ctx, ids, { deletedToo: true }),
    );
  }

  @ResolveField('owner', () => UserType)
  owner(@Parent() appointment: AppointmentView, @CurrentCtx() ctx: Ctx) {
    return member(this.platform, ctx, appointment.ownerId);
  }

  @ResolveField('brief', () => BriefType, { nullable: true })
  async brief(@Parent() { briefId, leadId }: AppointmentView, @CurrentCtx() ctx: Ctx) {
    const named = briefId
      ? await loadBatched(ctx, 'appointment.brief', briefId, (ids) =>
          this.read(ctx, (tx) => briefsById(tx, ids)),
        )
      : null;
    return (
      named ??
      (await loadBatched(ctx, 'appointment.newestBrief', leadId, (ids) =>
        this.read(ctx, (tx) => newestBriefs(tx, ids)),
      )) ??
      null
    );
  }

  @ResolveField('invitationState', () => MessageStateEnum, { nullable: true })
  async invitationState(
    @Parent() { invitationMessageId }: AppointmentView,
    @CurrentCtx() ctx: Ctx,
  ): Promise<MessageStateValue | null> {
    if (!invitationMessageId) return null;
    const state = await loadBatched(ctx, 'appointment.invitation', invitationMessageId, (ids) =>
      this.read(ctx, (tx) => messageStates(tx, ids)),
    );
    return (state as MessageStateValue | undefined) ?? null;
  }

  private read<T>(ctx: Ctx, work: Parameters<typeof this.platform.database.withTeam<T>>[1]): Promise<T> {
    return this.platform.database.withTeam(ctx.teamId, work, { readOnly: true });
  }
}

/** Free times, each with its owner. */
@Resolver(() => FreeSlotType)
export class FreeSlotsResolver {
  constructor(@Inject(PLATFORM) private readonly platform: Platform) {}

  @Requires('calendar.read')
  @Query(() => [FreeSlotType])
  freeSlots(
    @CurrentCtx() ctx: Ctx,
    @Arg('leadId', () => ID, { nullable: true }) leadId: string | null,
    @Arg('ownerId', () => ID, { nullable: true }) ownerId: string | null,
    @Arg('from', () => Date, { nullable: true }) from: Date | null,
    @Arg('days', () => Int, { nullable: true }) days: number | null,
  ) {
    return listFreeSlots(this.platform, ctx, { leadId, ownerId, from, days });
  }

  @ResolveField('owner', () => UserType)
  owner(@Parent() slot: FreeSlotView, @CurrentCtx() ctx: Ctx) {
    return member(this.platform, ctx, slot.ownerId);
  }
}

/** Working hours, each with its member. */
@Resolver(() => WorkingHoursType)
export class WorkingHoursResolver {
  constructor(@Inject(PLATFORM) private readonly platform: Platform) {}

  @Requires('calendar.read')
  @Query(() => WorkingHoursType)
  workingHours(@CurrentCtx() ctx: Ctx, @Arg('userId', () => ID, { nullable: true }) userId: string | null) {
    return readWorkingHours(this.platform, ctx, userId);
  }

  @Requires('calendar.manage')
  @Mutation(() => SaveWorkingHoursResult)
  saveWorkingHours(
    @CurrentCtx() ctx: Ctx,
    @Arg('input', () => WorkingHoursInputType) input: WorkingHoursInputType,
  ) {
    return saveWorkingHours(this.platform, ctx, input);
  }

  @ResolveField('user', () => UserType)
  user(@Parent() hours: WorkingHoursView, @CurrentCtx() ctx: Ctx) {
    return member(this.platform, ctx, hours.userId);
  }
}

/** Meetings of a lead, and what should be known before one. */
@Resolver(() => LeadType)
export class LeadAppointmentsResolver {
  constructor(@Inject(PLATFORM) private readonly platform: Platform) {}

  @ResolveField('appointments', () => [AppointmentType])
  async appointments(@Parent() lead: { id: string }, @CurrentCtx() ctx: Ctx) {
    return (
      (await loadBatched(ctx, 'lead.appointments', lead.id, (ids) =>
        this.platform.database.withTeam(ctx.teamId, (tx) => appointmentsOfLeads(tx, ids), { readOnly: true }),
      )) ?? []
    );
  }

  @ResolveField('brief', () => BriefType, { nullable: true })
  async brief(@Parent() lead: { id: string }, @CurrentCtx() ctx: Ctx) {
    return (
      (await loadBatched(ctx, 'lead.brief', lead.id, (ids) =>
        this.platform.database.withTeam(ctx.teamId, (tx) => newestBriefs(tx, ids), { readOnly: true }),
      )) ?? null
    );
  }
}
