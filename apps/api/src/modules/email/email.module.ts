import { Inject, Module, type OnModuleInit } from '@nestjs/common';
import { PLATFORM, type Platform } from '../../platform/platform.js';
import { EmailSeam, MessagingModule } from '../messaging/index.js';
import { composeEmail } from './compose-email.js';
import { loadEmailParts } from './load-email-parts.js';

/** Composes the e-mails among the messages that are about to leave. */
@Module({ imports: [MessagingModule] })
export class EmailModule implements OnModuleInit {
  constructor(
    @Inject(PLATFORM) private readonly platform: Platform,
    @Inject(EmailSeam) private readonly seam: EmailSeam,
  ) {}

  onModuleInit(): void {
    const { platform } = this;
    this.seam.register(async (tx, rows) => {
      const parts = await loadEmailParts(
        tx,
        rows.map((row) => row.ledgerId),
      );
      return new Map(
        rows.flatMap(({ ledgerId, attempt }) => {
          const found = parts.get(ledgerId);
          return found ? [[ledgerId, composeEmail(platform, found, attempt)] as const] : [];
        }),
      );
    });
  }
}
