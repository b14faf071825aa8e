import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { filesOf, labelOf } from '../../serve/serving.ts';

/** What somebody sent: its path within the inbox, its files with their text, and the verdict that it deserves. */
export type Delivery = {
  readonly path: string;
  readonly files: ReadonlyMap<string, string>;
  readonly verdict: 'accepted' | 'duplicate' | 'rejected';
};

/** The label that a delivery has. */
export const labelIn = ({ path }: Delivery): string => path.slice(path.lastIndexOf('/') + 1);

/** A ticket's folder as it was asked for. */
export const whole = (index: number, items = 1): Delivery => ({
  path: labelOf(index),
  files: new Map(filesOf(index, items)),
  verdict: 'accepted',
});

/** The place beside the inbox where a delivery is written before it is sent. */
const stagingOf = (desk: string, { path }: Delivery): string => join(desk, '.staging', path);

/** Writes a delivery beside the inbox, on the same disk. */
export const stage = (desk: string, delivery: Delivery): void => {
  const staging = stagingOf(desk, delivery);
  mkdirSync(staging, { recursive: true });
  for (const [name, text] of delivery.files) writeFileSync(join(staging, name), text);
};

const first = (path: string): string => path.split('/')[0] ?? '';

/** Sends what was written beside the inbox: one rename, as a mail slot does. */
export const send = (desk: string, { path }: Delivery): void =>
  renameSync(join(desk, '.staging', first(path)), join(desk, 'inbox', first(path)));

/** Takes back what was written beside the inbox, whole or not. */
export const unstage = (desk: string, delivery: Delivery): void => {
  const staging = stagingOf(desk, delivery);
  rmSync(delivery.path.includes('/') ? dirname(staging) : staging, { recursive: true, force: true });
};
