import type { SettingsInboxFieldsFragment, UpdateInboxSettingsInput } from '../../../gql/graphql';
import { weekProblem, type WeekSpan } from '../../../components/week-hours';

/** The settings as they stand in the form: minutes are text, empty for no promise. */
export interface RulesDraft {
  assignment: SettingsInboxFieldsFragment['assignment'];
  assigneeIds: readonly string[];
  slaHotMinutes: string;
  slaMinutes: string;
  escalateMinutes: string;
  /** Null: every hour counts. */
  hours: { zone: string; days: readonly WeekSpan[] } | null;
}

/** What somebody has changed and not saved yet. */
export interface RulesEdit {
  parts: Partial<RulesDraft>;
  /** The version of the settings when that began; null: the one that is shown. */
  seen: string | null;
}

export interface RulesProblems {
  slaHotMinutes?: string;
  slaMinutes?: string;
  escalateMinutes?: string;
  hours?: string;
}

/**
 * The form as it begins.
 *
 * @param people whom the form offers: who takes part no more is not saved again unseen
 */
export function draftOfRules(
  settings: SettingsInboxFieldsFragment,
  people: readonly { id: string }[],
): RulesDraft {
  return {
    assignment: settings.assignment,
    assigneeIds: settings.assigneeIds.filter((id) => people.some((one) => one.id === id)),
    slaHotMinutes: settings.slaHotMinutes === null ? '' : String(settings.slaHotMinutes),
    slaMinutes: settings.slaMinutes === null ? '' : String(settings.slaMinutes),
    escalateMinutes: String(settings.escalateMinutes),
    hours: settings.businessHours && {
      zone: settings.businessHours.zone,
      days: settings.businessHours.days.map(({ weekday, from, to }) => ({ weekday, from, to })),
    },
  };
}

/**
 * What was changed before, and this part, too.
 *
 * @param version of the settings that are shown
 */
export function withPart(edit: RulesEdit | null, part: Partial<RulesDraft>, version: string): RulesEdit {
  return { parts: { ...edit?.parts, ...part }, seen: edit?.seen ?? version };
}

/** What is left to save when `saved` was: what was changed while it was under way. */
export function afterSave(edit: RulesEdit | null, saved: RulesEdit | null): RulesEdit | null {
  return edit === saved ? null : edit && lookedAgain(edit);
}

/** The settings as they are shown from now on are the ones that were seen. */
export function lookedAgain(edit: RulesEdit): RulesEdit {
  return { ...edit, seen: null };
}

const week = 7 * 24 * 60;

/** Whole minutes of at most a week; null for nothing; undefined for what is neither. */
function minutes(text: string): number | null | undefined {
  const typed = text.trim();
  if (typed === '') return null;
  const value = /^\d+$/.test(typed) ? Number(typed) : 0;
  return value >= 1 && value <= week ? value : undefined;
}

const words = 'Enter whole minutes, 1 to 10,080 (a week).';

/** What is saved, or what is wrong with it in words. */
export function rulesInput(
  draft: RulesDraft,
): { input: UpdateInboxSettingsInput } | { problems: RulesProblems } {
  const hot = minutes(draft.slaHotMinutes);
  const normal = minutes(draft.slaMinutes);
  const escalate = minutes(draft.escalateMinutes);
  const wrongWeek = draft.hours ? weekProblem(draft.hours.days) : null;
  const noHours = draft.hours?.days.length === 0 ? 'Open at least one day, or let every hour count.' : null;
  if (hot === undefined || normal === undefined || !escalate || wrongWeek || noHours)
    return {
      problems: {
        ...(hot === undefined ? { slaHotMinutes: words } : {}),
        ...(normal === undefined ? { slaMinutes: words } : {}),
        ...(escalate ? {} : { escalateMinutes: words }),
        ...(wrongWeek || noHours ? { hours: wrongWeek ?? noHours ?? '' } : {}),
      },
    };
  return {
    input: {
      assignment: draft.assignment,
      assigneeIds: [...draft.assigneeIds],
      slaHotMinutes: hot,
      slaMinutes: normal,
      escalateMinutes: escalate,
      businessHours: draft.hours && { zone: draft.hours.zone, days: [...draft.hours.days] },
    },
  };
}
