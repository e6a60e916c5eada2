export { elevenlabs } from './elevenlabs-provider.ts';
