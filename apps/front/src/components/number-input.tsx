'use client';
import { Input, type InputProps } from '@og/ui';
import { useState } from 'react';
import { wholeNumberIn } from '@/lib/whole-number';

interface NumberInputProps extends Omit<InputProps, 'type' | 'value' | 'onChange' | 'onBlur'> {
  value: number;
  min: number;
  max: number;
  onValueChange: (value: number) => void;
}

/** A whole number. What is typed stays as it is until the field is left: it can be emptied and written anew. */
export function NumberInput({ value, min, max, onValueChange, ...rest }: NumberInputProps) {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <Input
      {...rest}
      type="number"
      min={min}
      max={max}
      value={typed ?? value}
      onChange={(event) => {
        setTyped(event.target.value);
        const number = wholeNumberIn(event.target.value, min, max);
        if (number !== null) onValueChange(number);
      }}
      onBlur={() => setTyped(null)}
    />
  );
}
