import { sendTexts } from './send-text.ts';
import { keepSettlingTexts } from './settle-texts.ts';
import type { TextContext } from './text-context.ts';

/** Begins the work that texts leave behind. */
export async function workOnTexts(context: TextContext): Promise<void> {
  await sendTexts(context);
  await keepSettlingTexts(context);
}
