import type { InnerMenu, MenuEnd, MenuOutcome, RoutingOutcome, UnansweredOutcome } from '@frontdesk/contract';

/** Anything a call can be sent to, at any depth of a rule. */
export type AnyOutcome = RoutingOutcome | MenuEnd | InnerMenu | UnansweredOutcome | { readonly type: 'repeat' };
export type Menu = MenuOutcome | InnerMenu;

/** The step for waiting too long at a menu, and for a person who did not pick up. Keys of a menu are the other steps. */
export const OTHERWISE = 'otherwise';
export const UNANSWERED = 'unanswered';

/** Where an outcome leads by one step: a menu's key, or one of the steps above; undefined when it does not. */
export function nextOutcome(outcome: AnyOutcome, step: string): AnyOutcome | undefined {
  if (outcome.type === 'forward') return step === UNANSWERED ? (outcome.whenUnanswered ?? undefined) : undefined;
  if (outcome.type !== 'menu') return undefined;
  if (step === OTHERWISE) return outcome.otherwise;
  return outcome.options.find(option => option.key === step)?.outcome;
}

/** The outcome at the end of some steps; undefined when they lead nowhere. */
export function outcomeAt(outcome: AnyOutcome, steps: readonly string[]): AnyOutcome | undefined {
  return steps.reduce<AnyOutcome | undefined>((found, step) => found && nextOutcome(found, step), outcome);
}

/** An outcome and all it can lead to, each with its field from the rule's `outcome` on. */
export function outcomesIn(
  outcome: AnyOutcome,
  field = 'outcome',
): { readonly field: string; readonly outcome: AnyOutcome }[] {
  const below =
    outcome.type === 'forward' && outcome.whenUnanswered
      ? outcomesIn(outcome.whenUnanswered, `${field}.when_unanswered`)
      : outcome.type === 'menu'
        ? [
            ...outcome.options.flatMap((option, index) =>
              outcomesIn(option.outcome, `${field}.options.${index}.outcome`),
            ),
            ...outcomesIn(outcome.otherwise, `${field}.otherwise`),
          ]
        : [];
  return [{ field, outcome }, ...below];
}
