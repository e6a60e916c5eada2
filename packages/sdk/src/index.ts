export type { components, operations, paths } from './api-types.ts';
export { createFrontdesk, type Frontdesk, type FrontdeskOptions } from './create-frontdesk.ts';
export { everyItem } from './every-item.ts';
export { type Answer, FrontdeskError, type Problem, unwrap } from './frontdesk-error.ts';
