import { noteKeys } from '../src/domain/note.ts';
import { textKey } from '../src/domain/text.ts';
import type { ConfigFile } from './config.ts';
import { kindsOf, noteAliasesOf } from './config-defaults.ts';
import type { ConfigFault } from './config-fault.ts';
import { nearestWord } from './nearest-word.ts';

type Sections = Pick<ConfigFile, 'kinds' | 'note'>;
type Word = { readonly word: string; readonly means: string; readonly path: readonly PropertyKey[] };

const wordsOf = (sections: Sections): readonly Word[] => [
  ...Object.entries(noteAliasesOf(sections.note)).flatMap(([key, words]): readonly Word[] => {
    const given = sections.note?.aliases?.[key] ?? [];
    const means = `the note key ${key}`;
    const own = (word: string) => (given.includes(word) ? [given.indexOf(word)] : []);
    return [
      { word: key, means, path: ['note', 'aliases', key] },
      ...words.map((word) => ({ word, means, path: ['note', 'aliases', key, ...own(word)] })),
    ];
  }),
  ...kindsOf(sections.kinds).flatMap(({ name, aliases }): readonly Word[] => {
    const means = `the kind ${name}`;
    const own = (at: number) => (sections.kinds?.[name]?.aliases === undefined ? [] : ['aliases', at]);
    return [
      { word: name, means, path: ['kinds', name] },
      ...aliases.map((word, at) => ({ word, means, path: ['kinds', name, ...own(at)] })),
    ];
  }),
];

/** Whether a desk said this itself: the path leads into a part that its file has. */
const isGiven = (sections: Sections, path: readonly PropertyKey[]): boolean => {
  const [section, second, third] = path;
  if (section === 'kinds') return Object.hasOwn(sections.kinds ?? {}, second ?? '');
  return Object.hasOwn(sections.note?.aliases ?? {}, third ?? '');
};

const sharedWords = (sections: Sections): readonly ConfigFault[] => {
  const first = new Map<string, Word>();
  return wordsOf(sections).flatMap((word): readonly ConfigFault[] => {
    const other = first.get(textKey(word.word));
    first.set(textKey(word.word), other ?? word);
    if (other === undefined || other.means === word.means) return [];
    const [blamed, meant] = isGiven(sections, word.path) ? [word, other] : [other, word];
    return [
      {
        path: blamed.path,
        at: 'value',
        message: `expected a word of its own; '${blamed.word}' already stands for ${meant.means}`,
      },
    ];
  });
};

const unknownRequired = (sections: Sections): readonly ConfigFault[] => {
  const known = Object.keys(noteAliasesOf(sections.note));
  return Object.entries(sections.kinds ?? {}).flatMap(([name, kind]) =>
    (kind.required ?? []).flatMap((field, at): readonly ConfigFault[] => {
      if (known.includes(field)) return [];
      const nearest = nearestWord(field, known);
      const hint =
        nearest === null
          ? `name it under note.aliases to make it one, e.g. ${field}: []`
          : `did you mean '${nearest}'?`;
      return [
        {
          path: ['kinds', name, 'required', at],
          at: 'value',
          message: `expected a note key; '${field}' is not one: ${hint}`,
        },
      ];
    }),
  );
};

const isHeaderKey = (field: string): boolean =>
  field === noteKeys.ticket || field === noteKeys.owner || field === noteKeys.date;

const headerRequired = (sections: Sections): readonly ConfigFault[] =>
  Object.entries(sections.kinds ?? {}).flatMap(([name, kind]) =>
    (kind.required ?? []).flatMap((field, at): readonly ConfigFault[] =>
      isHeaderKey(field)
        ? [
            {
              path: ['kinds', name, 'required', at],
              at: 'value',
              message: `expected a key of a block; ${field} is asked once a note`,
            },
          ]
        : [],
    ),
  );

/** What cannot be seen key by key: words that stand for two things, and required keys that no note can have. */
export const configConflicts = (sections: Sections): readonly ConfigFault[] => [
  ...sharedWords(sections),
  ...unknownRequired(sections),
  ...headerRequired(sections),
];
