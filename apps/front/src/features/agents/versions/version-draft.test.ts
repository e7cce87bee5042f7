import { expect, it } from 'vitest';
import { versionInput, type VersionDraft } from './version-draft';

const draft: VersionDraft = {
  displayName: ' Gianna ',
  warmth: 4,
  formality: 2,
  brevity: 4,
  directness: 3,
  signature: ' ',
  goal: 'Open the conversation.',
  prompt: 'Be brief.',
  model: '',
  maxSegments: '2',
  maxRebuttals: '3',
  minConfidence: '80',
  bannedWords: 'guarantee, free money',
  allowedLinks: '',
  languages: 'en, es',
  note: '',
};

it('makes numbers and lists of what was typed', () => {
  expect(versionInput(draft)).toEqual({
    input: {
      persona: {
        displayName: 'Gianna',
        warmth: 4,
        formality: 2,
        brevity: 4,
        directness: 3,
        signature: null,
      },
      goal: 'Open the conversation.',
      prompt: 'Be brief.',
      policy: {
        maxSegments: 2,
        maxRebuttals: 3,
        minConfidence: 0.8,
        bannedWords: ['guarantee', 'free money'],
        allowedLinks: [],
        languages: ['en', 'es'],
      },
      model: null,
      note: null,
    },
  });
});

it.each([
  [{ maxSegments: '0' }, 'maxSegments'],
  [{ maxRebuttals: '4' }, 'maxRebuttals'],
  [{ minConfidence: '49' }, 'minConfidence'],
  [{ minConfidence: '80 %' }, 'minConfidence'],
  [{ languages: ' , ' }, 'languages'],
  [{ prompt: ' ' }, 'prompt'],
  [{ goal: '' }, 'goal'],
  [{ displayName: '' }, 'displayName'],
])('%o is refused at its field', (change, field) => {
  const result = versionInput({ ...draft, ...change });
  expect('problems' in result ? Object.keys(result.problems) : []).toEqual([field]);
});
