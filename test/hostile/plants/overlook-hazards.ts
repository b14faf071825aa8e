import { rewrite } from './rewrite.ts';

// The bug: a rule that overlooks what it is there for.
rewrite('/src/rules/content-is-safe.ts', 'hazards.length === 0', 'hazards.length < 2');
