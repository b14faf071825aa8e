#!/usr/bin/env node
import { enableCompileCache } from 'node:module';
import { setFlagsFromString } from 'node:v8';

enableCompileCache();

// Most values live for one batch: a young generation that does not grow and an old one that is swept early keep a long run under 300 MB. It is said
// late, for Node compiles its own code anew where flags differ from those that it was built with, which takes a fifth of a short command.
const isLongRunMs = 200;
setTimeout(() => {
  setFlagsFromString('--semi-space-growth-factor=1');
  setFlagsFromString('--heap-growing-percent=40');
}, isLongRunMs).unref();

const { run } = await import('./cli/run.ts');

process.exitCode = await run(process.argv.slice(2), process);

const { endAnyway } = await import('./cli/end-anyway.ts');

endAnyway(process);
