import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { join, resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { type Credentials, formFields, providerRecords } from '@frontdesk/providers/registry';
import { z } from 'zod';
import { StartupError } from './startup-error.ts';

const url = (protocols: readonly string[], example: string) =>
  z.string().refine(value => URL.canParse(value) && protocols.includes(new URL(value).protocol.slice(0, -1)), {
    error: `must be a URL that starts with ${protocols.map(protocol => `${protocol}://`).join(' or ')}, for example ${example}`,
  });

const wholeNumber = (range: { min: number; max: number; unit?: string }) =>
  z
    .string()
    .refine(value => /^\d{1,9}$/.test(value) && Number(value) >= range.min && Number(value) <= range.max, {
      error: `must be a whole number${range.unit ? ` of ${range.unit}` : ''} from ${range.min} to ${range.max}`,
    })
    .transform(Number);

const flag = z
  .enum(['true', 'false', '1', '0', 'yes', 'no'], { error: 'must be true or false' })
  .transform(value => value === 'true' || value === '1' || value === 'yes');

const httpUrl = (example: string) => url(['http', 'https'], example).transform(value => value.replace(/\/+$/, ''));

/** How many proxies there are, or their addresses and ranges. */
export type TrustProxy = number | string[] | false;

const trustProxy = z.string().transform((value, context): TrustProxy => {
  const entries = listed(value);
  const isCount = /^\d$/.test(value.trim());
  if (value.trim() === 'false') return false;
  if (!isCount && !entries.every(entry => isIP(entry.split('/')[0] ?? '') || NAMED_RANGES.has(entry))) {
    const error = 'must be the number of proxies, or their addresses or ranges, for example 10.0.0.0/8,127.0.0.1';
    context.addIssue({ code: 'custom', message: error });
  }
  return isCount ? Number(value) : entries;
});

/** Ranges that Fastify knows by name. */
const NAMED_RANGES = new Set(['loopback', 'linklocal', 'uniquelocal']);

const origins = z.string().transform((value, context) => {
  const isOrigin = (entry: string) => URL.canParse(entry) && new URL(entry).origin === entry;
  if (!listed(value).every(isOrigin)) {
    const error = 'must be origins with commas between, for example https://app.example.com,https://www.example.com';
    context.addIssue({ code: 'custom', message: error });
  }
  return listed(value);
});

const listed = (value: string) =>
  value
    .split(',')
    .map(entry => entry.trim())
    .filter(Boolean);

/** Every variable the server knows, as it is written in the environment. */
const Environment = z
  .object({
    /** TCP port of the HTTP server. */
    PORT: wholeNumber({ min: 1, max: 65535 }).default(3000),
    /** Address to listen on. The carrier and browsers must reach it, so every address by default. */
    HOST: z.string().default('0.0.0.0'),
    /** How the outside reaches this server, without a path. Carriers sign it, so it must be exact. */
    PUBLIC_URL: httpUrl('https://calls.example.com').optional(),
    /**
     * Proxies in front of this server that are believed about a caller's address (`X-Forwarded-For`): their addresses or
     * ranges with commas between, or how many there are. Behind a proxy all callers share its address, and so one rate
     * limit, until this is set; without a proxy, setting it lets callers choose their address.
     */
    TRUST_PROXY: trustProxy.optional(),
    /** Origins of other sites whose pages may use the API from a browser, with commas between. */
    ALLOWED_ORIGINS: origins.default([]),
    /** Whoever reads `/metrics` sends it as a bearer token. Without it everybody may who reaches the server. */
    METRICS_TOKEN: z.string().min(16, 'must have at least 16 characters').optional(),
    /** Lets webhook endpoints be http, and on this machine or a private network. For trusted users only. */
    ALLOW_PRIVATE_WEBHOOKS: flag.default(false),
    /** Folder of everything kept: database, recordings, cached speech, secret key. Relative to where we start. */
    DATA_DIR: z.string().default('./data'),
    /** Folder of the speech models' weights. */
    MODELS_DIR: z.string().default('./models'),
    /** PostgreSQL 14 or newer; the embedded server when absent. */
    DATABASE_URL: url(['postgres', 'postgresql'], 'postgres://user:password@host:5432/frontdesk').optional(),
    /** NATS server that carries events between nodes; in-process when absent. */
    NATS_URL: url(['nats', 'tls'], 'nats://host:4222').optional(),
    /** Encrypts stored credentials and signs tokens. Made and kept in the data folder when absent. */
    SECRET_KEY: z.string().min(32, 'must have at least 32 characters; "openssl rand -hex 32" makes one').optional(),
    /** The first administrator, made on the first start. */
    ADMIN_EMAIL: z.email('must be an e-mail address').default('admin@frontdesk.local'),
    /** The first administrator's password; made and printed once when absent. */
    ADMIN_PASSWORD: z.string().min(8, 'must have at least 8 characters').optional(),
    /** Seeds two demo businesses. On with the embedded database, off with an outside one. */
    DEMO: flag.optional(),
    /** Server for outgoing mail: invitations and password links. Without it they are printed, on localhost only. */
    SMTP_URL: url(['smtp', 'smtps'], 'smtps://user:password@mail.example.com').optional(),
    /** Who mail is from. `no-reply` at the host of PUBLIC_URL when absent. */
    MAIL_FROM: z
      .string()
      .max(320)
      .regex(/^([^<>\r\n]*<[^\s@<>]+@[^\s@<>]+>|[^\s@<>]+@[^\s@<>]+)$/, {
        error: 'must be an address, such as Frontdesk <frontdesk@example.com>',
      })
      .optional(),
    /** Bucket for recordings; the data folder when absent. */
    S3_BUCKET: z.string().optional(),
    /** Endpoint of an S3-compatible store; Amazon's own when absent. */
    S3_ENDPOINT: httpUrl('https://s3.example.com').optional(),
    S3_REGION: z.string().default('us-east-1'),
    S3_ACCESS_KEY_ID: z.string().optional(),
    S3_SECRET_ACCESS_KEY: z.string().optional(),
    /** Twilio account that owns the numbers: places calls, sends messages, buys numbers. Needs the token, too. */
    TWILIO_ACCOUNT_SID: z
      .string()
      .regex(/^AC[0-9a-fA-F]{32}$/, 'must be "AC" and 32 hexadecimal digits')
      .optional(),
    /** Checks that webhooks come from Twilio; without it they are taken from this machine only. Enough alone where calls only come in. */
    TWILIO_AUTH_TOKEN: z.string().optional(),
    TWILIO_BASE_URL: httpUrl('https://api.twilio.com').default('https://api.twilio.com'),
    /** Buys a number where one is needed and the pool is empty. Numbers cost money every month. */
    BUY_NUMBERS: flag.default(false),
    /** Where it is bought, ISO 3166 alpha-2, and the area code it should have. */
    BUY_NUMBERS_COUNTRY: z
      .string()
      .regex(/^[A-Za-z]{2}$/, 'must be a country code of two letters, for example US')
      .transform(value => value.toUpperCase())
      .default('US'),
    BUY_NUMBERS_AREA_CODE: z
      .string()
      .regex(/^\d{1,6}$/, 'must be an area code, for example 415')
      .optional(),
    /** Speaks the fixed lines of active agents beforehand, while nobody is on the phone. */
    PREPARE_SPEECH: flag.default(true),
    /** Least important messages that are logged. */
    LOG_LEVEL: z
      .enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal'], {
        error: 'must be trace, debug, info, warn, error or fatal',
      })
      .default('info'),
    /** Calls held at a time; more are put through to a person. One core holds about 150 with cloud services. */
    MAX_CALLS: wholeNumber({ min: 1, max: 5000 }).default(200),
    /** How long live calls may go on after the server was asked to stop. Seconds. */
    DRAIN_SECONDS: wholeNumber({ min: 0, max: 14400, unit: 'seconds' }).default(60),
  })
  .superRefine((values, context) => {
    const together = (names: (keyof typeof values)[]) => {
      if (!names.some(name => values[name] !== undefined)) return;
      for (const name of names.filter(name => values[name] === undefined))
        context.addIssue({ code: 'custom', path: [name], message: `must be set together with ${names.join(' and ')}` });
    };
    together(['S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY']);
    if (values.TWILIO_ACCOUNT_SID !== undefined) together(['TWILIO_ACCOUNT_SID', 'TWILIO_AUTH_TOKEN']);
    if (values.BUY_NUMBERS && values.TWILIO_ACCOUNT_SID === undefined)
      context.addIssue({ code: 'custom', path: ['BUY_NUMBERS'], message: 'needs TWILIO_ACCOUNT_SID' });
  });

