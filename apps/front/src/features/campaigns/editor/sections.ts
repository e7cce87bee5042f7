import type { CampaignEditorChoicesQuery } from '@/gql/graphql';
import type { CampaignDraft } from './draft';
import type { SaveState } from './use-autosave';

/** The editor's sections in their order; the names stand in the URL. */
export const sections = ['audience', 'sequence', 'schedule', 'forecast'] as const;
export type SectionId = (typeof sections)[number];

export const sectionNames: Record<SectionId, string> = {
  audience: 'Audience',
  sequence: 'Sequence',
  schedule: 'Schedule',
  forecast: 'Forecast and launch',
};

export interface SectionProps {
  draft: CampaignDraft;
  change: (part: Partial<CampaignDraft>) => void;
  choices: CampaignEditorChoicesQuery | undefined;
  save: SaveState;
}

/** Where a problem of the launch is put right. */
export function sectionOf(problem: { code: string; path: readonly string[] | null }): SectionId {
  const where = `${(problem.path ?? []).join('.')} ${problem.code}`.toLowerCase();
  if (/step|sequence|\bbody|template|merge|brand|opt_out_wording|exit|\blink/.test(where)) return 'sequence';
  if (
    /window|hour|schedule|sender|number|pool|mailbox|domain|ten_dlc|10dlc|integration|e-?mail_setup/.test(
      where,
    )
  )
    return 'schedule';
  if (/confirm|forecast|canary/.test(where)) return 'forecast';
  return 'audience';
}
