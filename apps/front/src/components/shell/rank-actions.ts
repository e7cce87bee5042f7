import type { Action } from '@/lib/actions/types';

/** The actions that contain every typed word, those whose label starts with it first. */
export function rankActions(actions: readonly Action[], text: string): Action[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const first = words[0];
  if (first === undefined) return [...actions];
  const score = (action: Action): number => {
    const label = action.label.toLowerCase();
    const all = `${label} ${action.group} ${action.words ?? ''}`.toLowerCase();
    if (!words.every((word) => all.includes(word))) return -1;
    if (label.startsWith(first)) return 2;
    return label.includes(first) ? 1 : 0;
  };
  return actions
    .map((action) => ({ action, score: score(action) }))
    .filter((entry) => entry.score >= 0)
    .toSorted((a, b) => b.score - a.score)
    .map((entry) => entry.action);
}
