import { useEffect, useRef } from 'react';
import type { FieldValues, Path, PathValue, UseFormReturn } from 'react-hook-form';

/**
 * Fields that nobody has touched follow what comes from the server; what was typed stays until it is saved.
 * @param fresh the values as they are on the server, texts, numbers and switches; `form` began with them
 */
export function useFreshValues<T extends FieldValues>(form: UseFormReturn<T>, fresh: T): void {
  const shown = useRef(fresh);
  const known = JSON.stringify(fresh);
  useEffect(() => {
    const now = JSON.parse(known) as T;
    const before = shown.current;
    shown.current = now;
    for (const name of Object.keys(now) as Path<T>[]) {
      const isTouched = form.getValues(name) !== before[name];
      if (now[name] !== before[name] && !isTouched)
        form.resetField(name, { defaultValue: now[name] as PathValue<T, Path<T>> });
    }
  }, [form, known]);
}
