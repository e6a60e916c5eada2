import type { Config } from './config.ts';
import type { Server } from './server.ts';

/** What the scripted caller says on a first call. */
const FIRST_CALL = [
  "Hi, I'd like to book a table for two tomorrow at seven in the evening.",
  'My name is Anna Miller.',
  "Yes, that's right.",
  'Yes, please.',
];

/** What the operator reads when the server serves: where it is, how to sign in, what to call. */
export function startMessage(
  { admin, demoBusinesses }: Pick<Server, 'admin' | 'demoBusinesses'>,
  config: Config,
): string {
  const lines = [`Frontdesk answers at ${config.publicUrl}`, ''];
  if (admin.newPassword === null) lines.push(`Sign in as   ${admin.email}`);
  else lines.push(`Sign in as   ${admin.email}`, `Password     ${admin.newPassword}   (shown this once)`);
  for (const [index, { name, number }] of demoBusinesses.entries())
    lines.push(`${index === 0 ? 'To call' : '       '}      ${number}   ${name}`);
  const [first] = demoBusinesses;
  if (first) lines.push('', 'A first call, in another terminal:', '', `  ${firstCall(first.number, config.port)}`);
  if (config.twilio.authToken === undefined)
    lines.push(
      '',
      'TWILIO_AUTH_TOKEN is not set: carriers’ webhooks are taken from this machine only. Set it before going public.',
    );
  return `\n${lines.join('\n')}\n`;
}

function firstCall(number: string, port: number): string {
  const server = port === 3000 ? [] : [`--server http://127.0.0.1:${port}`];
  return ['npm run call --', `--to ${number}`, ...server, ...FIRST_CALL.map(line => `--say "${line}"`)].join(' ');
}
