import { writeFileSync } from 'node:fs';
import { configJsonSchema } from './config-json-schema.ts';

writeFileSync(new URL('./ozma.schema.json', import.meta.url), configJsonSchema());
