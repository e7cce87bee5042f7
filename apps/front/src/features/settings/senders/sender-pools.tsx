'use client';
import { useMutation } from '@apollo/client/react';
import { Banner, Button, Checkbox, Field, Input, Section, toast } from '@og/ui';
import { useState, type FormEvent } from 'react';
import { CreateSenderPoolDocument, SendersDocument, type SendersQuery } from '@/gql/graphql';
import { refusal } from '@/lib/apollo/refusal';

interface SenderPoolsProps {
  pools: SendersQuery['senderPools'];
  numbers: SendersQuery['senderNumbers'];
}

/** Pools: the numbers a campaign may use together. */
export function SenderPools({ pools, numbers }: SenderPoolsProps) {
  const [create, { loading }] = useMutation(CreateSenderPoolDocument, { refetchQueries: [SendersDocument] });
  const [name, setName] = useState('');
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [problem, setProblem] = useState<string | null>(null);
  const usable = numbers.filter((number) => number.state === 'ACTIVE' || number.state === 'PENDING');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!name.trim() || chosen.length === 0) {
      setProblem('Give the pool a name and choose at least one number.');
      return;
    }
    const why = await refusal(async () => {
      const { data } = await create({
        variables: { input: { name: name.trim(), senderNumberIds: [...chosen] } },
      });
      return data?.createSenderPool;
    });
    setProblem(why);
    if (why) return;
    toast.success(`Pool ${name.trim()} was created`);
    setName('');
    setChosen([]);
  };
  return (
    <Section
      title="Pools"
      description="A campaign sends from one pool and spreads its leads over the pool's numbers."
    >
      <ul className="flex flex-col">
        {pools.map((pool) => (
          <li
            key={pool.id}
            className="flex min-h-10 flex-wrap items-center gap-x-4 border-b py-2 text-13 last:border-b-0"
          >
            <span className="font-medium">{pool.name}</span>
            <span className="text-ink-3 tabular-nums">
              {pool.numbers.map((number) => number.phone).join(', ')}
            </span>
          </li>
        ))}
      </ul>
      <form onSubmit={submit} className="flex max-w-110 flex-col items-start gap-3">
        {problem ? (
          <Banner tone="danger" announce>
            {problem}
          </Banner>
        ) : null}
        <Field label="New pool" className="w-full">
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
        <Button type="submit" loading={loading}>
          Create pool
        </Button>
      </form>
    </Section>
  );
}
