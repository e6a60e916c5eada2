/** The callers, in a process of their own: takes a plan as a message, answers with what came of it. */
import type { LoadPlan } from './load-plan.ts';
import { runLoad } from './run-load.ts';

process.on('message', (plan: LoadPlan) => {
  runLoad(plan).then(
    result => process.send?.({ result }),
    (error: unknown) => process.send?.({ error: String(error) }),
  );
});
// Whoever started it went away.
process.once('disconnect', () => process.exit());
