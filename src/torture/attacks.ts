import { type Attack, accepted } from './attack.ts';
import { contentAttacks } from './attacks/contents.ts';
import { identityAttacks } from './attacks/identity.ts';
import { labelAttacks } from './attacks/labels.ts';
import { linkAttacks } from './attacks/links.ts';
import { nameAttacks } from './attacks/names.ts';
import { noteAttacks } from './attacks/notes.ts';
import { repeatAttacks } from './attacks/repeats.ts';
import { sizeAttacks } from './attacks/sizes.ts';
import { specialFileAttacks } from './attacks/special-files.ts';
import type { Random } from './random.ts';
import { makeHonest } from './site.ts';

/** No attack at all: what all the others must not keep from being accepted. */
export const honest: Attack = accepted('none: an honest folder', (site) => makeHonest(site));

/** Every attack; the first is none. */
export const attacks: readonly Attack[] = [
  honest,
  ...linkAttacks,
  ...specialFileAttacks,
  ...sizeAttacks,
  ...nameAttacks,
  ...noteAttacks,
  ...contentAttacks,
  ...labelAttacks,
  ...identityAttacks,
  ...repeatAttacks,
];

const costlyShare = 10;

/** The attack of the folder of this number: each comes once, in order; after that chance decides. */
export const attackAt = (index: number, random: Random): Attack => {
  const attack = attacks[index] ?? attacks[random.below(attacks.length)] ?? honest;
  const isSpared = index >= attacks.length && attack.isCostly && random.below(costlyShare) !== 0;
  return isSpared ? honest : attack;
};
