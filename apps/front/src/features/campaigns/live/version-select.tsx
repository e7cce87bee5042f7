'use client';
import { Select } from '@og/ui';

interface VersionSelectProps {
  versions: readonly { id: string; version: number; current: boolean }[];
  value: string | null;
  onChange: (id: string) => void;
}

/** Which version of the sequence is looked at. */
export function VersionSelect({ versions, value, onChange }: VersionSelectProps) {
  return (
    <Select
      aria-label="Version of the sequence"
      className="w-44"
      value={value}
      options={versions.map(({ id, version, current }) => ({
        value: id,
        label: `Version ${version}${current ? ', current' : ''}`,
      }))}
      onValueChange={onChange}
    />
  );
}
