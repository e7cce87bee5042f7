import { Inject, Module, type OnModuleInit } from '@nestjs/common';
import { PLATFORM, type Platform } from '../../platform/platform.js';
import { AgentsModule, CalendarPort } from '../agents/index.js';
import { EmailSeam, MessagingModule } from '../messaging/index.js';
import { agentsCalendar } from './agents-calendar.js';
import { CalendarJobs } from './calendar.jobs.js';
import {
  AppointmentsResolver,
  FreeSlotsResolver,
  LeadAppointmentsResolver,
  WorkingHoursResolver,
} from './calendar.resolver.js';
import { calendarParts } from './invite.js';

/** Meetings with leads: whose time is free, what was offered and booked, and the invitations. */
@Module({
  imports: [MessagingModule, AgentsModule],
  providers: [
    CalendarJobs,
    AppointmentsResolver,
    FreeSlotsResolver,
    WorkingHoursResolver,
    LeadAppointmentsResolver,
  ],
})
export class CalendarModule implements OnModuleInit {
  constructor(
    @Inject(PLATFORM) private readonly platform: Platform,
    @Inject(EmailSeam) private readonly seam: EmailSeam,
    @Inject(CalendarPort) private readonly port: CalendarPort,
  ) {}

  onModuleInit(): void {
    this.port.fill(agentsCalendar(this.platform));
    this.seam.registerCalendar(calendarParts);
  }
}
