const nextThousand = /\B(?=(?:\d{3})+$)/gu;

/** A count as people read it, thousands set apart by a no-break space (`1 450`); machines are given plain digits. */
export const counted = (count: number): string => String(count).replace(nextThousand, '\u00A0');
