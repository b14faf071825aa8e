/** One member of a JSON object, with the span of its value's text (offsets in UTF-16 units, the end exclusive). */
export type JsonMember = { readonly key: string; readonly start: number; readonly end: number };

// Loops throughout: a regular expression over a string of some megabytes can exhaust the engine's backtracking stack.

const afterBlanks = (text: string, start: number): number => {
  let at = start;
  while (' \t\n\r'.includes(text[at] ?? '-')) at += 1;
  return at;
};

const afterString = (text: string, start: number): number => {
  let at = start + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at + 1;
};

const afterScalar = (text: string, start: number): number => {
  let at = start;
  while (!' \t\n\r,}'.includes(text[at] ?? ',')) at += 1;
  return at;
};

const afterNested = (text: string, start: number): number => {
  let depth = 0;
  let at = start;
  do {
    const char = text[at];
    if (char === '{' || char === '[') depth += 1;
    if (char === '}' || char === ']') depth -= 1;
    at = char === '"' ? afterString(text, at) : at + 1;
  } while (depth > 0 && at < text.length);
  return at;
};

const afterValue = (text: string, at: number): number => {
  if (text[at] === '{' || text[at] === '[') return afterNested(text, at);
  return text[at] === '"' ? afterString(text, at) : afterScalar(text, at);
};

/**
 * The members of a JSON object in the order of its text, repeated keys included; none where the text holds another value. The text must be
 * JSON that `JSON.parse` takes: nothing is checked again.
 */
export const jsonMembers = (text: string): readonly JsonMember[] => {
  const members: JsonMember[] = [];
  const open = afterBlanks(text, 0);
  let at = text[open] === '{' ? afterBlanks(text, open + 1) : text.length;
  while (text[at] === '"') {
    const keyEnd = afterString(text, at);
    const key: unknown = JSON.parse(text.slice(at, keyEnd));
    const start = afterBlanks(text, afterBlanks(text, keyEnd) + 1);
    const end = afterValue(text, start);
    members.push({ key: String(key), start, end });
    at = afterBlanks(text, afterBlanks(text, end) + 1);
  }
  return members;
};
