import { AppError } from '../../app-error.ts';

/** Words behind most leaked passwords, whatever digits and signs are put around them. */
const COMMON = new Set(
  `password passwort passwrd passw pass login welcome letmein changeme changemenow changeit admin administrator root
  qwerty qwertyuiop qwertz azerty asdfghjkl zxcvbnm iloveyou sunshine princess dragon monkey football baseball
  basketball superman batman trustno master shadow michael jennifer jordan charlie computer internet secret
  mypassword newpassword yourpassword thepassword passwordpassword default guest test testing tester temp temporary
  summer winter spring autumn january february march april may june july august september october november december
  monday tuesday wednesday thursday friday saturday sunday whatever starwars pokemon hello helloworld freedom
  restaurant business frontdesk receptionist telephone`.split(/\s+/),
);

const RUNS = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890123456789',
  'qwertyuiopasdfghjklzxcvbnm',
  'qwertzuiopasdfghjklyxcvbnm',
];

const LOOKALIKES: Readonly<Record<string, string>> = {
  '@': 'a',
  '4': 'a',
  '3': 'e',
  '1': 'i',
  '!': 'i',
  '0': 'o',
  $: 's',
  '5': 's',
  '7': 't',
};

/** Letters and digits that must remain when somebody's own name and address are taken out. */
const MIN_REMAINDER = 6;

/** Words that belong to a person: anybody who attacks them tries those first. */
export interface PasswordOwner {
  readonly email: string;
  readonly firstName?: string | null;
  readonly lastName?: string | null;
  readonly username?: string | null;
}

/**
 * Throws `validation_failed` for a password that is guessed in few tries: a well-known word with digits around it, a
 * run or a repetition, or the person's own name or address (NIST SP 800-63B §3.1.1.2). Its length is checked by the
 * contract. `field` is how the request calls it.
 */
export function checkPassword(password: string, owner: PasswordOwner, field = 'new_password'): void {
  const reason = weakness(password, owner);
  if (!reason) return;
  throw new AppError('validation_failed', 'Choose another password.', { problems: [{ field, message: reason }] });
}

function weakness(password: string, owner: PasswordOwner): string | null {
  const lower = password.normalize('NFKC').toLowerCase();
  if (new Set(lower).size < 5) return 'has too few different characters';
  if (/^(.{1,10})\1+.{0,4}$/su.test(lower)) return 'repeats itself';
  if (RUNS.some(run => isRun(lower, run))) return 'is a run of neighbouring characters';
  if (stems(lower).some(stem => stem === '' || COMMON.has(stem))) return 'is one of the passwords that are tried first';
  const rest = ownWords(owner).reduce((left, word) => left.replaceAll(word, ''), lower);
  if (rest !== lower && rest.replace(/[^\p{L}\p{N}]/gu, '').length < MIN_REMAINDER)
    return 'is made of your own name or address';
  return null;
}

/** Mostly a piece of the run, forwards or backwards. */
function isRun(text: string, run: string): boolean {
  const backwards = [...run].reverse().join('');
  const letters = text.replace(/[^a-z0-9]/g, '');
  return letters.length >= 4 && (run.includes(letters) || backwards.includes(letters));
}

/** What is left without digits and signs at both ends, also when digits stand for letters. */
function stems(text: string): string[] {
  const bare = text.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  const spelled = (value: string) => [...value].map(letter => LOOKALIKES[letter] ?? letter).join('');
  const lettersOnly = (value: string) => value.replace(/[^\p{L}]+/gu, '');
  return [lettersOnly(bare), lettersOnly(spelled(bare)), lettersOnly(spelled(text.replace(/[^\p{L}]+$/u, '')))];
}

function ownWords({ email, firstName, lastName, username }: PasswordOwner): string[] {
  const [local = '', domain = ''] = email.toLowerCase().split('@');
  const words = [email, local, domain, domain.split('.')[0], firstName, lastName, username, ...local.split(/[._+-]/)];
  return words
    .map(word => (word ?? '').toLowerCase().trim())
    .filter(word => word.length >= 4)
    .sort((a, b) => b.length - a.length);
}
