import { resolve } from 'node:path';
import { engineKinds, type WayConfig, wayOfKind } from '../../running-config.ts';
import { sourceNames } from '../../stability/source.ts';
import type { Language } from '../../texts/languages.ts';
import { sourceIn } from '../../texts/observed.ts';
import { serveWordsIn } from '../../texts/serve-words-in.ts';
import { shown } from '../../texts/shown.ts';
import type { Desk } from '../../wire.ts';
import type { Call } from '../call.ts';
import { missingFor } from './missing-way.ts';

/** What `serve` does on a desk, before it begins. */
export type Opening = {
  readonly desk: Desk;
  readonly settleSeconds: number;
  /** Whether it repairs what it can. */
  readonly isRepairing: boolean;
  readonly env: Call['env'];
};

/** By what a way repairs; null for what is done by hand. */
const byWhat = (way: WayConfig): readonly [way: 'command' | 'http' | 'module', by: string] | null => {
  switch (way.way) {
    case 'hand':
      return null;
    case 'command':
      return [way.way, way.command.join(' ')];
    case 'http':
      return [way.way, way.url];
    case 'module':
      return [way.way, way.module];
  }
};

const kindsOf = ({ config }: Desk): readonly string[] => [
  ...new Set([...config.policy.kinds.map(({ name }) => name), ...config.running.ways.keys()]),
];

const repairLines = ({ desk, isRepairing }: Opening, language: Language): readonly string[] => {
  const { opening } = serveWordsIn(language);
  if (!isRepairing) return [opening.noRepairs];
  const { running } = desk.config;
  const ways = kindsOf(desk).flatMap((kind) => {
    const way = byWhat(wayOfKind(running, kind));
    return way === null ? [] : [opening.way(shown(kind), way[0], shown(way[1]))];
  });
  const byHand = kindsOf(desk).filter((kind) => !engineKinds(running).includes(kind));
  return [...ways, ...(byHand.length === 0 ? [] : [opening.byHand(shown(byHand.join(', ')))])];
};

/** What is missing for the kinds that ozma repairs by itself: said before their repairs fail one after the other. */
const missingLines = ({ desk, isRepairing, env }: Opening, language: Language): readonly string[] => {
  const { opening } = serveWordsIn(language);
  if (!isRepairing) return [];
  return kindsOf(desk).flatMap((kind) => {
    const missing = missingFor(wayOfKind(desk.config.running, kind), desk.dir, env);
    return missing === null ? [] : [opening.missing[missing.what](shown(kind), shown(missing.name))];
  });
};

/** The first lines of `serve`: what it watches, how each kind is repaired, what the platform is watched by, how to stop it. */
export const openingLines = (of: Opening, language: Language): readonly string[] => {
  const { opening } = serveWordsIn(language);
  const { dir, config } = of.desk;
  const { running, paths } = config;
  const sources = sourceNames(running.stability).map((name) => sourceIn(name, language));
  return [
    opening.serving(shown(dir)),
    opening.watches(shown(resolve(dir, paths.inbox)), of.settleSeconds, running.serve.scanMs / 1000),
    ...repairLines(of, language),
    ...missingLines(of, language),
    sources.length === 0 ? opening.noSources : opening.sources(shown(sources.join(', '))),
    opening.howToStop,
  ];
};

/** The same for machines. */
export const openingDocument = ({ desk, settleSeconds, isRepairing }: Opening) => ({
  event: 'serve-started',
  desk: desk.dir,
  pid: process.pid,
  settle: settleSeconds,
  repairs: Object.fromEntries(
    kindsOf(desk).map((kind) => [kind, isRepairing ? wayOfKind(desk.config.running, kind).way : 'hand']),
  ),
  sources: sourceNames(desk.config.running.stability),
});
