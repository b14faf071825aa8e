/** Days, hours, minutes and seconds of a number of whole seconds. */
export const timeUnits = (
  seconds: number,
): readonly [days: number, hours: number, minutes: number, seconds: number] => [
  Math.floor(seconds / 86_400),
  Math.floor(seconds / 3600) % 24,
  Math.floor(seconds / 60) % 60,
  seconds % 60,
];
