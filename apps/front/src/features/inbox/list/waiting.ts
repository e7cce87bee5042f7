import { formatDuration } from '../../../lib/format';

/**
 * Age of a reply against its promised answer time.
 *
 * @param now the API's time
 * @returns `late` when the promise is broken; `text` says by how much, or what is left
 */
export function waiting(slaDueAt: string | null, now: Date): { late: boolean; text: string } | null {
  if (!slaDueAt) return null;
  const minutes = Math.round((new Date(slaDueAt).getTime() - now.getTime()) / 60_000);
  const words = roughly(Math.abs(minutes));
  return minutes < 0 ? { late: true, text: `${words} late` } : { late: false, text: `${words} left` };
}

/** Hours from two hours on, days from two days on: a glance does not need minutes. */
function roughly(minutes: number): string {
  if (minutes >= 48 * 60) return `${Math.round(minutes / (24 * 60))} days`;
  return formatDuration(minutes >= 120 ? Math.round(minutes / 60) * 3600 : minutes * 60);
}
