'use client';
import { useMutation } from '@apollo/client/react';
import {
  Banner,
  Button,
  Checkbox,
  ConfirmDialog,
  Dialog,
  Field,
  Input,
  RadioGroup,
  Section,
  Switch,
  toast,
} from '@og/ui';
import { useState, type FormEvent } from 'react';
import { RoleGate } from '@/components/role-gate';
import {
  CreateSenderPoolDocument,
  DeleteSenderPoolDocument,
  SendersDocument,
  UpdateSenderPoolDocument,
  type PoolRotation,
  type SenderPoolFieldsFragment as Pool,
  type SendersQuery,
} from '@/gql/graphql';
import { refusal } from '@/lib/apollo/refusal';

const rotations: readonly { value: PoolRotation; label: string; hint: string }[] = [
  { value: 'ROUND_ROBIN', label: 'In turn', hint: 'Each new lead takes the next number.' },
  { value: 'LEAST_USED', label: 'Least used today', hint: 'The number with most room left today.' },
  { value: 'WEIGHTED', label: 'By weight', hint: 'In proportion to the weights of the numbers.' },
];

interface SenderPoolsProps {
  pools: readonly Pool[];
  numbers: SendersQuery['senderNumbers'];
}

/** Pools: the numbers a campaign may use together, and how they take turns. */
export function SenderPools({ pools, numbers }: SenderPoolsProps) {
  const [editing, setEditing] = useState<Pool | 'new' | null>(null);
  const [leaving, setLeaving] = useState<Pool | null>(null);
  return (
    <Section
      title="Pools"
      description="A campaign sends from one pool. A lead keeps its number; new leads are spread by the pool’s rule."
      actions={
        <RoleGate atLeast="ADMIN" what="Changing pools" fallback={null}>
          <Button onClick={() => setEditing('new')}>New pool</Button>
        </RoleGate>
      }
    >
      {pools.length === 0 ? (
        <p className="text-13 text-ink-3">No pool yet: campaigns use every active number in turn.</p>
      ) : (
        <ul className="flex flex-col">
          {pools.map((pool) => (
            <li key={pool.id} className="flex flex-wrap items-start gap-x-3 border-b py-2 last:border-b-0">
              <span className="flex min-w-0 flex-1 basis-60 flex-col gap-0.5 py-1.5">
                <span className="font-medium">{pool.name}</span>
                <span className="text-13 text-ink-2 tabular-nums">
                  {pool.numbers.map((number) => number.label ?? number.phone).join(', ') || 'No numbers'}
                </span>
                <span className="text-12 text-ink-3">
                  {rotations.find((one) => one.value === pool.rotation)?.label}
                  {pool.failover
                    ? ' · moves to another vendor’s number when one fails'
                    : ' · waits when a vendor fails'}
                </span>
              </span>
              <RoleGate atLeast="ADMIN" what="Changing pools" fallback={null}>
                <span className="flex gap-1">
                  <Button variant="ghost" onClick={() => setEditing(pool)}>
                    Edit<span className="sr-only"> {pool.name}</span>
                  </Button>
                  <Button variant="ghost" onClick={() => setLeaving(pool)}>
                    Delete<span className="sr-only"> {pool.name}</span>
                  </Button>
                </span>
              </RoleGate>
            </li>
          ))}
        </ul>
      )}
      <Dialog
        open={editing !== null}
        onOpenChange={(open) => !open && setEditing(null)}
        size="sm"
        title={editing === 'new' ? 'New pool' : `Pool ${editing?.name ?? ''}`}
      >
        {editing ? (
          <PoolForm
            key={editing === 'new' ? 'new' : editing.id}
            pool={editing === 'new' ? null : editing}
            numbers={numbers}
            onDone={() => setEditing(null)}
          />
        ) : null}
      </Dialog>
      <DeletePool of={leaving} onClose={() => setLeaving(null)} />
    </Section>
  );
}

function PoolForm({
  pool,
  numbers,
  onDone,
}: {
  pool: Pool | null;
  numbers: SenderPoolsProps['numbers'];
  onDone: () => void;
}) {
  const options = { refetchQueries: [SendersDocument] };
  const [create, creating] = useMutation(CreateSenderPoolDocument, options);
  const [update, updating] = useMutation(UpdateSenderPoolDocument, options);
  const [name, setName] = useState(pool?.name ?? '');
  const [chosen, setChosen] = useState<readonly string[]>(pool?.numbers.map((number) => number.id) ?? []);
  const [rotation, setRotation] = useState<PoolRotation>(pool?.rotation ?? 'ROUND_ROBIN');
  const [failover, setFailover] = useState(pool?.failover ?? true);
  const [problem, setProblem] = useState<string | null>(null);
  const usable = numbers.filter((number) => number.state !== 'RETIRED' || chosen.includes(number.id));
  const submit = async (event: FormEvent) => {
    event.preventDefault();
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
    <form noValidate onSubmit={submit} className="flex flex-col gap-4">
      {problem ? (
        <Banner tone="danger" announce>
          {problem}
        </Banner>
      ) : null}
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
            label={number.phone}
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
      <div className="flex justify-end gap-2">
        <Button onClick={onDone}>Cancel</Button>
        <Button type="submit" variant="primary" loading={creating.loading || updating.loading}>
          Save pool
        </Button>
      </div>
    </form>
  );
}

function DeletePool({ of, onClose }: { of: Pool | null; onClose: () => void }) {
  const [remove] = useMutation(DeleteSenderPoolDocument, { refetchQueries: [SendersDocument] });
  const [problem, setProblem] = useState<string | null>(null);
  const close = () => {
    setProblem(null);
    onClose();
  };
  return (
    <ConfirmDialog
      open={of !== null}
      onOpenChange={(open) => !open && close()}
      title={`Delete the pool ${of?.name ?? ''}?`}
      confirmLabel="Delete pool"
      tone="danger"
      error={problem}
      onConfirm={async () => {
        if (!of) return;
        const why = await refusal(
          async () => (await remove({ variables: { id: of.id } })).data?.deleteSenderPool,
        );
        setProblem(why);
        if (why) return;
        toast.success(`The pool ${of.name} was deleted`);
        onClose();
      }}
    >
      <p>Its numbers stay. A pool that a campaign uses cannot be deleted.</p>
    </ConfirmDialog>
  );
}
