import { type AnsweringContext, answerTexts } from './answer-text.ts';
import { sendTexts } from './send-text.ts';
import { keepSettlingTexts } from './settle-texts.ts';

/** Begins the work that texts leave behind. */
export async function workOnTexts(context: AnsweringContext): Promise<void> {
  await sendTexts(context);
  await keepSettlingTexts(context);
  await answerTexts(context);
}
