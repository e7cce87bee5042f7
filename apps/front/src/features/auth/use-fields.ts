'use client';
import { useRef, useState, type ChangeEvent, type FormEvent } from 'react';

/** Says what is wrong with a value, or nothing. */
export type Check = (value: string) => string | undefined;

type Errors<Name extends string> = Partial<Record<Name, string>>;

interface Refusals<Name extends string> {
  names: readonly Name[];
  /** Shows what the server says of a field and puts the focus there. */
  setError: (name: Name, error: { message: string }) => void;
}

/**
 * A form of a few text fields: checked when it is sent, and from then on while
 * it is corrected. The first field that is wrong gets the focus.
 *
 * @param onSubmit called with values that passed every check, and with what puts refusals at fields
 */
export function useFields<Name extends string>(
  checks: Record<Name, Check>,
  onSubmit: (values: Record<Name, string>, fields: Refusals<Name>) => Promise<void>,
) {
  const names = Object.keys(checks) as Name[];
  const [values, setValues] = useState(
    () => Object.fromEntries(names.map((name) => [name, ''])) as Record<Name, string>,
  );
  const [errors, setErrors] = useState<Errors<Name>>({});
  const [sent, setSent] = useState(false);
  const [busy, setBusy] = useState(false);
  const inputs = useRef(new Map<Name, HTMLInputElement>());

  const setError = (name: Name, { message }: { message: string }) => {
    setErrors((known) => ({ ...known, [name]: message }));
    inputs.current.get(name)?.focus();
  };

  const field = (name: Name) => ({
    name,
    value: values[name],
    ref: (input: HTMLInputElement | null) => {
      if (input) inputs.current.set(name, input);
      else inputs.current.delete(name);
    },
    onChange: (event: ChangeEvent<HTMLInputElement>) => {
      const { value } = event.target;
      setValues((known) => ({ ...known, [name]: value }));
      if (sent) setErrors((known) => ({ ...known, [name]: checks[name](value) }));
    },
  });

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    setSent(true);
    const found = checkAll(checks, values);
    setErrors(found);
    const first = names.find((name) => found[name]);
    if (first) {
      inputs.current.get(first)?.focus();
      return;
    }
    setBusy(true);
    try {
      await onSubmit(values, { names, setError });
    } finally {
      setBusy(false);
    }
  };

  return { values, errors, busy, field, submit: (event: FormEvent) => void submit(event) };
}

/** The problem of each field that has one. */
export function checkAll<Name extends string>(
  checks: Record<Name, Check>,
  values: Record<Name, string>,
): Errors<Name> {
  const found: Errors<Name> = {};
  for (const name of Object.keys(checks) as Name[]) {
    const problem = checks[name](values[name]);
    if (problem) found[name] = problem;
  }
  return found;
}
