import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { defaultPaths } from '../../schemas/config-defaults.ts';
import { registryColumns } from '../../schemas/registry-row.ts';
import { ticketColumns } from '../../schemas/ticket-columns.ts';
import { configFileName } from '../config.ts';
import { OzmaError } from '../domain/ozma-error.ts';
import { packageRoot } from '../package-root.ts';
import { deskAreas } from './check-areas.ts';
import { initialConfig, schemaLineStart } from './initial-config.ts';

const schemaPathFrom = (dir: string): string =>
  relative(dir, join(packageRoot(), 'schemas', 'ozma.schema.json'))
    .split(sep)
    .join('/');

const entriesOf = async (dir: string): Promise<readonly string[]> => {
  try {
    return await readdir(dir);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'ENOENT') return [];
    const why = code === 'ENOTDIR' ? 'there is a file in its place' : String(error);
    throw new OzmaError('usage', `${dir} cannot be made a desk: ${why}.`, { cause: error });
  }
};

const refuseFilled = async (dir: string): Promise<void> => {
  const entries = await entriesOf(dir);
  if (entries.includes(configFileName) || entries.includes('ozma.db')) {
    throw new OzmaError(
      'usage',
      `${dir} is a desk already; nothing was changed. Use it with: ozma --desk ${dir} status`,
    );
  }
  if (entries.length > 0) {
    throw new OzmaError('usage', `${dir} is not empty; nothing was changed. Name a new or an empty directory.`);
  }
};

// Never overwrites: whoever was quicker keeps what is there.
const writeNew = (path: string, text: string): Promise<void> => writeFile(path, text, { flag: 'wx' });

const csvHeader = (columns: readonly string[]): string =>
  `${columns.filter((column) => column !== 'steps').join(',')}\n`;

const sampleDir = (): string => join(packageRoot(), 'fixtures', 'desk');

/** The sample's configuration, below a line that leads editors from here to the JSON Schema. */
const sampleConfig = async (dir: string): Promise<string> => {
  const text = await readFile(join(sampleDir(), configFileName), 'utf8');
  const lines = text.split('\n').filter((line) => !line.startsWith(schemaLineStart));
  return [`${schemaLineStart}${schemaPathFrom(dir)}`, ...lines].join('\n');
};

/** What the sample has besides: how its bunnies are repaired, a status feed that one can flip, and folders that customers send again later. */
const sampleExtras = ['repairs', 'platform.json', 'later'] as const;

const fillFromSample = async (dir: string): Promise<void> => {
  for (const name of [...Object.values(defaultPaths), ...sampleExtras]) {
    await cp(join(sampleDir(), name), join(dir, name), { recursive: true, verbatimSymlinks: true, force: false });
  }
  await writeNew(join(dir, configFileName), await sampleConfig(dir));
};

const fillEmpty = async (dir: string): Promise<void> => {
  await writeNew(join(dir, defaultPaths.tickets), csvHeader(ticketColumns));
  await writeNew(join(dir, defaultPaths.registry), csvHeader(registryColumns));
  await writeNew(join(dir, configFileName), initialConfig(schemaPathFrom(dir)));
};

const makeDesk = async (dir: string, sample: boolean): Promise<void> => {
  await mkdir(dir, { recursive: true });
  for (const area of [defaultPaths.inbox, ...deskAreas]) await mkdir(join(dir, area));
  await (sample ? fillFromSample(dir) : fillEmpty(dir));
};

const fullDisk: readonly unknown[] = ['ENOSPC', 'EDQUOT'];

/**
 * Makes a desk in a new or empty directory (product.md 3); with `sample` the sample desk's tickets, registry, configuration and inbox. A desk,
 * or another directory with something in it, is `usage` and stays as it is. What the disk refuses is `disk-full` or `disk-fault`.
 */
export const initDesk = async (dir: string, { sample }: { readonly sample: boolean }): Promise<void> => {
  await refuseFilled(dir);
  await makeDesk(dir, sample).catch((error: unknown) => {
    if (!(error instanceof Error && 'code' in error)) throw error;
    const code = fullDisk.includes(error.code) ? 'disk-full' : 'disk-fault';
    const cure = 'See that there is room and that ozma may write there, remove what was begun, then run this again.';
    throw new OzmaError(code, `${dir} cannot be made a desk: ${error.message}. ${cure}`, { cause: error });
  });
};
