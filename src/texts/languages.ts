/** The languages that ozma speaks, by their ISO 639-1 codes. */
export const languages = ['en', 'ja'] as const;

/** A language that ozma speaks. */
export type Language = (typeof languages)[number];
