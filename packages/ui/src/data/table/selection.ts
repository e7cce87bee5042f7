/**
 * What is selected in a list. `all` stands for every row the server's
 * predicate matches, loaded or not, less the ids in `except`.
 */
export type Selection = { all: false; ids: ReadonlySet<string> } | { all: true; except: ReadonlySet<string> };

export const noSelection: Selection = { all: false, ids: new Set() };
export const allSelected: Selection = { all: true, except: new Set() };

export function isSelected(selection: Selection, id: string): boolean {
  return selection.all ? !selection.except.has(id) : selection.ids.has(id);
}

/** How many rows are selected; `total` is the server's count of matching rows. */
export function selectedCount(selection: Selection, total: number): number {
  return selection.all ? Math.max(0, total - selection.except.size) : selection.ids.size;
}

/** The selection with `ids` switched on or off. */
export function withSelected(selection: Selection, ids: readonly string[], on: boolean): Selection {
  if (selection.all) {
    const except = new Set(selection.except);
    for (const id of ids) {
      if (on) except.delete(id);
      else except.add(id);
    }
    return { all: true, except };
  }
  const next = new Set(selection.ids);
  for (const id of ids) {
    if (on) next.add(id);
    else next.delete(id);
  }
  return { all: false, ids: next };
}
