'use client';
import { Select } from '@og/ui';

type Channel = 'SMS' | 'EMAIL';
export type ChannelChoice = Channel | null;

const any = 'ANY';

/** Which channel's suppressions are shown; null: all. */
export function ChannelFilter({
  channel,
  onChange,
}: {
  channel: ChannelChoice;
  onChange: (channel: ChannelChoice) => void;
}) {
  return (
    <Select
      aria-label="Channel"
      className="w-36"
      value={channel ?? any}
      options={[
        { value: any, label: 'Any channel' },
        { value: 'SMS', label: 'SMS' },
        { value: 'EMAIL', label: 'E-mail' },
      ]}
      onValueChange={(next: Channel | typeof any) => onChange(next === any ? null : next)}
    />
  );
}
