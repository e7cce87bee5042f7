'use client';
import { Archive, Plus } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../forms/button';
import { Checkbox, RadioGroup, Switch } from '../forms/choice';
import { Combobox } from '../forms/combobox';
import { CopyButton } from '../forms/copy-button';
import { Field } from '../forms/field';
import { FileDrop } from '../forms/file-drop';
import { IconButton } from '../forms/icon-button';
import { Input, Textarea } from '../forms/input';
import { SearchInput } from '../forms/search-input';
import { Select } from '../forms/select';
import { Specimen } from './specimen';

const states = [
  { value: 'TX', label: 'Texas' },
  { value: 'CA', label: 'California', hint: 'Stricter hours apply' },
  { value: 'FL', label: 'Florida' },
];

export function GalleryForms() {
  const [state, setState] = useState<string | null>('TX');
  const [search, setSearch] = useState('');
  const [on, setOn] = useState(true);
  const [file, setFile] = useState<string | null>(null);
  return (
    <>
      <Specimen title="Buttons">
        <div className="flex flex-wrap items-center gap-2">
          <Button variant="primary" icon={<Plus aria-hidden />}>
            Primary
          </Button>
          <Button>Secondary</Button>
          <Button variant="ghost">Ghost</Button>
          <Button variant="danger">Danger</Button>
          <Button variant="primary" loading>
            Loading
          </Button>
          <Button disabled>Disabled</Button>
          <Button size="sm">Small</Button>
          <Button size="lg">Large</Button>
          <IconButton label="Archive" shortcut="$mod+e" icon={<Archive aria-hidden />} />
          <CopyButton value="copied text" />
        </div>
      </Specimen>
      <Specimen title="Fields">
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label="Name" hint="As leads see it.">
            <Input placeholder="Ann Ortiz" />
          </Field>
          <Field label="E-mail" error="Enter an e-mail address, like ann@example.com">
            <Input defaultValue="ann@" />
          </Field>
          <Field label="State">
            <Select options={states} value={state} onValueChange={setState} />
          </Field>
          <Field label="State, searched" optional>
            <Combobox options={states} value={state} onValueChange={setState} />
          </Field>
          <Field label="Locked">
            <Input disabled value="cannot be changed" />
          </Field>
          <Field label="Note">
            <Textarea rows={2} />
          </Field>
          <SearchInput label="Search leads" value={search} onValueChange={setSearch} />
        </div>
      </Specimen>
      <Specimen title="Choices">
        <div className="grid gap-4 sm:grid-cols-3">
          <div className="flex flex-col gap-2">
            <Checkbox label="Checked" checked={on} onCheckedChange={setOn} />
            <Checkbox label="Some" hint="Of 3" checked={false} indeterminate onCheckedChange={setOn} />
            <Checkbox label="Disabled" checked={false} disabled onCheckedChange={setOn} />
          </div>
          <RadioGroup label="Quiet hours" options={states} value={state} onValueChange={setState} />
          <Switch label="Single keys" hint="Acts at once" checked={on} onCheckedChange={setOn} />
        </div>
      </Specimen>
      <Specimen title="File">
        <FileDrop
          label={file ?? 'Drop a CSV file or choose one'}
          hint="Up to 100 MB"
          accept=".csv"
          onFile={(next) => setFile(next.name)}
        />
        <FileDrop
          label="Drop a CSV file or choose one"
          error="photo.png is not a CSV file"
          onFile={() => {}}
        />
      </Specimen>
    </>
  );
}
