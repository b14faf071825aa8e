/** What an ISO 8601 text says, before a time zone is applied; milliseconds as if the wall clock stood in UTC. */
export type WallInterval = {
  readonly startMs: number;
  /** The first millisecond after the value's precision has ended. */
  readonly endMs: number;
  readonly hasTime: boolean;
  /** Offset from UTC; null when the text has none. */
  readonly offsetMs: number | null;
  /** Whether the start is meant as a leap second (`:60`), which only ends a UTC month. */
  readonly isLeapSecond: boolean;
};

type Days = { readonly startMs: number; readonly endMs: number; readonly isDay: boolean; readonly isBasic: boolean };

const secondMs = 1000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

const extendedDate = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?|-(\d{3})|-W(\d{2})(?:-(\d))?)?$/;
const basicDate = /^(\d{4})(?:(\d{2})(\d{2})|(\d{3})|W(\d{2})(\d)?)$/;
const offset = '(Z|[+-]\\d{2}(?::?\\d{2})?)?';
const extendedTime = new RegExp(`^(\\d{2})(?::(\\d{2})(?::(\\d{2}))?)?(?:[.,](\\d+))?${offset}$`);
const basicTime = new RegExp(`^(\\d{2})(?:(\\d{2})(\\d{2})?)?(?:[.,](\\d+))?${offset}$`);

const utcMs = (year: number, month: number, day: number): number => new Date(0).setUTCFullYear(year, month - 1, day);

const monthDays = (year: number, month: string, day: string | undefined): Omit<Days, 'isBasic'> | null => {
  const m = Number(month);
  if (m < 1 || m > 12) return null;
  const nextMonthMs = utcMs(year, m + 1, 1);
  if (day === undefined) return { startMs: utcMs(year, m, 1), endMs: nextMonthMs, isDay: false };
  const startMs = utcMs(year, m, Number(day));
  if (Number(day) < 1 || startMs >= nextMonthMs) return null;
  return { startMs, endMs: startMs + dayMs, isDay: true };
};

const ordinalDay = (year: number, day: number): Omit<Days, 'isBasic'> | null => {
  const startMs = utcMs(year, 1, day);
  if (day < 1 || startMs >= utcMs(year + 1, 1, 1)) return null;
  return { startMs, endMs: startMs + dayMs, isDay: true };
};

/** The Monday of week 1: the week that holds 4 January. */
const firstMondayMs = (year: number): number => {
  const fourthMs = utcMs(year, 1, 4);
  return fourthMs - ((new Date(fourthMs).getUTCDay() + 6) % 7) * dayMs;
};

const weekDays = (year: number, week: string, day: string | undefined): Omit<Days, 'isBasic'> | null => {
  const mondayMs = firstMondayMs(year) + (Number(week) - 1) * 7 * dayMs;
  if (Number(week) < 1 || mondayMs >= firstMondayMs(year + 1)) return null;
  if (day === undefined) return { startMs: mondayMs, endMs: mondayMs + 7 * dayMs, isDay: false };
  if (Number(day) < 1 || Number(day) > 7) return null;
  const startMs = mondayMs + (Number(day) - 1) * dayMs;
  return { startMs, endMs: startMs + dayMs, isDay: true };
};

const parseDays = (text: string): Days | null => {
  const extended = extendedDate.exec(text);
  const [, yearText, month, day, ordinal, week, weekDay] = extended ?? basicDate.exec(text) ?? [];
  if (yearText === undefined) return null;
  const year = Number(yearText);
  const whole = { startMs: utcMs(year, 1, 1), endMs: utcMs(year + 1, 1, 1), isDay: false };
  let days: Omit<Days, 'isBasic'> | null = whole;
  if (month !== undefined) days = monthDays(year, month, day);
  else if (ordinal !== undefined) days = ordinalDay(year, Number(ordinal));
  else if (week !== undefined) days = weekDays(year, week, weekDay);
  return days === null ? null : { ...days, isBasic: extended === null };
};

const parseOffset = (text: string | undefined): number | null | 'impossible' => {
  if (text === undefined) return null;
  if (text === 'Z') return 0;
  const hours = Number(text.slice(1, 3));
  const minutes = Number(text.length > 3 ? text.slice(-2) : 0);
  if (hours > 23 || minutes > 59) return 'impossible';
  return (text.startsWith('-') ? -1 : 1) * (hours * hourMs + minutes * minuteMs);
};

const precisionMs = (minute: string | undefined, second: string | undefined): number => {
  if (second !== undefined) return secondMs;
  return minute === undefined ? hourMs : minuteMs;
};

const parseMoment = (days: Days, text: string): WallInterval | null => {
  const match = (days.isBasic ? basicTime : extendedTime).exec(text);
  if (match === null) return null;
  const [, hourText, minuteText, secondText, digits = '', offsetText] = match;
  const [hour, minute, second] = [Number(hourText), Number(minuteText ?? 0), Number(secondText ?? 0)];
  const offsetMs = parseOffset(offsetText);
  const unitMs = precisionMs(minuteText, secondText);
  // Nine digits of an hour are finer than a millisecond, and exact in whole numbers (0.057 * 1000 is not).
  const fraction = digits.slice(0, 9);
  const ticks = 10 ** fraction.length;
  const fractionMs = Math.floor((Number(fraction) * unitMs) / ticks);
  const fractionEndMs = Math.floor(((Number(fraction) + 1) * unitMs) / ticks);
  const isLeapSecond = second === 60 && minute === 59;
  if (minute > 59 || (second > 59 && !isLeapSecond) || offsetMs === 'impossible') return null;
  const wallMs = hour * hourMs + minute * minuteMs + second * secondMs;
  if (hour > 24 || (hour === 24 && wallMs + fractionMs > dayMs)) return null;
  const startMs = days.startMs + wallMs + fractionMs;
  const endMs = Math.max(startMs + 1, days.startMs + wallMs + fractionEndMs);
  return { startMs, endMs, hasTime: true, offsetMs, isLeapSecond };
};

/** Reads an ISO 8601 date or date-time (calendar, ordinal or week date; basic or extended form); null when it is none, or impossible. */
export const parseWallInterval = (text: string): WallInterval | null => {
  const split = text.indexOf('T');
  const days = parseDays(split < 0 ? text : text.slice(0, split));
  if (days === null) return null;
  if (split >= 0) return days.isDay ? parseMoment(days, text.slice(split + 1)) : null;
  return { startMs: days.startMs, endMs: days.endMs, hasTime: false, offsetMs: null, isLeapSecond: false };
};
