'use client';
import { Banner, Checkbox, Field, Input, RadioGroup, Section } from '@og/ui';
import type { QuietHoursProfile, SendWindowInput } from '@/gql/graphql';
import type { SectionProps } from './sections';
import { SendersSection } from './senders-section';

/** ISO weekdays. */
const weekdays = [
  { day: 1, label: 'Mon' },
  { day: 2, label: 'Tue' },
  { day: 3, label: 'Wed' },
  { day: 4, label: 'Thu' },
  { day: 5, label: 'Fri' },
  { day: 6, label: 'Sat' },
  { day: 7, label: 'Sun' },
] as const;

const usual: SendWindowInput = { from: '09:00', to: '18:00', days: [1, 2, 3, 4, 5] };

const profiles: Record<QuietHoursProfile, string> = {
  CAUTIOUS:
    'the cautious profile (Monday to Saturday 10 to 20, Sunday 12 to 18, and less where a state wants less)',
  LEGAL: 'what federal and state law allow (8 to 21 at most, and less where a state wants less)',
};

/** When the campaign sends, in each lead's own time, and from where. */
export function ScheduleSection(props: SectionProps) {
  const { draft, change, choices } = props;
  const { sendWindow } = draft;
  const set = (part: Partial<SendWindowInput>) =>
    sendWindow && change({ sendWindow: { ...sendWindow, ...part } });
  const profile = choices?.teamSettings.quietHoursProfile;
  const wrongOrder = sendWindow !== null && sendWindow.from >= sendWindow.to;
  return (
    <>
      <Section
        title="Schedule"
        description="All times are the lead's own. Where it is not certain in which zone a lead is, a time must be right in all of them."
      >
        <RadioGroup
          label="Send"
          value={sendWindow ? 'window' : 'any'}
          onValueChange={(next) => change({ sendWindow: next === 'window' ? usual : null })}
          options={[
            { value: 'any', label: 'Whenever quiet hours allow' },
            { value: 'window', label: 'Only in a window that I choose' },
          ]}
        />
        {sendWindow ? (
          <>
            <div className="flex flex-wrap gap-3">
              <Field label="From" className="w-32">
                <Input
                  type="time"
                  value={sendWindow.from}
                  onChange={(event) => set({ from: event.target.value })}
                />
              </Field>
              <Field
                label="To"
                className="w-32"
                error={wrongOrder ? 'The end must be later than the start.' : undefined}
              >
                <Input
                  type="time"
                  value={sendWindow.to}
                  onChange={(event) => set({ to: event.target.value })}
                />
              </Field>
            </div>
            <fieldset className="flex flex-col gap-2">
              <legend className="mb-1.5 text-13 font-medium">Days</legend>
              <div className="flex flex-wrap gap-x-5 gap-y-2">
                {weekdays.map(({ day, label }) => (
                  <Checkbox
                    key={day}
                    label={label}
                    checked={sendWindow.days.includes(day)}
                    onCheckedChange={(on) =>
                      set({
                        days: on
                          ? [...sendWindow.days, day].toSorted((a, b) => a - b)
                          : sendWindow.days.filter((other) => other !== day),
                      })
                    }
                  />
                ))}
              </div>
              {sendWindow.days.length === 0 ? (
                <p role="alert" className="text-12 text-danger">
                  Choose at least one day.
                </p>
              ) : null}
            </fieldset>
          </>
        ) : null}
        {profile ? (
          <Banner>
            {sendWindow
              ? 'A message leaves only when both allow it: this window, and the quiet hours of the workspace. '
              : 'A message leaves when the quiet hours of the workspace allow it. '}
            The workspace uses {profiles[profile]}. A window can only narrow that, never widen it.
          </Banner>
        ) : null}
      </Section>
      <SendersSection {...props} />
    </>
  );
}
