import { Console } from 'node:console';
import { callModule } from './repair/call-module.ts';
import type { ModuleAnswer, ModuleTask } from './repair/task.ts';

// What a module prints is for whoever looks after the desk; standard output belongs to ozma's answers.
globalThis.console = new Console(process.stderr, process.stderr);

/** The repair worker: calls a module of the desk for one item, and answers what it answered; null where it is only asked whether it has started. */
export default async (task: ModuleTask | null): Promise<ModuleAnswer | null> =>
  task === null ? null : await callModule(task);
