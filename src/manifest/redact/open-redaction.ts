import { itemLabel } from '../../domain/item.ts';
import type { Policy } from '../../domain/policy.ts';
import { parseItemRefs } from '../../formats/item-refs.ts';
import { openPseudonyms } from './pseudonyms.ts';
import type { Redaction } from './redact-body.ts';

/** As long as a desk's secret is at least, in bytes; a shorter one is lost or damaged. */
const leastSecret = 32;

/** How exports of a desk are redacted, by its secret and its kinds of items; null where the secret is lost. */
export const openRedaction = (secret: Uint8Array, policy: Policy): Redaction | null => {
  if (secret.length < leastSecret) return null;
  return {
    pseudonyms: openPseudonyms(secret, policy.nameRule),
    isItem: (text) => {
      const found = parseItemRefs(text, policy);
      return 'refs' in found && found.refs.map(itemLabel).join() === text;
    },
  };
};
