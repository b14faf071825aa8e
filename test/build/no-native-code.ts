/** Keeps native code out of a process that test files share: a fault in it would take the results of all of them along. */
process.dlopen = (_module, path) => {
  throw new Error(
    `${path} is native code: the test belongs into a room whose files have a process each (vitest.config.ts)`,
  );
};
