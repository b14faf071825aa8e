import { cpSync, existsSync, globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type OutputChunk, rolldown } from 'rolldown';

/** Writes `dist/`: what is released, in few files, since loading hundreds takes longer than a short command does. */
const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');

/** What finds files of its own beside itself, or is no JavaScript, stays as it is installed. */
const external = [/^better-sqlite3/, /^piscina/, /^pino/];

const entries = (): Readonly<Record<string, string>> => ({
  'src/main': join(root, 'src/main.ts'),
  ...Object.fromEntries(
    globSync('workers/*.ts', { cwd: root }).map((file) => [`workers/${basename(file, '.ts')}`, join(root, file)]),
  ),
});

const packageOf = (module: string): string | null =>
  /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/u.exec(module)?.[0] ?? null;

const licenceOf = (directory: string): string => {
  const { name, version, license } = JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8'));
  const [file] = globSync('{LICENSE,LICENCE,License,license}*', { cwd: directory });
  const text = file === undefined ? '' : `\n${readFileSync(join(directory, file), 'utf8').trim()}\n`;
  return `${name} ${version} (${license})\n${text}`;
};

/** Others' code is part of the files; so are their names and conditions. */
const licences = (chunks: readonly OutputChunk[]): string => {
  const packages = new Set(chunks.flatMap(({ moduleIds }) => moduleIds.flatMap((module) => packageOf(module) ?? [])));
  return [...packages]
    .toSorted()
    .filter((one) => existsSync(join(one, 'package.json')))
    .map(licenceOf)
    .join('\n----\n\n');
};

const migrations = 'src/store/sqlite/migrations';

rmSync(dist, { recursive: true, force: true });
const bundle = await rolldown({ input: entries(), platform: 'node', external });
const { output } = await bundle.write({
  dir: dist,
  format: 'esm',
  entryFileNames: '[name].js',
  chunkFileNames: 'src/chunks/[name]-[hash].js',
});
writeFileSync(join(dist, 'LICENCES-OF-OTHERS.txt'), licences(output.filter((one) => one.type === 'chunk')));
cpSync(join(root, migrations), join(dist, migrations), { recursive: true });
