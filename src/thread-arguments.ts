/**
 * What every thread is started with. Its module is imported, never required: a thread that is ended in the instant in which Node.js makes
 * a required ES module out of it takes the whole process with it (an assertion in `CreateRequiredModuleFacade`, seen with 24.21).
 */
export const threadArguments: readonly string[] = ['--no-experimental-require-module'];
