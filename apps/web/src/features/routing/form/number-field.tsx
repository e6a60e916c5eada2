import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { phoneNumber } from '../../../format/phone-number.ts';
import { NUMBER_HINT, typedNumber } from '../../../format/typed-number.ts';
import { useProblem } from './field-problems.ts';

interface NumberFieldProps {
  readonly label: string;
  readonly field: string;
  /** In E.164, or as far as it is typed. */
  readonly value: string;
  /** A number of the business: tells the country of numbers without one. */
  readonly home: string | undefined;
  readonly onChange: (number: string) => void;
}

/** Takes a number as people write it; what is kept is international. */
export function NumberField({ label, field, value, home, onChange }: NumberFieldProps) {
  const [text, setText] = useState(() => (value === '' ? '' : phoneNumber(value)));
  const [isLeft, setLeft] = useState(false);
  const problem = useProblem(field);
  const isWrong = isLeft && text.trim() !== '' && typedNumber(text, home) === undefined;
  return (
    <TextInput
      label={label}
      type="tel"
      autoComplete="off"
      placeholder="+1 415 555 0123"
      required
      withAsterisk={false}
      value={text}
      error={isWrong ? NUMBER_HINT : problem}
      onChange={event => {
        setText(event.currentTarget.value);
        onChange(typedNumber(event.currentTarget.value, home) ?? event.currentTarget.value.trim());
      }}
      onBlur={() => {
        setLeft(true);
        const number = typedNumber(text, home);
        if (number) setText(phoneNumber(number));
      }}
    />
  );
}
