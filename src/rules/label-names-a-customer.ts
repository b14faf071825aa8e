import { entryIsAFolder } from './entry-is-a-folder.ts';
import { passed, reported, submissionRule } from './rule.ts';

/**
 * The label names a customer the desk knows, as whole words (product.md 4 and 12, b): `T-1042` alone could be anybody's. An instructed
 * label settles the name at once, whatever its words.
 */
export const labelNamesACustomer = submissionRule({
  name: 'label-names-a-customer',
  needs: [entryIsAFolder],
  reports: ['LABEL_NAME_MISSING'],
  check: ({ recognition: { by, names, lookAlikeOf }, submission: { label } }) =>
    by === 'instruction' || names.length > 0 ? passed : reported({ code: 'LABEL_NAME_MISSING', label, lookAlikeOf }),
});