/** Each may come from a file instead, named by the same variable with `_FILE` at its end. */
const SECRETS = [
  'DATABASE_URL',
  'NATS_URL',
  'SECRET_KEY',
  'METRICS_TOKEN',
  'ADMIN_PASSWORD',
  'SMTP_URL',
  'S3_ACCESS_KEY_ID',
  'S3_SECRET_ACCESS_KEY',
  'TWILIO_AUTH_TOKEN',
  ...providerRecords.flatMap(secretVariables),
];

function secretVariables({ credentials, environment }: (typeof providerRecords)[number]): string[] {
  const secret = new Set(formFields(credentials).flatMap(({ name, kind }) => (kind === 'secret' ? [name] : [])));
  return Object.entries(environment).flatMap(([variable, field]) => (secret.has(field) ? [variable] : []));
}

export interface S3Config {
  readonly bucket: string;
  readonly region: string;
  readonly endpoint?: string;
  /** The SDK's own chain of sources (instance role, profile …) when absent. */
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

/** What the environment said, typed. */
export interface Config {
  readonly port: number;
  readonly host: string;
  /** Without a slash at its end. */
  readonly publicUrl: string;
  readonly trustProxy: TrustProxy;
  readonly allowedOrigins: readonly string[];
  readonly metricsToken?: string;
  readonly allowPrivateWebhooks: boolean;
  /** Absolute paths. */
  readonly dataDir: string;
  readonly modelsDir: string;
  readonly databaseUrl?: string;
  readonly natsUrl?: string;
  readonly secretKey?: string;
  readonly admin: { readonly email: string; readonly password?: string };
  readonly demo: boolean;
  readonly prepareSpeech: boolean;
  readonly smtpUrl?: string;
  readonly mailFrom: string;
  readonly s3?: S3Config;
  readonly twilio: { readonly accountSid?: string; readonly authToken?: string; readonly baseUrl: string };
  /** Absent: numbers are not bought unasked. */
  readonly buyNumbers?: { readonly country: string; readonly areaCode?: string };
  /** The installation's accounts with speech and language services, by provider. */
  readonly providers: Readonly<Record<string, Credentials>>;
  readonly logLevel: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal';
  readonly maxCalls: number;
  readonly drainLimitMs: number;
}

/** The environment of this process, over the `.env` file of the folder it was started in. */
export function readConfig(): Config {
  return parseConfig({ environment: process.env, folder: process.cwd() });
}

export interface ConfigSource {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Relative paths start here, and `.env` is looked for here. */
  readonly folder: string;
}

/** Throws one `StartupError` that lists every problem with its variable and remedy; never prints a secret. */
export function parseConfig({ environment, folder }: ConfigSource): Config {
  const problems: string[] = [];
  const values = withSecretFiles(withoutEmpty({ ...readDotEnv(folder), ...environment }), folder, problems);
  const parsed = Environment.safeParse(values);
  for (const issue of parsed.error?.issues ?? []) problems.push(`${issue.path.join('.')} ${issue.message}`);
  const providers = readProviders(values, problems);
  if (!parsed.success || problems.length > 0)
    throw new StartupError(`The configuration has problems:\n${problems.map(problem => `  ${problem}.`).join('\n')}`);
  return { ...toConfig(parsed.data, folder), providers };
}

/** What the environment says of providers, each by its own schema. One that is not mentioned is left out. */
function readProviders(values: Record<string, string | undefined>, problems: string[]): Config['providers'] {
  const found: Record<string, Credentials> = {};
  for (const { id, credentials, environment } of providerRecords) {
    const given = Object.entries(environment).flatMap(([variable, field]) =>
      values[variable] === undefined ? [] : [[field, values[variable]?.trim()] as const],
    );
    if (given.length === 0) continue;
    const parsed = credentials.safeParse(Object.fromEntries(given));
    if (parsed.success) found[id] = Object.fromEntries(given);
    for (const issue of parsed.error?.issues ?? []) {
      const [variable = id] = Object.entries(environment).find(([, field]) => field === issue.path[0]) ?? [];
      problems.push(`${variable}: ${issue.message}`);
    }
  }
  return found;
}

function readDotEnv(folder: string): Record<string, string | undefined> {
  try {
    return parseEnv(readFileSync(join(folder, '.env'), 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw error;
  }
}

/** Compose files and shells pass an unset variable as an empty one. */
const withoutEmpty = (values: Record<string, string | undefined>) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value.trim() !== ''));

function withSecretFiles(values: Record<string, string | undefined>, folder: string, problems: string[]) {
  const result = { ...values };
  for (const name of SECRETS) {
    const file = values[`${name}_FILE`];
    if (file === undefined) continue;
    if (values[name] !== undefined) {
      problems.push(`${name} and ${name}_FILE are both set; keep one`);
      continue;
    }
    try {
      result[name] = readFileSync(resolve(folder, file), 'utf8').trim();
    } catch (error) {
      problems.push(`${name}_FILE cannot be read (${(error as NodeJS.ErrnoException).code})`);
    }
  }
  return result;
}

function toConfig(values: z.infer<typeof Environment>, folder: string): Omit<Config, 'providers'> {
  const optional = <Name extends string, Value>(name: Name, value: Value | undefined) =>
    (value === undefined ? {} : { [name]: value }) as { [key in Name]?: Value };
  const publicUrl = values.PUBLIC_URL ?? `http://localhost:${values.PORT}`;
  return {
    port: values.PORT,
    host: values.HOST,
    publicUrl,
    trustProxy: values.TRUST_PROXY ?? false,
    allowedOrigins: values.ALLOWED_ORIGINS,
    ...optional('metricsToken', values.METRICS_TOKEN),
    allowPrivateWebhooks: values.ALLOW_PRIVATE_WEBHOOKS,
    dataDir: resolve(folder, values.DATA_DIR),
    modelsDir: resolve(folder, values.MODELS_DIR),
    ...optional('databaseUrl', values.DATABASE_URL),
    ...optional('natsUrl', values.NATS_URL),
    ...optional('secretKey', values.SECRET_KEY),
    admin: { email: values.ADMIN_EMAIL, ...optional('password', values.ADMIN_PASSWORD) },
    demo: values.DEMO ?? values.DATABASE_URL === undefined,
    ...optional('smtpUrl', values.SMTP_URL),
    mailFrom: values.MAIL_FROM ?? `Frontdesk <no-reply@${new URL(publicUrl).hostname}>`,
    ...optional('s3', s3Config(values)),
    twilio: {
      ...optional('accountSid', values.TWILIO_ACCOUNT_SID),
      ...optional('authToken', values.TWILIO_AUTH_TOKEN),
      baseUrl: values.TWILIO_BASE_URL,
    },
    ...(values.BUY_NUMBERS && {
      buyNumbers: { country: values.BUY_NUMBERS_COUNTRY, ...optional('areaCode', values.BUY_NUMBERS_AREA_CODE) },
    }),
    prepareSpeech: values.PREPARE_SPEECH,
    logLevel: values.LOG_LEVEL,
    maxCalls: values.MAX_CALLS,
    drainLimitMs: values.DRAIN_SECONDS * 1000,
  };
}

function s3Config(values: z.infer<typeof Environment>): S3Config | undefined {
  const { S3_BUCKET, S3_ENDPOINT, S3_REGION, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY } = values;
  if (S3_BUCKET === undefined) return undefined;
  return {
    bucket: S3_BUCKET,
    region: S3_REGION,
    ...(S3_ENDPOINT === undefined ? {} : { endpoint: S3_ENDPOINT }),
    ...(S3_ACCESS_KEY_ID === undefined || S3_SECRET_ACCESS_KEY === undefined
      ? {}
      : { credentials: { accessKeyId: S3_ACCESS_KEY_ID, secretAccessKey: S3_SECRET_ACCESS_KEY } }),
  };
}
