import { Console } from 'node:console';
import { callModule } from './repair/call-module.ts';
import type { ModuleAnswer, ModuleTask } from './repair/task.ts';

// What a module prints is for whoever looks after the desk; standard output belongs to ozma's answers.
globalThis.console = new Console(process.stderr, process.stderr);

/** The repair worker: calls a module of the desk for one item, and answers what it answered. */
export default (task: ModuleTask): Promise<ModuleAnswer> => callModule(task);
