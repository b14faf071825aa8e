import { eventDetails as en } from './en/event-details.ts';
import type { EventDetails } from './event-details.ts';
import { eventDetails as ja } from './ja/event-details.ts';
import type { Language } from './languages.ts';

const words: Readonly<Record<Language, EventDetails>> = { en, ja };

/** The words of one language for the details of events. */
export const eventDetailsIn = (language: Language): EventDetails => words[language];
