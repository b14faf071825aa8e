import packageJson from '../../package.json' with { type: 'json' };

/** The version of ozma that runs. */
export const version = packageJson.version;
