/** One fault of a configuration: where (`key`: the key itself is wrong), and what was expected. */
export type ConfigFault = {
  readonly path: readonly PropertyKey[];
  readonly at: 'key' | 'value';
  readonly message: string;
};
