import type { ConfigFile } from './config.ts';
import { kindsOf } from './config-defaults.ts';
import type { ConfigFault } from './config-fault.ts';
import { nearestWord } from './nearest-word.ts';

type Sections = Pick<ConfigFile, 'kinds' | 'repairs' | 'pauses' | 'stability'>;
type Path = readonly PropertyKey[];

const fault = (path: Path, message: string): ConfigFault => ({ path, at: 'value', message });

const wanted = { command: 'command', http: 'url', module: 'module' } as const;

const repairFaults = ({ kinds, repairs }: Sections): readonly ConfigFault[] => {
  const known = kindsOf(kinds).map(({ name }) => name);
  return Object.entries(repairs ?? {}).flatMap(([kind, given]) => {
    const nearest = nearestWord(kind, known);
    const unknown = known.includes(kind)
      ? []
      : [
          fault(
            ['repairs', kind],
            `expected a kind of item; '${kind}' is none${nearest === null ? '' : `: did you mean '${nearest}'?`}`,
          ),
        ];
    const key = given.way === 'hand' ? null : wanted[given.way];
    const missing =
      key === null || given[key] !== undefined
        ? []
        : [fault(['repairs', kind, 'way'], `expected '${key}' beside way: ${given.way}`)];
    return [...unknown, ...missing];
  });
};

const repeated = (names: readonly string[], path: Path): readonly ConfigFault[] =>
  names.flatMap((name, index) =>
    names.indexOf(name) === index
      ? []
      : [fault([...path, index, 'name'], `expected a name of its own; '${name}' is taken`)],
  );

const feedFaults = ({ stability }: Sections): readonly ConfigFault[] =>
  (stability?.feeds ?? []).flatMap((feed, index) => {
    const path = ['stability', 'feeds', index];
    const place =
      (feed.url === undefined) === (feed.file === undefined)
        ? [fault([...path, 'name'], "expected either 'url' or 'file' beside the feed's name")]
        : [];
    const mapping =
      feed.format === 'json' && (feed.value === undefined || feed.healthy === undefined || feed.troubled === undefined)
        ? [fault([...path, 'format'], "expected 'value', 'healthy' and 'troubled' beside format: json")]
        : [];
    return [...place, ...mapping];
  });

const probeFaults = ({ stability }: Sections): readonly ConfigFault[] =>
  (stability?.probes ?? []).flatMap((probe, index) =>
    (probe.url === undefined) === (probe.command === undefined)
      ? [fault(['stability', 'probes', index, 'name'], "expected either 'url' or 'command' beside the probe's name")]
      : [],
  );

const windowFaults = ({ pauses }: Sections): readonly ConfigFault[] =>
  repeated(
    (pauses?.schedule ?? []).map(({ name }) => name),
    ['pauses', 'schedule'],
  );

const countFaults = ({ stability }: Sections): readonly ConfigFault[] =>
  stability?.bad !== undefined && stability.of !== undefined && stability.bad > stability.of
    ? [fault(['stability', 'of'], `expected at least as many looks as 'bad' (${stability.bad})`)]
    : [];

/** What of the queue, the pauses and the watch cannot be seen key by key: keys that belong together, names that are taken. */
export const runningConflicts = (sections: Sections): readonly ConfigFault[] => [
  ...repairFaults(sections),
  ...feedFaults(sections),
  ...probeFaults(sections),
  ...repeated(
    (sections.stability?.feeds ?? []).map(({ name }) => name),
    ['stability', 'feeds'],
  ),
  ...repeated(
    (sections.stability?.probes ?? []).map(({ name }) => name),
    ['stability', 'probes'],
  ),
  ...windowFaults(sections),
  ...countFaults(sections),
];
