'use client';
import type { StepType } from '@/gql/graphql';
import type { DraftStep } from '../../steps/draft-step';
import { BranchForm } from './branch-form';
import { DelayField } from './delay-field';
import { EmailForm } from './email-form';
import type { StepFormProps } from './form-props';
import { HandoffForm } from './handoff-form';
import { MoveForm } from './move-form';
import { NextField } from './next-field';
import { SmsForm } from './sms-form';
import { SplitForm } from './split-form';
import { CallTaskForm, ManualTaskForm } from './task-form';
import { WaitForm } from './wait-form';

/** Everything of one step that can be changed; each type has its own form. */
export function StepForm(props: Omit<StepFormProps<StepType>, 'step'> & { step: DraftStep }) {
  const { step, index, steps, onChange } = props;
  return (
    <div className="flex flex-col gap-3">
      <DelayField step={step} index={index} onChange={onChange} />
      <OwnForm {...props} />
      {'next' in step.config || index + 1 < steps.length ? (
        <Onwards step={step} index={index} steps={steps} onChange={onChange} />
      ) : null}
    </div>
  );
}

type FormProps = Parameters<typeof StepForm>[0];

function OwnForm({ step, ...rest }: FormProps) {
  switch (step.type) {
    case 'SMS':
      return <SmsForm {...rest} step={step} />;
    case 'EMAIL':
      return <EmailForm {...rest} step={step} />;
    case 'CALL_TASK':
      return <CallTaskForm {...rest} step={step} />;
    case 'MANUAL_TASK':
      return <ManualTaskForm {...rest} step={step} />;
    case 'WAIT':
      return <WaitForm {...rest} step={step} />;
    case 'BRANCH':
      return <BranchForm {...rest} step={step} />;
    case 'SPLIT':
      return <SplitForm {...rest} step={step} />;
    case 'MOVE':
      return <MoveForm {...rest} step={step} />;
    case 'HANDOFF':
      return <HandoffForm {...rest} step={step} />;
  }
}

/** Only of steps that neither decide nor end. */
function Onwards({ step, index, steps, onChange }: Pick<FormProps, 'step' | 'index' | 'steps' | 'onChange'>) {
  switch (step.type) {
    case 'BRANCH':
    case 'SPLIT':
    case 'MOVE':
    case 'HANDOFF':
      return null;
    default:
      return (
        <NextField
          steps={steps}
          index={index}
          value={step.config.next}
          onChange={(next) => onChange({ config: { ...step.config, next } })}
        />
      );
  }
}
