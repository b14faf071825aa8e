import { setTimeout as sleep } from 'node:timers/promises';
import type { Environment } from '../../child-environment.ts';
import type { RepairOutcome } from '../../domain/repair.ts';
import type { WayConfig } from '../../running-config.ts';
import { version } from '../../version.ts';
import { answerBytes, faultOf, outcomeOf, tooLong } from './answer.ts';
import { type Limit, startLimit } from './limit.ts';
import { pieceOf } from './piece.ts';
import { type Post, type Posted, post } from './post.ts';
import { retryAfterMs } from './retry-after.ts';
import type { RepairTask } from './task.ts';

type Http = Extract<WayConfig, { way: 'http' }>;

/** Repairs by a request to a service. */
export type HttpWay = {
  readonly perform: (task: RepairTask, way: Http, signal: AbortSignal) => Promise<RepairOutcome>;
};

const who = 'the service';

/** States of a service that pass; with the same key a request may be sent again (RFC 9110 15.6, RFC 6585 4). */
const passing: readonly number[] = [429, 500, 502, 503, 504];

/** How often a request is sent in one attempt; after that the queue waits, and others have their turn. */
const mostRequests = 4;

/** The pause before the second request where the service asks for none, doubled each time, and the least pause of all; milliseconds. */
const firstPauseMs = 500;
const leastPauseMs = 100;

const textOf = (body: Uint8Array): string => Buffer.from(body).toString('utf8');

const said = (text: string): string => {
  const piece = pieceOf(text);
  return piece === '' ? '' : `: ${piece}`;
};

const outcomeOfAnswer = ({ status, location, body, isTooLong }: Posted): RepairOutcome => {
  if (status >= 300 && status < 400) {
    return faultOf(`${who} answered with a redirect (${status}${said(location ?? '')}); none is followed`);
  }
  if (status < 200 || status >= 300) return faultOf(`${who} answered with status ${status}${said(textOf(body))}`);
  return isTooLong ? tooLong(who) : outcomeOf(who, body);
};

/** Why a request came to nothing; an error of the network sometimes says it by its code alone. */
const networkFault = (error: unknown): RepairOutcome => {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
  const message = error instanceof Error ? error.message : String(error);
  return faultOf(`${who} gave no answer: ${pieceOf(message || code || 'for no reason that is known')}`);
};

/** Waits before a request is sent again; false where the time that is left is too short for it. */
const pause = async (pauseMs: number, limit: Limit): Promise<boolean> => {
  if (pauseMs >= limit.leftMs()) return false;
  await sleep(pauseMs, undefined, { signal: limit.signal });
  return true;
};

const askUntilAnswered = async (what: Post, limit: Limit): Promise<RepairOutcome> => {
  for (let sent = 1; ; sent += 1) {
    const answer = await post(what, limit.signal);
    if (!passing.includes(answer.status)) return outcomeOfAnswer(answer);
    const wished = retryAfterMs(answer.retryAfter, Date.now());
    const pauseMs = Math.max(leastPauseMs, wished ?? firstPauseMs * 2 ** (sent - 1));
    if (sent < mostRequests && (await pause(pauseMs, limit))) continue;
    const times = sent === 1 ? '' : ` after ${sent} requests`;
    return faultOf(`${who} answered with status ${answer.status}${times}${said(textOf(answer.body))}`, wished);
  }
};

/** What a service says may repeat the token that it was sent: it is not written down. */
const withoutToken = (outcome: RepairOutcome, token: string | null): RepairOutcome => {
  if (token === null || outcome.kind === 'fulfilled') return outcome;
  return { ...outcome, why: outcome.why.replaceAll(token, '…') };
};

/**
 * Repairs items by requests: the task as JSON in a POST with `Idempotency-Key`, the outcome as JSON in an answer 2xx. 429 and 500, 502, 503, 504 are
 * sent again with the same key, after `Retry-After`, while the attempt's time allows; else they are a fault that says how long to wait.
 */
export const openHttpWay = (env: Environment): HttpWay => {
  const agent = `ozma/${version()}`;
  return {
    perform: async (task, { url, tokenEnv, timeLimitMs }, signal) => {
      const token = tokenEnv === null ? null : (env[tokenEnv]?.trim() ?? '');
      if (token === '') return faultOf(`the environment variable ${tokenEnv ?? ''}, which tokenEnv names, is not set`);
      const headers = {
        Accept: 'application/json',
        'Content-Type': 'application/json',
        'Idempotency-Key': task.idempotencyKey,
        'User-Agent': agent,
        ...(token === null ? {} : { Authorization: `Bearer ${token}` }),
      };
      using limit = startLimit(timeLimitMs, signal);
      try {
        const what = { url, headers, body: JSON.stringify(task), mostBytes: answerBytes };
        return withoutToken(await askUntilAnswered(what, limit), token);
      } catch (error) {
        return limit.fault() ?? withoutToken(networkFault(error), token);
      }
    },
  };
};
