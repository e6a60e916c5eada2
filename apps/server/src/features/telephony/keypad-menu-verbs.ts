import type { TwimlVerb } from '@frontdesk/providers/twilio';
import type { Menu } from '../routing/outcomes-in.ts';

/** Asked what comes next once a key was pressed, or none. */
export const MENU_PATH = '/webhooks/twilio/menu';

export interface MenuPrompt {
  readonly publicUrl: string;
  readonly language: string | undefined;
  /** The call's place, signed. */
  readonly place: string;
}

/** Reads the choices out and waits for one key; the carrier asks what is next also when none was pressed. */
export function menuVerbs(menu: Menu, { publicUrl, language, place }: MenuPrompt): TwimlVerb[] {
  return [
    {
      verb: 'gather',
      input: ['dtmf'],
      action: `${publicUrl}${MENU_PATH}?place=${place}`,
      prompt: [{ verb: 'say', text: menu.prompt, ...(language && { language }) }],
      timeoutSeconds: menu.timeoutSeconds,
      numDigits: 1,
      // `#` is a key like the others.
      finishOnKey: '',
      actionOnEmptyResult: true,
    },
  ];
}
