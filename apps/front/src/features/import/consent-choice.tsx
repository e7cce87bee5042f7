import { Banner, RadioGroup } from '@og/ui';
import { consentErrors, ConsentFields, type ConsentValues } from '@/components/consent-fields';

export type ConsentAnswer = 'stated' | 'none';

/** Asked outright: neither answer is chosen beforehand. */
export function ConsentChoice({
  answer,
  consent,
  showErrors,
  onAnswer,
  onConsent,
}: {
  answer: ConsentAnswer | null;
  consent: ConsentValues;
  showErrors: boolean;
  onAnswer: (answer: ConsentAnswer) => void;
  onConsent: (change: Partial<ConsentValues>) => void;
}) {
  return (
    <div className="flex max-w-150 flex-col gap-4">
      <RadioGroup
        label="Did these people agree to be contacted?"
        options={[
          {
            value: 'stated',
            label: 'Yes, and I can say where',
            hint: 'They can be texted once the other rules allow it.',
          },
          {
            value: 'none',
            label: 'No consent stated',
            hint: 'SMS stays blocked for these people until consent is recorded.',
          },
        ]}
        value={answer}
        onValueChange={onAnswer}
      />
      {answer === 'stated' ? (
        <ConsentFields
          values={consent}
          errors={(showErrors && consentErrors(consent)) || {}}
          onChange={onConsent}
        />
      ) : null}
      {answer === 'none' ? (
        <Banner tone="warn" announce>
          SMS stays blocked for these people, campaigns leave them out and say so. E-mail and calls follow
          their own rules.
        </Banner>
      ) : null}
    </div>
  );
}
