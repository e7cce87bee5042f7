'use client';
import { Button, Menu } from '@og/ui';
import { MessageSquareText, Plus } from 'lucide-react';
import type { StepType } from '@/gql/graphql';
import { stepGroups, stepTypeWords } from '../steps/step-types';

/** Adds a step at the end; a text is one press away, the other types are in the menu. */
export function AddStep({ first, onAdd }: { first: boolean; onAdd: (type: StepType) => void }) {
  return (
    <div className="flex flex-wrap gap-2">
      <Button
        variant={first ? 'primary' : 'secondary'}
        icon={<MessageSquareText aria-hidden />}
        onClick={() => onAdd('SMS')}
      >
        Add a text message
      </Button>
      <Menu
        label="Types of steps"
        align="start"
        trigger={<Button icon={<Plus aria-hidden />}>Add another step</Button>}
        groups={stepGroups.map(({ id, label, types }) => ({
          id,
          label,
          items: types.map((type) => {
            const { label: name, meaning, icon: Icon } = stepTypeWords[type];
            return {
              id: type,
              icon: <Icon aria-hidden />,
              label: (
                <span className="flex max-w-70 flex-col">
                  <span>{name}</span>
                  <span className="text-12 text-ink-3">{meaning}</span>
                </span>
              ),
              onSelect: () => onAdd(type),
            };
          }),
        }))}
      />
    </div>
  );
}
