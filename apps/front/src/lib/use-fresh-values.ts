import { useEffect } from 'react';
import type { FieldValues, Path, UseFormReturn } from 'react-hook-form';

/**
 * Fields that nobody has touched follow what comes from the server; what was typed stays until it is saved.
 * @param fresh the values as they are on the server; `form` began with them
 */
export function useFreshValues<T extends FieldValues>(form: UseFormReturn<T>, fresh: T): void {
  // Read while rendering: only then the form keeps count of what was touched.
  const { dirtyFields } = form.formState;
  const known = JSON.stringify(fresh);
  useEffect(() => {
    const touched = dirtyFields as Partial<Record<string, unknown>>;
    for (const [name, value] of Object.entries(JSON.parse(known) as T))
      if (!touched[name]) form.resetField(name as Path<T>, { defaultValue: value });
    // What is touched later must not bring old values back: only new ones of the server do.
  }, [known]);
}
