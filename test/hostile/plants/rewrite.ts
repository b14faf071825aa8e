import { registerHooks } from 'node:module';

/** Loads a source file of ozma with a piece of it replaced: a bug, planted. Throws where the piece is not there any more. */
export const rewrite = (file: string, piece: string, replacement: string): void => {
  registerHooks({
    load: (url, context, nextLoad) => {
      const loaded = nextLoad(url, context);
      if (!url.endsWith(file)) return loaded;
      const source = String(loaded.source);
      if (!source.includes(piece)) throw new Error(`${file} has no ${piece}: plant the bug elsewhere`);
      return { ...loaded, source: source.replace(piece, replacement) };
    },
  });
};
