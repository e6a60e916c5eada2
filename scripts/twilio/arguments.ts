import { parseArgs } from 'node:util';

export const TWILIO_USAGE = `Runs an emulated Twilio account on this machine.

  npm run twilio -- --number +14155550100 --say "Hello?" --say "Yes, that works."

  --number <number>   a number of the account; may be repeated (default +14155550100)
  --say <text>        what people who are called say, one line after each of the agent's turns; may be repeated
  --port <port>       default 4010
`;

export interface TwilioArguments {
  readonly port: number;
  readonly numbers: readonly string[];
  readonly lines: readonly string[];
}

/** A mistake in what was typed; the message says what to type instead. */
export class TwilioUsageError extends Error {}

const texts = { type: 'string', multiple: true } as const;

/** Reads the command line. Throws TwilioUsageError. */
export function readTwilioArguments(argv: readonly string[]): TwilioArguments {
  let values: { number?: string[] | undefined; say?: string[] | undefined; port?: string | undefined };
  try {
    ({ values } = parseArgs({ args: [...argv], options: { number: texts, say: texts, port: { type: 'string' } } }));
  } catch (error) {
    throw new TwilioUsageError(error instanceof Error ? error.message : String(error));
  }
  const { number: numbers = ['+14155550100'], say: lines = ['Hello?'], port = '4010' } = values;
  const wrong = numbers.find(number => !isNumber(number));
  if (wrong !== undefined) throw new TwilioUsageError(`--number ${wrong} is no number like +14155550100`);
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65535) throw new TwilioUsageError('--port is a number up to 65535');
  return { port: Number(port), numbers, lines };
}

/** Whether it is a number in E.164, which is how Twilio knows numbers. */
export const isNumber = (text: string): boolean => /^\+[1-9]\d{6,14}$/.test(text);
