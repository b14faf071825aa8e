import { setTimeout as pause } from 'node:timers/promises';
import { filesOf, labelOf } from '../../serve/serving.ts';
import { type Delivery, send, stage, unstage, whole } from '../load/delivery.ts';

/** Customers who keep sending to a desk, one after the other. */
export type Stream = {
  /** Sends so many right now, in between. */
  readonly burst: (count: number) => Promise<void>;
  /** Sends one good folder now, and answers it when it has arrived. */
  readonly sendOne: () => Promise<Delivery>;
  /** Sends nothing more; answers everything that was sent. */
  readonly stop: () => Promise<readonly Delivery[]>;
  readonly sent: () => number;
};

const uniqueOf = (number: number): string => `@${String(number).padStart(6, '0')}`;

/** A ticket's folder, in a directory of its own as an intake makes it that may get two of one name. */
const good = (number: number, index: number): Delivery => ({
  ...whole(index),
  path: `${uniqueOf(number)}/${labelOf(index)}`,
});

/** The label with a word more: rejected. */
const mislabelled = (number: number, index: number): Delivery => ({
  ...whole(index),
  path: `${uniqueOf(number)}/${labelOf(index)} again`,
  verdict: 'rejected',
});

/** Without its note: rejected. */
const noteless = (number: number, index: number): Delivery => ({
  path: `${uniqueOf(number)}/${labelOf(index)}`,
  files: new Map(filesOf(index).slice(1)),
  verdict: 'rejected',
});

const repeatEvery = 7;
const mislabelEvery = 11;
const notelessEvery = 13;

/** What comes with the n-th ticket: mostly its folder, sometimes a wrong one, sometimes an earlier one once more. */
const deliveriesOf = (n: number, numbered: () => number): readonly Delivery[] => {
  if (n % mislabelEvery === 0) return [mislabelled(numbered(), n)];
  if (n % notelessEvery === 0) return [noteless(numbered(), n)];
  const one = good(numbered(), n);
  return n % repeatEvery === 0 ? [one, { ...good(numbered(), n), verdict: 'duplicate' }] : [one];
};

/** Errors that pass: the disk is full, or the inbox is away. */
const passing: readonly unknown[] = ['ENOSPC', 'ENOENT', 'EACCES', 'EROFS'];

const tryToDeliver = (desk: string, delivery: Delivery): void => {
  try {
    stage(desk, delivery);
    send(desk, delivery);
  } catch (error) {
    unstage(desk, delivery);
    throw error;
  }
};

/** Delivers, however often it takes. */
const deliver = async (desk: string, delivery: Delivery): Promise<void> => {
  for (;;) {
    try {
      return tryToDeliver(desk, delivery);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && passing.includes(error.code))) throw error;
      await pause(200);
    }
  }
};

/** Opens a stream to a desk that sends the folder of one ticket after the other, the first `reserved` tickets left out. */
export const openStream = (desk: string, { everyMs, reserved }: { everyMs: number; reserved: number }): Stream => {
  const sent: Delivery[] = [];
  let ticket = reserved;
  let count = 0;
  let isStopping = false;
  const numbered = (): number => {
    count += 1;
    return count;
  };
  const sendAll = async (deliveries: readonly Delivery[]): Promise<void> => {
    for (const one of deliveries) {
      await deliver(desk, one);
      sent.push(one);
    }
  };
  const sendNext = async (): Promise<readonly Delivery[]> => {
    const next = deliveriesOf(ticket, numbered);
    ticket += 1;
    await sendAll(next);
    return next;
  };
  const flowing = (async () => {
    while (!isStopping) {
      await sendNext();
      await pause(everyMs);
    }
  })();
  return {
    burst: async (size) => {
      for (let n = 0; n < size; n += 1) await sendNext();
    },
    sendOne: async () => {
      for (;;) {
        const [one] = await sendNext();
        if (one?.verdict === 'accepted') return one;
      }
    },
    stop: async () => {
      isStopping = true;
      await flowing;
      return sent;
    },
    sent: () => sent.length,
  };
};
