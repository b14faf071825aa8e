import type { Writable } from 'node:stream';
import type { Language } from '../texts/languages.ts';
import { type Call, languageOf } from './call.ts';
import { lineWidth } from './verdict-lines.ts';

/** Where lines are rendered for: the stream decides on colours, the width in cells on wrapping. */
export type Page = { readonly stream: Writable; readonly width: number; readonly language: Language };

/** The page that a call's results go to. */
export const pageOf = (call: Call, deskLanguage: Language): Page => ({
  stream: call.stdout,
  width: lineWidth(call.stdout),
  language: languageOf(call, deskLanguage),
});
