'use client';
import { Combobox } from '@og/ui';

const zones = Intl.supportedValuesOf('timeZone').map((value) => ({
  value,
  label: value.replaceAll('_', ' '),
}));

/** An IANA zone, found by typing. */
export function ZoneSelect({ value, onChange }: { value: string; onChange: (zone: string) => void }) {
  const options = zones.some((zone) => zone.value === value) ? zones : [{ value, label: value }, ...zones];
  return (
    <Combobox
      options={options}
      value={value}
      onValueChange={(next) => next && onChange(next)}
      placeholder="Type a city"
      emptyText="No zone is called so"
    />
  );
}
