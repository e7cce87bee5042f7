'use client';
import { useMutation } from '@apollo/client/react';
import { Checkbox, Field, Input, RadioGroup, Switch, toast } from '@og/ui';
import { useState } from 'react';
import { DialogForm } from '@/components/dialog-form';
import {
  CreateSenderPoolDocument,
  SendersDocument,
  UpdateSenderPoolDocument,
  type PoolRotation,
  type SenderPoolFieldsFragment as Pool,
  type SendersQuery,
} from '@/gql/graphql';
import { refusal } from '@/lib/apollo/refusal';
import { phoneText } from '@/lib/phone-text';
import { rotations } from './pool-rotations';

interface PoolFormProps {
  /** The pool that is changed; null: a new one. */
  pool: Pool | null;
  numbers: SendersQuery['senderNumbers'];
  onDone: () => void;
}

/** Names a pool, its numbers and how they take turns. */
export function PoolForm({ pool, numbers, onDone }: PoolFormProps) {
  const options = { refetchQueries: [SendersDocument] };
  const [create, creating] = useMutation(CreateSenderPoolDocument, options);
  const [update, updating] = useMutation(UpdateSenderPoolDocument, options);
  const [name, setName] = useState(pool?.name ?? '');
  const [chosen, setChosen] = useState<readonly string[]>(pool?.numbers.map((number) => number.id) ?? []);
  const [rotation, setRotation] = useState<PoolRotation>(pool?.rotation ?? 'ROUND_ROBIN');
  const [failover, setFailover] = useState(pool?.failover ?? true);
  const [problem, setProblem] = useState<string | null>(null);
  const usable = numbers.filter((number) => number.state !== 'RETIRED' || chosen.includes(number.id));
  const submit = async () => {
    if (!name.trim() || chosen.length === 0) {
      setProblem('Give the pool a name and choose at least one number.');
      return;
    }
    const shared = { name: name.trim(), rotation, failover };
    const why = await refusal(async () =>
      pool
        ? (await update({ variables: { id: pool.id, input: { ...shared, numberIds: [...chosen] } } })).data
            ?.updateSenderPool
        : (await create({ variables: { input: { ...shared, senderNumberIds: [...chosen] } } })).data
            ?.createSenderPool,
    );
    setProblem(why);
    if (why) return;
    toast.success(`Pool ${name.trim()} was saved`);
    onDone();
  };
  return (
    <DialogForm
      problem={problem}
      submitLabel="Save pool"
      loading={creating.loading || updating.loading}
      onSubmit={submit}
      onCancel={onDone}
    >
      <Field label="Name">
        <Input
          value={name}
          maxLength={80}
          placeholder="Texas numbers"
          onChange={(event) => setName(event.target.value)}
        />
      </Field>
      <fieldset className="flex flex-col gap-2">
        <legend className="mb-1.5 text-13 font-medium">Numbers</legend>
        {usable.map((number) => (
          <Checkbox
            key={number.id}
            label={phoneText(number.phone)}
            hint={number.label}
            checked={chosen.includes(number.id)}
            onCheckedChange={(on) =>
              setChosen(on ? [...chosen, number.id] : chosen.filter((id) => id !== number.id))
            }
          />
        ))}
      </fieldset>
      <RadioGroup label="Who sends next" options={rotations} value={rotation} onValueChange={setRotation} />
      <Switch
        label="Move to another vendor when one fails"
        hint="Only what was not handed over yet; the lead then sees another number."
        checked={failover}
        onCheckedChange={setFailover}
      />
    </DialogForm>
  );
}
