import type { LedgerHead } from '../../domain/ledger.ts';
import { OzmaError } from '../../domain/ozma-error.ts';
import { pieceOf } from '../../queue/ways/piece.ts';
import { type Post, type Posted, post } from '../../queue/ways/post.ts';
import type { Language } from '../../texts/languages.ts';
import type { LedgerWords } from '../../texts/ledger-words.ts';
import { ledgerWordsIn } from '../../texts/ledger-words-in.ts';
import { shown } from '../../texts/shown.ts';
import { version } from '../../version.ts';
import type { Call } from '../call.ts';
import { writeLine } from '../output.ts';

/** Where a head is posted to, with what token, and within what time for all of it. */
export type Addressee = { readonly url: URL; readonly token: string | null; readonly limitMs: number };

/** How much of an answer is read, for the sentence that tells of it. */
const answerBytes = 4096;
const longestSeconds = 3600;

const urlOf = (given: string): URL => {
  const url = URL.parse(given);
  if (url === null || !['http:', 'https:'].includes(url.protocol)) {
    throw new OzmaError('usage', `--post: expected an address that begins with http:// or https://, not "${given}".`);
  }
  if (url.username === '' && url.password === '') return url;
  throw new OzmaError(
    'usage',
    '--post: an address with a password in it shows in lists of processes. Use --token-env.',
  );
};

const tokenOf = (name: string | undefined, env: Call['env']): string | null => {
  if (name === undefined) return null;
  const token = env[name]?.trim() ?? '';
  if (/^[\x21-\x7e]+$/.test(token)) return token;
  const what = token === '' ? 'is not set' : 'has characters that no token can have';
  throw new OzmaError('usage', `--token-env: the environment variable ${shown(name)} ${what}.`);
};

const limitOf = (given: string): number => {
  const seconds = given.trim() === '' ? Number.NaN : Number(given);
  if (seconds > 0 && seconds <= longestSeconds) return Math.ceil(seconds * 1000);
  throw new OzmaError('usage', `--timeout: expected seconds, more than 0 and up to ${longestSeconds}, not "${given}".`);
};

/** Where a call wants the head to be posted; null where it does not. A wrong address, token or time is `usage`. */
export const addressee = (
  given: { readonly post?: string; readonly tokenEnv?: string; readonly timeout: string },
  env: Call['env'],
): Addressee | null => {
  const limitMs = limitOf(given.timeout);
  if (given.post === undefined) {
    if (given.tokenEnv === undefined) return null;
    throw new OzmaError('usage', '--token-env names a token for --post, and there is no --post.');
  }
  return { url: urlOf(given.post), token: tokenOf(given.tokenEnv, env), limitMs };
};

const requestOf = ({ desk, seq, hash, at }: LedgerHead, { url, token }: Addressee): Post => ({
  url: url.href,
  headers: {
    Accept: 'application/json, text/plain',
    'Content-Type': 'application/json',
    'User-Agent': `ozma/${version()}`,
    ...(token === null ? {} : { Authorization: `Bearer ${token}` }),
  },
  body: JSON.stringify({ desk, seq, hash, at }),
  mostBytes: answerBytes,
});

const said = (text: string): string => {
  const piece = pieceOf(text);
  return piece === '' ? '' : `: ${piece}`;
};

/** Why an answer means that the head did not arrive; null where it did. */
const refusalOf = ({ status, location, body }: Posted, { post: words }: LedgerWords): string | null => {
  if (status >= 200 && status < 300) return null;
  if (status >= 300 && status < 400) return words.redirected(status, said(location ?? ''));
  return words.refused(status, said(Buffer.from(body).toString('utf8')));
};

const reasonOf = (error: unknown): string => {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
  const message = error instanceof Error ? error.message : String(error);
  return pieceOf(message || code || 'unknown');
};

/** What is sent, to whom, and in what language it is told. */
type Sending = { readonly head: LedgerHead; readonly to: Addressee; readonly language: Language };

/** The status of an answer that says the head arrived, or why it did not. */
const answered = async ({ head, to, language }: Sending): Promise<{ readonly status: number } | string> => {
  const words = ledgerWordsIn(language);
  const late = AbortSignal.timeout(to.limitMs);
  try {
    const answer = await post(requestOf(head, to), late);
    return refusalOf(answer, words) ?? { status: answer.status };
  } catch (error) {
    return late.aborted ? words.post.late(to.limitMs / 1000) : words.post.noAnswer(reasonOf(error));
  }
};

/** Posts a head as JSON and says how that went; false where it did not arrive. What the other side repeats of the token is not shown. */
export const sendHead = async (call: Call, sending: Sending): Promise<boolean> => {
  const { url, token } = sending.to;
  const { post: words } = ledgerWordsIn(sending.language);
  const place = shown(url.origin + url.pathname);
  const came = await answered(sending);
  if (typeof came !== 'string') {
    if (!call.quiet) await writeLine(call.stderr, words.arrived(place, came.status));
    return true;
  }
  const why = token === null ? came : came.replaceAll(token, '…');
  await writeLine(call.stderr, `ozma: ${words.failed(place, why)}`);
  return false;
};
