/** Adults pay in full. */
export const paysInFull = (age: number): boolean => age >= 18;

let seats: number | undefined;

/** Counted when somebody asks for the first time, and remembered. */
export const seatsInAll = (): number => {
  seats ??= 3 * 4;
  return seats;
};

let inside = 0;

/** Whether a guest, who leaves again, is the only one and has a name. */
export const visit = (guest: string): boolean => {
  inside += 1;
  const isAlone = inside === 1;
  inside -= 1;
  return isAlone && guest.length > 0;
};
