import { describe, expect, it } from 'vitest';
import { AppError } from '../../app-error.ts';
import { checkPassword } from './password-rules.ts';

const owner = { email: 'ada.lovelace@bella-vista.example', firstName: 'Ada', lastName: 'Lovelace', username: null };

function problemOf(password: string): string | undefined {
  try {
    checkPassword(password, owner);
    return undefined;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    expect(error.message).not.toContain(password);
    return error.problems?.[0]?.message;
  }
}

describe('a password', () => {
  it.each([
    ['password123', 'tried first'],
    ['P@ssw0rd2026!', 'tried first'],
    ['Frontdesk2026', 'tried first'],
    ['1234567890', 'run'],
    ['9876543210', 'run'],
    ['8301745629', 'tried first'],
    ['qwertyuiop', 'run'],
    ['aaaaaaaaaa', 'different characters'],
    ['secretsecret', 'repeats'],
    ['tulip1tulip1', 'repeats'],
    ['Lovelace2026', 'own name'],
    ['ada.lovelace!', 'own name'],
    ['bella-vista1', 'own name'],
  ])('such as %s is refused', (password, reason) => {
    expect(problemOf(password)).toContain(reason);
  });

  it.each([
    'correct horse',
    'kettle on the blue hill',
    'x7#Qv!pT29zL',
    'Grüße aus der Küche',
    '寿司が大好きです、毎日食べたい',
  ])('such as %s is taken', password => {
    expect(problemOf(password)).toBeUndefined();
  });
});
