/** Adults pay in full. */
export const paysInFull = (age: number): boolean => age >= 18;

let seats: number | undefined;

/** Counted when somebody asks for the first time, and remembered. */
export const seatsInAll = (): number => {
  seats ??= 3 * 4;
  return seats;
};

let inside = 0;

/** A guest, who leaves again, and whether nobody else was there. */
export const visit = (guest: string): { readonly name: string; readonly isAlone: boolean } => {
  inside += 1;
  const isAlone = inside === 1;
  inside -= 1;
  const name = guest.trim();
  return { name, isAlone };
};
