import { z } from 'zod';
import type { ItemRef } from '../src/domain/item.ts';
import type { KindPolicy } from '../src/domain/policy.ts';
import { trimWhiteSpace } from '../src/domain/text.ts';
import { nearestWord } from './nearest-word.ts';
import { filledCell, idCell, lineCell, type RowFault, type RowReading, rowReading } from './row.ts';

/** The columns of registry.csv that ozma reads (product.md 3). */
export const registryColumns = ['kind', 'id', 'name', 'owner', 'owner_id'] as const;

/** A column of registry.csv. */
export type RegistryColumn = (typeof registryColumns)[number];

/** The cells of one row, guards undone; a column that the file does not have is not there. */
export type RegistryCellTexts = Readonly<Partial<Record<RegistryColumn, string>>>;

/** The cells of one valid row; `owner` empty where nobody is registered. */
export type RegistryCells = {
  readonly ref: ItemRef;
  readonly name: string;
  readonly owner: string;
  readonly ownerId: string | null;
};

/** A kind as references name it: its canonical name, and the id in a text or null where the text is none. */
type KnownKind = { readonly name: string; readonly readId: (text: string) => string | null };

/** How the cells of a row are read: the desk's kinds, and the one that a word names in any case. */
export type RegistryCellFormats = {
  readonly kinds: readonly KindPolicy[];
  readonly kindCalled: (word: string) => KnownKind | undefined;
};

const kindCell = ({ kinds, kindCalled }: RegistryCellFormats) =>
  filledCell('the kind of the item').transform((cell, context): KnownKind => {
    const kind = kindCalled(cell);
    if (kind !== undefined) return kind;
    const names = kinds.map(({ name }) => name);
    const nearest = nearestWord(cell, names);
    const hint = nearest === null ? `the desk knows ${names.join(', ')}` : `did you mean '${nearest}'?`;
    context.addIssue({ code: 'custom', message: `unknown kind '${cell}'; ${hint}` });
    return z.NEVER;
  });

const idFaults = (kind: KnownKind, id: string, { kinds }: RegistryCellFormats): readonly RowFault[] => {
  if (kind.readId(id) !== null) return [];
  const pattern = kinds.find(({ name }) => name === kind.name)?.idPattern ?? '';
  return [{ column: 'id', why: `expected an id of a ${kind.name} (${pattern}); found '${id}'` }];
};

const isEmpty = (cell: string | undefined): boolean => trimWhiteSpace(cell ?? '') === '';

// An id without a name would pass for an owner whom nobody can be compared with.
const ownerFaults = ({ owner, owner_id: ownerId }: RegistryCellTexts): readonly RowFault[] =>
  isEmpty(owner) && !isEmpty(ownerId)
    ? [{ column: 'owner', why: 'expected the name of the owner, for owner_id gives an id; it is empty' }]
    : [];

/** Reads rows of registry.csv (product.md 3): every fault of a row at once, by column. */
export const registryCellsReader = (
  formats: RegistryCellFormats,
): ((cells: RegistryCellTexts) => RowReading<RegistryCells>) => {
  const schema = z.object({
    kind: kindCell(formats),
    id: filledCell('the id of the item'),
    name: lineCell(),
    owner: lineCell(),
    owner_id: idCell(),
  });
  return (cells) => {
    const reading = rowReading(schema.safeParse(cells));
    const own = reading.kind === 'bad' ? reading.faults : idFaults(reading.row.kind, reading.row.id, formats);
    const faults = [...own, ...ownerFaults(cells)];
    if (reading.kind === 'bad' || faults.length > 0) return { kind: 'bad', faults };
    const { kind, id, name, owner, owner_id: ownerId } = reading.row;
    return { kind: 'row', row: { ref: { kind: kind.name, id }, name, owner, ownerId } };
  };
};
