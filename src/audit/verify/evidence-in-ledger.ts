import { hash } from 'node:crypto';
import type { Wrong } from '../../domain/proof.ts';
import { bodyOf, type StoredEvent } from '../../store/stored-event.ts';
import type { StoredSubmission } from '../../store/stored-rows.ts';
import { textIn } from './story/reading.ts';

type Part = keyof StoredSubmission['evidence'];

const parts: readonly Part[] = ['trace', 'rules', 'policy', 'arrival'];

const cellOf: Readonly<Record<Part, readonly [table: string, column: string]>> = {
  trace: ['trace', 'body'],
  rules: ['ruleset', 'names'],
  policy: ['policy', 'body'],
  arrival: ['arrival', 'body'],
};

/** What was found of the evidence of one judgement: what is wrong, and which parts of it the ledger holds no hash of. */
export type EvidenceFound = { readonly wrong: readonly Wrong[]; readonly unproven: readonly Part[] };

/** Holds what a submission was judged by against the hashes in the event that judged it. */
export const evidenceIn = (judged: StoredEvent, { evidence }: StoredSubmission): EvidenceFound => {
  const body = bodyOf(judged);
  const wrong = parts.flatMap((part): readonly Wrong[] => {
    const [expected, text] = [textIn(body, part), evidence[part]];
    const found = text === null ? null : hash('sha256', text);
    const [where, column] = cellOf[part];
    const about = { claim: 'evidence', where, row: judged.submission, column, found, expected } as const;
    if (expected === null) return part === 'arrival' && text !== null ? [{ ...about, how: 'added' }] : [];
    if (found === null) return [{ ...about, how: 'missing' }];
    return found === expected ? [] : [{ ...about, how: 'changed' }];
  });
  return { wrong, unproven: parts.filter((part) => textIn(body, part) === null) };
};
