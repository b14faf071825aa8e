import { z } from 'zod';
import { configSchema } from './config.ts';

/** The JSON Schema (draft-07) of `ozma.yaml`, for editors: the text of `schemas/ozma.schema.json`. */
export const configJsonSchema = (): string => {
  const schema = z.toJSONSchema(configSchema, { io: 'input', target: 'draft-7' });
  return `${JSON.stringify({ title: 'ozma.yaml', description: 'The policy of a desk of ozma.', ...schema }, null, 2)}\n`;
};
