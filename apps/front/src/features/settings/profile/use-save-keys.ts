'use client';
import { useMutation } from '@apollo/client/react';
import { useRef, useState } from 'react';
import { UpdateProfileDocument } from '@/gql/graphql';
import { saveKeySettings, type KeySettings } from '@/lib/actions/key-settings';
import { refusal } from '@/lib/apollo/refusal';

/** Changes the keys at once in this browser, and in the profile for all others. */
export function useSaveKeys() {
  const [update] = useMutation(UpdateProfileDocument, { refetchQueries: ['Me'] });
  const [problem, setProblem] = useState<string | null>(null);
  // One after the other: what was chosen last is what stays.
  const before = useRef<Promise<unknown>>(Promise.resolve());
  return {
    problem,
    save: (next: KeySettings) => {
      saveKeySettings(next);
      const keyBindings = { disabled: !next.singleKeys, keys: next.remapped };
      before.current = before.current
        .then(() =>
          refusal(async () => {
            const { data } = await update({ variables: { input: { keyBindings } } });
            return data?.updateProfile;
          }),
        )
        .then((why) => setProblem(why && `Kept in this browser only: ${why}`));
    },
  };
}
