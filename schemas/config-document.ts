import {
  type Document,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type ParsedNode,
  parseAllDocuments,
  visit,
  type YAMLError,
} from 'yaml';
import type { ConfigFile } from './config.ts';
import type { ConfigFault } from './config-fault.ts';
import { checkConfig } from './config-faults.ts';

/** Says where in its file a key of a valid configuration stands: `ozma.yaml:3:14: key: message`. */
export type Locate = (path: readonly PropertyKey[], message: string) => string;

/** A configuration file as read: what it says, or every fault as `ozma.yaml:line:col: key: what was expected`, in the order of the lines. */
export type ConfigDocument =
  | { readonly kind: 'valid'; readonly config: ConfigFile; readonly locate: Locate }
  | { readonly kind: 'faulty'; readonly faults: readonly string[] };

type Parsed = Document.Parsed<ParsedNode>;

const pathText = (path: readonly PropertyKey[]): string =>
  path.reduce<string>(
    (text, step) => (typeof step === 'number' ? `${text}[${step}]` : `${text}${text === '' ? '' : '.'}${String(step)}`),
    '',
  );

/** Offset of what a path leads to; of the nearest part above it where the path leads nowhere. */
const offsetOf = (document: Parsed, { path, at }: Pick<ConfigFault, 'path' | 'at'>): number => {
  let node: unknown = document.contents;
  let offset = document.contents?.range[0] ?? 0;
  for (const [depth, step] of path.entries()) {
    const isLast = depth === path.length - 1;
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
      const part = isLast && at === 'key' ? pair?.key : (pair?.value ?? pair?.key);
      offset = isScalar(part) || isMap(part) || isSeq(part) ? (part.range?.[0] ?? offset) : offset;
      node = pair?.value;
    } else if (isSeq(node)) {
      node = node.items[Number(step)];
      offset = isScalar(node) || isMap(node) || isSeq(node) ? (node.range?.[0] ?? offset) : offset;
    } else return offset;
  }
  return offset;
};

type LocatedFault = { readonly offset: number; readonly message: string };

const syntaxFault = (error: YAMLError): LocatedFault => ({
  offset: error.pos[0],
  message: error.code === 'DUPLICATE_KEY' ? 'this key stands twice; keep one' : `not YAML: ${error.message}`,
});

const parse = (text: string, counter: LineCounter): readonly Parsed[] => {
  const options = { lineCounter: counter, prettyErrors: false, uniqueKeys: true, merge: false } as const;
  const documents = parseAllDocuments(text, options);
  return 'empty' in documents ? [] : documents;
};

// Aliases may repeat a part without end, and a fault in one has two places.
const aliasFaults = (document: Parsed): readonly LocatedFault[] => {
  const faults: LocatedFault[] = [];
  visit(document, {
    Alias: (_, { range, source }) => {
      faults.push({ offset: range?.[0] ?? 0, message: `aliases are not read: write out what *${source} stands for` });
    },
  });
  return faults;
};

/** Reads the text of a configuration file: YAML 1.2, one document. An empty file says nothing and is valid. */
export const parseConfigDocument = (text: string, fileName: string): ConfigDocument => {
  const counter = new LineCounter();
  const [document, second] = parse(text, counter);
  const located = (offset: number, message: string): string => {
    const { line, col } = counter.linePos(offset);
    return `${fileName}:${Math.max(line, 1)}:${Math.max(col, 1)}: ${message}`;
  };
  if (document === undefined)
    return { kind: 'valid', config: {}, locate: (_, message) => `${fileName}:1:1: ${message}` };
  const faults = [...document.errors, ...document.warnings].map(syntaxFault);
  if (second !== undefined)
    faults.push({ offset: second.range[0], message: 'expected one document only; leave out ---' });
  const withKey = (fault: ConfigFault) => ({
    offset: offsetOf(document, fault),
    message: fault.path.length === 0 ? fault.message : `${pathText(fault.path)}: ${fault.message}`,
  });
  const aliases = aliasFaults(document);
  faults.push(...aliases);
  const isReadable = aliases.length === 0 && document.errors.every(({ code }) => code === 'DUPLICATE_KEY');
  const reading = isReadable ? checkConfig(document.toJS()) : null;
  if (reading?.kind === 'faulty') faults.push(...reading.faults.map(withKey));
  if (reading?.kind === 'valid' && faults.length === 0) {
    const locate: Locate = (path, message) => {
      const { offset, message: words } = withKey({ path, at: 'value', message });
      return located(offset, words);
    };
    return { kind: 'valid', config: reading.config, locate };
  }
  const sorted = faults.sort((a, b) => a.offset - b.offset).map((fault) => located(fault.offset, fault.message));
  return { kind: 'faulty', faults: [...new Set(sorted)] };
};
