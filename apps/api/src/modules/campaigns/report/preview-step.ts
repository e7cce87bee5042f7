import { formatPhone, measureSms, renderTemplate } from '@og/core';
import { z } from 'zod';
import { requirePermission, type Ctx } from '../../../platform/ctx.js';
import { AppError } from '../../../platform/errors/app-error.js';
import type { Platform } from '../../../platform/platform.js';
import { displayName, leadFilterSchema } from '../../leads/index.js';
import { audienceBatch, audienceFilter, type AudienceLead } from '../audience/audience-leads.js';
import { composeText, mergeValues, type ComposedText } from '../audience/compose-text.js';
import { planContext } from '../audience/plan-context.js';

export interface StepPreview {
  leadId: string;
  leadName: string;
  /** The text as this lead would get it; null when it cannot be sent. */
  text: string | null;
  segments: number | null;
  encoding: string | null;
  problem: string | null;
}

const inputSchema = z.object({
  body: z.string().max(100_000),
  channel: z.enum(['sms', 'email']).nullish(),
  filter: leadFilterSchema.nullish(),
  segmentId: z.uuid().nullish(),
  count: z.number().int().min(1).max(20).nullish(),
});

/** A text rendered for real leads of the audience, five unless the client asks otherwise. @throws AppError BAD_USER_INPUT */
export async function previewStep(
  deps: Pick<Platform, 'database' | 'clock' | 'vault'>,
  ctx: Ctx,
  input: unknown,
): Promise<StepPreview[]> {
  requirePermission(ctx, 'campaigns.read');
  const parsed = inputSchema.safeParse(input);
  if (!parsed.success)
    throw new AppError('BAD_USER_INPUT', parsed.error.issues[0]?.message ?? 'The input cannot be used.');
  const { body, filter, segmentId, count, channel } = parsed.data;
  return deps.database.withTeam(
    ctx.teamId,
    async (tx) => {
      const now = deps.clock.now();
      const audience = await audienceFilter(tx, { segment_id: segmentId ?? null, filter: filter ?? {} });
      if (!audience) throw new AppError('NOT_FOUND', 'There is no such segment in this team.');
      const context = await planContext(tx, now, null);
      const leads = await audienceBatch(tx, deps.vault, now, audience, null, count ?? 5);
      return leads.map((lead) => {
        const asEmail = channel === 'email';
        const composed = asEmail ? fillIn(body, lead) : composeText(body, lead, context, !lead.ever_sent);
        const measure = composed.ok && !asEmail ? measureSms(composed.text) : null;
        const phone = lead.phones[0]?.phone;
        const leadName = displayName(
          { firstName: lead.first_name, lastName: lead.last_name, company: lead.company },
          phone ? formatPhone(phone) : null,
          lead.email,
        );
        return {
          leadId: lead.id,
          leadName,
          text: composed.ok ? composed.text : null,
          segments: measure?.segments ?? null,
          encoding: measure?.encoding ?? null,
          problem: composed.ok ? null : composed.detail,
        };
      });
    },
    { readOnly: true },
  );
}

/** Subject or words of an e-mail with the lead's own values; header and footer are not part of it. */
function fillIn(body: string, lead: AudienceLead): ComposedText {
  const rendered = renderTemplate(body, mergeValues(lead));
  if (rendered.ok) return rendered;
  const detail = `No value and no fallback for ${rendered.missing.join(', ')}.`;
  return { ok: false, reason: 'missing_value', detail };
}
