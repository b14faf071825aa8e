import type { AskedFilter, ExportFacts } from '../../manifest/package/export-facts.ts';
import type { Language } from '../../texts/languages.ts';
import { shown, shownInstant } from '../../texts/shown.ts';
import { verifyWordsIn } from '../../texts/verify-words-in.ts';

/** A filter as the flags of `ozma export`; null where it takes everything. */
const filterText = ({ from, to, ticket, owner, verdict, code }: AskedFilter): string | null => {
  const flags = [
    ...(from === null ? [] : [`--from ${from}`]),
    ...(to === null ? [] : [`--to ${to}`]),
    ...(ticket === null ? [] : [`--ticket "${shown(ticket)}"`]),
    ...(owner === null ? [] : [`--owner "${shown(owner)}"`]),
    ...(verdict.length === 0 ? [] : [`--verdict ${verdict.join(',')}`]),
    ...(code.length === 0 ? [] : [`--code ${code.join(',')}`]),
  ];
  return flags.length === 0 ? null : flags.join(' ');
};

/** What an export says that it is, for whoever reads what was proven of it: rows that a filter left out are missed by nobody else. */
export const saysOfExport = ({ export: name, rows, ledger, filter }: ExportFacts, language: Language): string =>
  verifyWordsIn(language).exported({
    ...{ name, rows, desk: ledger.desk, upTo: ledger.seq, at: shownInstant(ledger.at) },
    filter: filterText(filter),
  });
