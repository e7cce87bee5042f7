import { z } from 'zod';

const id = z.uuid();
/** Every payload carries its version and the team that it works for; ids only, never content. */
const teamJob = { v: z.literal(1), teamId: id };

/** The queues, named as the deployment papers name them. */
export const QUEUES = ['lead', 'campaign', 'campaign-sequence'] as const;
export type QueueName = (typeof QUEUES)[number];

/**
 * Every job of the system: `<queue>/<name>` and the schema of its payload. The API refuses to boot when one
 * has no handler or two.
 */
export const JOBS = {
  'lead/import-leads': z.object({ ...teamJob, importId: id }),
  'lead/undo-import': z.object({ ...teamJob, importId: id }),
  'lead/sweep-imports': z.object({ v: z.literal(1) }),
  /** Files of imports that ended long ago are deleted from storage. */
  'lead/purge-files': z.object({ v: z.literal(1) }),
  'lead/import-dnc': z.object({ ...teamJob, importId: id }),
  'lead/sweep-dnc-imports': z.object({ v: z.literal(1) }),
  /** What an inbound message means, once its webhook was answered. */
  'lead/understand': z.object({ ...teamJob, messageId: id }),
  'lead/sort-buckets': z.object({ ...teamJob }),
  'lead/sweep-inbox': z.object({ v: z.literal(1) }),
  /** A message was understood: an agent answers it, if one is to. */
  'lead/answer': z.object({ ...teamJob, messageId: id }),
  /** A sequence handed a lead to an agent: it writes the first message. */
  'lead/open': z.object({ ...teamJob, leadId: id }),
  'lead/brief': z.object({ ...teamJob, leadId: id }),
  'lead/rehearse': z.object({ ...teamJob, rehearsalId: id }),
  'lead/sweep-drafts': z.object({ v: z.literal(1) }),
  /** The day has come to look whether a lead is still silent. */
  'lead/follow-up': z.object({ ...teamJob, followUpId: id }),
  'lead/sweep-agents': z.object({ v: z.literal(1) }),
  /** A vendor has the recording of a call: it is taken over into the team's storage. */
  'lead/fetch-recording': z.object({ ...teamJob, callId: id }),
  'lead/sweep-calls': z.object({ v: z.literal(1) }),
  /** The message of a draft left, or never will: what becomes of the time that the draft takes. */
  'lead/settle-booking': z.object({ ...teamJob, draftId: id }),
  /** The message of a draft left, or never will: to whom it hands over, and when the agent writes again. */
  'lead/settle-draft': z.object({ ...teamJob, draftId: id }),
  'campaign/launch': z.object({ ...teamJob, campaignId: id }),
  /** A large campaign was archived: more of its runs are ended. */
  'campaign/end-archived': z.object({ ...teamJob, campaignId: id }),
  /** A team has ready messages: one batch of them. Lanes let batches of one team overlap. */
  'campaign/drain': z.object({ ...teamJob, lane: z.number().int().min(0).max(15) }),
  'campaign/sweep-ledger': z.object({ v: z.literal(1) }),
  'campaign/move-sends': z.object({ ...teamJob }),
  'campaign/check-senders': z.object({ v: z.literal(1) }),
  'campaign/check-accounts': z.object({ v: z.literal(1) }),
  /** Texts and calls of our numbers must come here, whatever was changed at the vendor. */
  'campaign/check-numbers': z.object({ v: z.literal(1) }),
  'campaign/refresh-registrations': z.object({ v: z.literal(1) }),
  'campaign/reconcile': z.object({ ...teamJob, integrationId: id }),
  'campaign/reconcile-due': z.object({ v: z.literal(1) }),
  'campaign/poll-signalhouse': z.object({ v: z.literal(1) }),
  'campaign/watch-canaries': z.object({ v: z.literal(1) }),
  'campaign/score-forecasts': z.object({ v: z.literal(1) }),
  'campaign-sequence/plan': z.object({ ...teamJob, campaignId: id }),
  'campaign-sequence/plan-due': z.object({ v: z.literal(1) }),
  'campaign-sequence/check-experiments': z.object({ v: z.literal(1) }),
  'campaign-sequence/handle-reply': z.object({ ...teamJob, messageId: id }),
} as const;

export type JobName = keyof typeof JOBS;
export type JobPayload<N extends JobName> = z.infer<(typeof JOBS)[N]>;

/**
 * Jobs that nothing else would find again: no sweeper can tell from the team's rows that they are owed. They stay in the
 * outbox until they are done.
 */
export const KEPT_JOBS: ReadonlySet<JobName> = new Set([
  'lead/open',
  'lead/brief',
  'lead/fetch-recording',
  'lead/settle-draft',
  'lead/sort-buckets',
  'campaign-sequence/handle-reply',
]);

/** How often a job is tried. Drains are tried once: the ledger owns the retries of sends. */
export const JOB_ATTEMPTS: Record<JobName, number> = {
  'lead/import-leads': 5,
  'lead/undo-import': 5,
  'lead/sweep-imports': 1,
  'lead/purge-files': 1,
  'lead/import-dnc': 5,
  'lead/sweep-dnc-imports': 1,
  'lead/understand': 5,
  'lead/sort-buckets': 5,
  'lead/sweep-inbox': 1,
  'lead/answer': 5,
  'lead/open': 5,
  'lead/brief': 3,
  'lead/rehearse': 5,
  'lead/sweep-drafts': 1,
  'lead/follow-up': 5,
  'lead/sweep-agents': 1,
  'lead/fetch-recording': 10,
  'lead/sweep-calls': 1,
  'lead/settle-booking': 5,
  'lead/settle-draft': 5,
  'campaign/launch': 10,
  'campaign/end-archived': 5,
  'campaign/drain': 1,
  'campaign/sweep-ledger': 1,
  'campaign/move-sends': 5,
  'campaign/check-senders': 1,
  'campaign/check-accounts': 1,
  'campaign/check-numbers': 1,
  'campaign/refresh-registrations': 1,
  'campaign/reconcile': 1,
  'campaign/reconcile-due': 1,
  'campaign/poll-signalhouse': 1,
  'campaign/watch-canaries': 1,
  'campaign/score-forecasts': 1,
  'campaign-sequence/plan': 10,
  'campaign-sequence/plan-due': 1,
  'campaign-sequence/check-experiments': 1,
  'campaign-sequence/handle-reply': 5,
};

/** Jobs that come back by themselves, with their period in milliseconds. */
export const SCHEDULES = {
  'lead/sweep-imports': 15_000,
  'lead/purge-files': 60 * 60_000,
  'lead/sweep-dnc-imports': 60_000,
  'lead/sweep-drafts': 10_000,
  'lead/sweep-agents': 30_000,
  'lead/sweep-inbox': 2_000,
  'lead/sweep-calls': 5_000,
  'campaign/sweep-ledger': 2_000,
  'campaign/check-senders': 60_000,
  'campaign/check-accounts': 15_000,
  'campaign/check-numbers': 24 * 60 * 60_000,
  'campaign/refresh-registrations': 15 * 60_000,
  'campaign/reconcile-due': 10_000,
  'campaign/poll-signalhouse': 15_000,
  'campaign/watch-canaries': 5_000,
  'campaign/score-forecasts': 60_000,
  'campaign-sequence/plan-due': 2_000,
  'campaign-sequence/check-experiments': 60_000,
} as const satisfies Partial<Record<JobName, number>>;

/** The queue of a job. */
export function queueOf(name: JobName): QueueName {
  return name.slice(0, name.indexOf('/')) as QueueName;
}
