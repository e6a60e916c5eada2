export { type CustomLlmOptions, customLlmDialogue } from './custom-llm-dialogue.ts';
