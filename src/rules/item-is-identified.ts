import { itemIsUnpacked } from './item-is-unpacked.ts';
import { itemRule, passed, reported } from './rule.ts';

/** The file says which item it is: a JSON document with `kind` and `id`, or its name (product.md 6): `IMG_2041.png` does not. */
export const itemIsIdentified = itemRule({
  name: 'item-is-identified',
  needs: [itemIsUnpacked],
  reports: ['ITEM_UNIDENTIFIED'],
  check: ({ file, identity }) =>
    identity.kind === 'identified' ? passed : reported({ code: 'ITEM_UNIDENTIFIED', file, why: identity.why }),
});
