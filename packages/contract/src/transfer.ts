import { z } from 'zod';

/** `cold`: the caller is put through at once. `warm`: the person is asked first while the caller holds. */
export const TransferMode = z.enum(['cold', 'warm']);
export type TransferMode = z.infer<typeof TransferMode>;

/** Why a warm transfer brought the caller back. */
export const TransferFailure = z.enum(['declined', 'no_answer', 'busy', 'failed']);
export type TransferFailure = z.infer<typeof TransferFailure>;
