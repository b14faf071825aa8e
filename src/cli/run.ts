import { namelessDiskFault } from '../disk-fault.ts';
import { OzmaError, type OzmaErrorCode } from '../domain/ozma-error.ts';
import { shortageFault } from '../shortage.ts';
import type { ExitStatus, Host } from './call.ts';
import { ReaderGone } from './reader-gone.ts';

/** Which exit status each error leads to (product.md 8): 2 the call or the configuration is wrong, 3 a fault. */
const statusOf: Readonly<Record<OzmaErrorCode, ExitStatus>> = {
  usage: 2,
  'config-invalid': 2,
  'desk-missing': 2,
  'path-missing': 2,
  'file-invalid': 2,
  'database-damaged': 3,
  'database-missing': 3,
  'database-newer': 3,
  'database-locked': 3,
  'disk-full': 3,
  'disk-fault': 3,
  'disk-unconfirmed': 3,
};

const faultMessage = (error: unknown): string => {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `ozma: a fault in ozma itself. Nothing that was recorded is lost; run it again, and report this if it stays.\n${text}`;
};

const report = (thrown: unknown, host: Host): ExitStatus => {
  const error = thrown instanceof OzmaError ? thrown : (shortageFault(thrown) ?? thrown);
  if (error instanceof OzmaError) {
    host.stderr.write(`ozma: ${error.message}\n`);
    return statusOf[error.code];
  }
  host.stderr.write(`${faultMessage(error)}\n`);
  return 3;
};

/** Listens for readers that go away and disks that are full, so that the process is not ended by them; `write` tells the command. */
const watchReaders = (host: Host): void => {
  for (const stream of [host.stdout, host.stderr]) stream.on('error', () => undefined);
};

/** Runs one command line and answers the exit status; all that can go wrong ends here in a sentence. */
export const run = async (argv: readonly string[], host: Host): Promise<ExitStatus> => {
  watchReaders(host);
  const { parseAndRun } = await import('./program.ts');
  try {
    return await parseAndRun(argv, host);
  } catch (error) {
    if (error instanceof ReaderGone) return 0;
    return report(namelessDiskFault(error), host);
  }
};
