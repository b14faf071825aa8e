import type { InspectAnswer, InspectTask } from '../../workers/inspect/task.ts';
import inspect from '../../workers/inspect.ts';

/** As the inspect worker, but a folder whose label begins with `DEADLY` takes the whole process down, as a fault in native code does. */
export default (task: InspectTask): InspectAnswer => {
  if (task.targets.some(({ label }) => label.startsWith('DEADLY'))) process.kill(process.pid, 'SIGSEGV');
  return inspect(task);
};
