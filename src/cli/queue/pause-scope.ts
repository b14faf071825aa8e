import { nearestWord } from '../../../schemas/nearest-word.ts';
import { OzmaError } from '../../domain/ozma-error.ts';
import type { PauseScope } from '../../domain/pause.ts';
import { nameKey } from '../../domain/person.ts';
import { idKey, textKey, trimWhiteSpace } from '../../domain/text.ts';
import type { App } from '../../wire.ts';

/** What a pause was told to stop; nothing of it is the whole desk. */
export type ScopeOptions = { readonly ticket?: string; readonly owner?: string; readonly kind?: string };

/** A scope with the key that it is found by. */
export type KeyedScope = { readonly scope: PauseScope; readonly scopeKey: string };

const ticketScope = async ({ store }: App, number: string): Promise<KeyedScope> => {
  const found = await store.reads.ticket(trimWhiteSpace(number));
  if (found === null) {
    throw new OzmaError('usage', `There is no ticket ${number}. Import it first, or see \`ozma tickets list\`.`);
  }
  const { number: ticket } = found.ticket;
  return { scope: { kind: 'ticket', ticket }, scopeKey: idKey(ticket) };
};

const ownerScope = ({ desk }: App, name: string): KeyedScope => {
  const scopeKey = nameKey(name, desk.config.policy.nameRule);
  if (scopeKey === '') throw new OzmaError('usage', '--owner names nobody. Give the owner’s name.');
  return { scope: { kind: 'owner', owner: trimWhiteSpace(name) }, scopeKey };
};

const kindScope = ({ desk }: App, word: string): KeyedScope => {
  const { kinds } = desk.config.policy;
  const key = textKey(word);
  const kind = kinds.find(({ name, aliases }) => [name, ...aliases].some((one) => textKey(one) === key));
  if (kind !== undefined) return { scope: { kind: 'item-kind', itemKind: kind.name }, scopeKey: kind.name };
  const names = kinds.map(({ name }) => name);
  const near = nearestWord(word, names);
  const hint = near === null ? `The desk's kinds are: ${names.join(', ')}.` : `Did you mean '${near}'?`;
  throw new OzmaError('usage', `'${word}' is no kind of item here. ${hint}`);
};

/** What the options of `ozma queue pause` mean on this desk; more than one, an unknown ticket and an unknown kind are `usage`. */
export const scopeOf = async (app: App, { ticket, owner, kind }: ScopeOptions): Promise<KeyedScope> => {
  const given = [ticket, owner, kind].filter((one) => one !== undefined);
  if (given.length > 1) {
    throw new OzmaError(
      'usage',
      'A pause stops one thing: give --ticket, --owner or --kind, or none for the whole desk.',
    );
  }
  if (ticket !== undefined) return ticketScope(app, ticket);
  if (owner !== undefined) return ownerScope(app, owner);
  return kind === undefined ? { scope: { kind: 'desk' }, scopeKey: '' } : kindScope(app, kind);
};
