import type { Person } from '../../src/domain/person.ts';

/** The owner of the perfect folder's ticket. */
export const dora: Person = { name: 'Dora Quillfeather', id: null };

/** Another customer of the desk. */
export const ember: Person = { name: 'Ember Fenwick', id: null };

/** Somebody the desk has never heard of. */
export const stranger: Person = { name: 'Nobody Known', id: null };
