import { noteKeys } from '../src/domain/note.ts';
import type { KindPolicy, Limits } from '../src/domain/policy.ts';
import type { ConfigFile } from './config.ts';

/** The kinds that every desk knows (product.md 5 and 12, "Identity"). */
export const builtInKinds: readonly KindPolicy[] = [
  {
    name: 'bunny',
    aliases: ['バニー', 'うさぎ'],
    idPattern: '[0-9]+',
    needsName: true,
    required: [noteKeys.id, noteKeys.status, noteKeys.previousOwner],
  },
  {
    name: 'nest',
    aliases: ['巣'],
    idPattern: 'N-[0-9]+',
    needsName: false,
    required: [noteKeys.id, noteKeys.status, noteKeys.parents],
  },
];

/** Note key -> other ways to write it (product.md 5). */
const builtInNoteAliases: Readonly<Record<string, readonly string[]>> = {
  [noteKeys.ticket]: ['チケット', 'チケット番号'],
  [noteKeys.owner]: ['飼い主', '名前', 'お名前', 'From'],
  [noteKeys.date]: ['日付', '作成日'],
  [noteKeys.id]: ['ID番号', '番号'],
  [noteKeys.status]: ['ステータス', '状態'],
  [noteKeys.problem]: ['症状', '不具合', '内容'],
  [noteKeys.previousOwner]: ['前の飼い主'],
  [noteKeys.formerName]: ['以前の名前'],
  [noteKeys.transaction]: ['取引', '取引履歴'],
  [noteKeys.parents]: ['両親', '両親のID'],
};

/** The default label: template and pattern of a ticket number (product.md 4 and 12). */
export const defaultLabel = { template: '{ticket} - {owner}', ticketPattern: 'T-[0-9]+' } as const;

/** What bounds the reading of one folder where the desk says nothing else: 1000 files, 1 GiB, 16 levels, a note of 256 KiB. */
export const defaultLimits: Limits = { files: 1000, bytes: 2 ** 30, depth: 16, noteBytes: 262_144 };

/** How far in the future a note's date may lie, in hours (product.md 5). */
export const defaultFutureHours = 24;

/** Repairs at a time (product.md 10). */
export const defaultConcurrency = 5;

/** Seconds that the reading of one folder may take, and folders that are judged and recorded at once. */
export const defaultWorkers = { timeout: 30, batch: 256 } as const;

/** Where things are, relative to the desk (product.md 3). */
export const defaultPaths = { inbox: 'inbox', tickets: 'tickets.csv', registry: 'registry.csv' } as const;

const newKind = (name: string): KindPolicy => ({
  name,
  aliases: [],
  idPattern: '[0-9]+',
  needsName: false,
  required: [noteKeys.id, noteKeys.status],
});

type KindGiven = NonNullable<ConfigFile['kinds']>[string];

const withGiven = (kind: KindPolicy, given: KindGiven): KindPolicy => ({
  name: kind.name,
  aliases: given.aliases ?? kind.aliases,
  idPattern: given.idPattern ?? kind.idPattern,
  needsName: given.needsName ?? kind.needsName,
  required: given.required ?? kind.required,
});

/** The desk's kinds: the built-in ones, overridden field by field, then those that the desk adds. */
export const kindsOf = (given: ConfigFile['kinds']): readonly KindPolicy[] => {
  const own = new Map(Object.entries(given ?? {}));
  const builtIn = builtInKinds.map((kind) => withGiven(kind, own.get(kind.name) ?? {}));
  const added = [...own].filter(([name]) => builtInKinds.every((kind) => kind.name !== name));
  return [...builtIn, ...added.map(([name, kind]) => withGiven(newKind(name), kind))];
};

/** The desk's note keys with all their aliases: the built-in ones, then the desk's own. */
export const noteAliasesOf = (given: ConfigFile['note']): Readonly<Record<string, readonly string[]>> => {
  const all = new Map(Object.entries(builtInNoteAliases));
  for (const [key, words] of Object.entries(given?.aliases ?? {})) {
    all.set(key, [...new Set([...(all.get(key) ?? []), ...words])]);
  }
  return Object.fromEntries(all);
};
