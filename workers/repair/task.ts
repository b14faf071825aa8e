/** What a repair worker is asked: which module, and what the module is to be told, as plain data. */
export type ModuleTask = {
  /** Absolute path of the module. */
  readonly path: string;
  /** What the desk calls it. */
  readonly name: string;
  readonly task: object;
  /** When the module is told that its time is nearly up, in milliseconds since 1970: threads share no other clock. */
  readonly warnAt: number;
  /** Most bytes of an answer as JSON. */
  readonly mostBytes: number;
};

/**
 * What became of a call: the answer as JSON (empty for none), or why there is none. `isClean` where the module left nothing behind (timers,
 * connections), so that the thread may serve another repair.
 */
export type ModuleAnswer =
  | { readonly kind: 'answered'; readonly json: string; readonly isClean: boolean }
  | { readonly kind: 'too-long'; readonly isClean: boolean }
  | { readonly kind: 'broken'; readonly why: string; readonly isClean: boolean };
