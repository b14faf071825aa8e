#!/usr/bin/env node
import { enableCompileCache } from 'node:module';
import { setFlagsFromString } from 'node:v8';

// Most values live for one batch: a young generation that does not grow and an old one that is swept early keep a long run under 300 MB.
setFlagsFromString('--semi-space-growth-factor=1');
setFlagsFromString('--heap-growing-percent=40');
enableCompileCache();

const { run } = await import('./cli/run.ts');

process.exitCode = await run(process.argv.slice(2), process);

const { endAnyway } = await import('./cli/end-anyway.ts');

endAnyway(process);
