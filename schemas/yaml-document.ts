import {
  type Document,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type ParsedNode,
  parseAllDocuments,
  parseDocument,
  visit,
  type YAMLError,
} from 'yaml';
import type { ConfigFault } from './config-fault.ts';

/** Says where in its file a key of a valid document stands: `ozma.yaml:3:14: key: message`. */
export type Locate = (path: readonly PropertyKey[], message: string) => string;

/** What a document says once it is checked, or every fault of it. */
export type CheckedYaml<T> =
  | { readonly kind: 'valid'; readonly value: T }
  | { readonly kind: 'faulty'; readonly faults: readonly ConfigFault[] };

/** A YAML file as read: what it says, or every fault as `file:line:col: key: what was expected`, in the order of the lines. */
export type YamlDocument<T> =
  | {
      readonly kind: 'valid';
      readonly value: T;
      readonly locate: Locate;
      /** The line on which a key stands, from 1. */
      readonly lineOf: (path: readonly PropertyKey[]) => number;
    }
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

const withKey = (document: Parsed, fault: ConfigFault): LocatedFault => ({
  offset: offsetOf(document, fault),
  message: fault.path.length === 0 ? fault.message : `${pathText(fault.path)}: ${fault.message}`,
});

/** What is wrong with the text itself, before anybody asks what it says. */
const textFaults = (document: Parsed, second: Parsed | undefined, aliases: readonly LocatedFault[]): LocatedFault[] => {
  const faults = [...document.errors, ...document.warnings].map(syntaxFault);
  if (second !== undefined)
    faults.push({ offset: second.range[0], message: 'expected one document only; leave out ---' });
  return [...faults, ...aliases];
};

/** Reads the text of a YAML file (YAML 1.2, one document) and checks what it says; an empty file says `null`. */
export const parseYamlDocument = <T>(
  text: string,
  fileName: string,
  check: (value: unknown) => CheckedYaml<T>,
): YamlDocument<T> => {
  const counter = new LineCounter();
  const [document = parseDocument(text), second] = parse(text, counter);
  const placeOf = (offset: number) => {
    const { line, col } = counter.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const located = ({ offset, message }: LocatedFault): string => {
    const { line, column } = placeOf(offset);
    return `${fileName}:${line}:${column}: ${message}`;
  };
  const aliases = aliasFaults(document);
  const faults = textFaults(document, second, aliases);
  const isReadable = aliases.length === 0 && document.errors.every(({ code }) => code === 'DUPLICATE_KEY');
  const checked = isReadable ? check(document.toJS()) : null;
  if (checked?.kind === 'faulty') faults.push(...checked.faults.map((fault) => withKey(document, fault)));
  if (checked?.kind === 'valid' && faults.length === 0) {
    return {
      kind: 'valid',
      value: checked.value,
      locate: (path, message) => located(withKey(document, { path, at: 'value', message })),
      lineOf: (path) => placeOf(offsetOf(document, { path, at: 'value' })).line,
    };
  }
  return { kind: 'faulty', faults: [...new Set(faults.sort((a, b) => a.offset - b.offset).map(located))] };
};
