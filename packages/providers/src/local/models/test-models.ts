import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where tests find the models: MODELS_DIR, or `models/` in the repository, as for `scripts/models.mjs`. */
export function modelsDirectory(): string {
  const root = fileURLToPath(new URL('../../../../..', import.meta.url));
  // biome-ignore lint/style/noProcessEnv: tests are started without a composition root to hand it in
  return resolve(root, process.env.MODELS_DIR || 'models');
}
