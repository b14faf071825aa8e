import { type RegistryColumn, registryCellsReader } from '../../schemas/registry-row.ts';
import type { RowReading } from '../../schemas/row.ts';
import type { DeskConfig } from '../config.ts';
import { type CsvHeader, cellTexts } from '../csv/header.ts';
import { nameKey } from '../domain/person.ts';
import { kindCalled, kindWords } from '../formats/item-kinds.ts';
import { skeleton } from '../formats/skeleton.ts';
import type { RegistryRow } from '../store/store.ts';

/** Reads rows of registry.csv under a header as the desk's configuration has it (product.md 3). */
export const registryRowReader = (
  header: CsvHeader<RegistryColumn>,
  { policy }: DeskConfig,
): ((cells: readonly string[]) => RowReading<RegistryRow>) => {
  const words = kindWords(policy);
  const readCells = registryCellsReader({ kinds: policy.kinds, kindCalled: (word) => kindCalled(word, words) });
  return (cells) => {
    const reading = readCells(cellTexts(cells, header));
    if (reading.kind === 'bad') return reading;
    const { ref, name, owner, ownerId } = reading.row;
    const ownerKey = nameKey(owner, policy.nameRule);
    return {
      kind: 'row',
      row: {
        ref,
        name,
        owner: owner === '' ? null : { name: owner, id: ownerId },
        ownerKey,
        ownerSkeleton: ownerKey === '' ? '' : skeleton(ownerKey),
      },
    };
  };
};
