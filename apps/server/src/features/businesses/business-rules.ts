import { type BusinessKind, findHoursProblems } from '@frontdesk/contract';
import { toSnakeKey } from '@frontdesk/contract/wire-case';
import { AppError } from '../../app-error.ts';
import type { BusinessRow } from './business-profile.ts';
import { verticalOf } from './verticals.ts';

type Judged = Pick<
  BusinessRow,
  'kind' | 'forwardingNumber' | 'businessHours' | 'hoursExceptions' | 'settings' | 'profile'
>;

/**
 * Checks what no single field shows: hours that overlap, forwarding that leads nowhere, and a profile that is not one of
 * its kind. Returns the profile with its defaults. Throws `validation_failed` with every problem.
 */
export function checkBusiness(business: Judged): Record<string, unknown> {
  const { profile, problems } = parseProfile(business.kind, business.profile);
  const { forwarding } = business.settings;
  const leadsNowhere = forwarding?.isEnabled && !forwarding.to && !business.forwardingNumber;
  const all = [
    ...findHoursProblems(business.businessHours, business.hoursExceptions).map(({ path, message }) => ({
      field: toField(path),
      message,
    })),
    ...(leadsNowhere
      ? [{ field: 'forwarding.to', message: 'Say where to forward to, here or as the business’s forwarding number.' }]
      : []),
    ...problems,
  ];
  if (all.length > 0) throw new AppError('validation_failed', 'The business has problems.', { problems: all });
  return profile;
}

function parseProfile(kind: BusinessKind, profile: Record<string, unknown>) {
  const shape = verticalOf(kind)?.profile.strict();
  if (!shape) {
    const problems = Object.keys(profile).map(key => ({
      field: toField(['profile', key]),
      message: 'A general business has nothing here.',
    }));
    return { profile: {}, problems };
  }
  const parsed = shape.safeParse(profile);
  const problems = (parsed.error?.issues ?? []).map(({ path, message }) => ({
    field: toField(['profile', ...path]),
    message,
  }));
  return { profile: parsed.data ?? {}, problems };
}

function toField(path: readonly PropertyKey[]): string {
  return path.map(part => toSnakeKey(String(part))).join('.');
}
