export { anthropic } from './anthropic.ts';
export { compatible } from './compatible.ts';
export { google } from './google.ts';
export { OPENAI_BASE_URL, openaiLanguageModels } from './openai.ts';
