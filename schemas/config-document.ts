import type { ConfigFile } from './config.ts';
import { checkConfig } from './config-faults.ts';
import { type Locate, parseYamlDocument } from './yaml-document.ts';

/** A configuration file as read: what it says, or every fault as `ozma.yaml:line:col: key: what was expected`, in the order of the lines. */
export type ConfigDocument =
  | { readonly kind: 'valid'; readonly config: ConfigFile; readonly locate: Locate }
  | { readonly kind: 'faulty'; readonly faults: readonly string[] };

/** Reads the text of a configuration file: YAML 1.2, one document. An empty file says nothing and is valid. */
export const parseConfigDocument = (text: string, fileName: string): ConfigDocument => {
  const document = parseYamlDocument(text, fileName, (value) => {
    const reading = checkConfig(value);
    return reading.kind === 'valid' ? { kind: 'valid', value: reading.config } : reading;
  });
  return document.kind === 'valid' ? { kind: 'valid', config: document.value, locate: document.locate } : document;
};
