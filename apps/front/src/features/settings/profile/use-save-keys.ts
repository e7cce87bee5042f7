'use client';
import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { UpdateProfileDocument } from '@/gql/graphql';
import { saveKeySettings, type KeySettings } from '@/lib/actions/key-settings';
import { refusal } from '@/lib/apollo/refusal';
import { useMe } from '@/lib/session/use-me';

/** Changes the keys at once in this browser, and in the profile for all others. */
export function useSaveKeys() {
  const { me } = useMe();
  const [update] = useMutation(UpdateProfileDocument, { refetchQueries: ['Me'] });
  const [problem, setProblem] = useState<string | null>(null);
  return {
    problem,
    save: (next: KeySettings) => {
      saveKeySettings(next);
      const keyBindings = { disabled: !next.singleKeys, keys: next.remapped };
      const name = me?.user.name ?? '';
      void refusal(async () => {
        const { data } = await update({ variables: { input: { name, keyBindings } } });
        return data?.updateProfile;
      }).then((why) => setProblem(why && `Kept in this browser only: ${why}`));
    },
  };
}
