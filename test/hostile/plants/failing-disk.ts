import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { isMainThread } from 'node:worker_threads';

// No bug of ozma: a disk that cannot read one folder.
const { openSync } = fs;

/** The folder whose directory cannot be read. */
const broken = 'T-100003 ';

if (!isMainThread) {
  fs.openSync = (path, flags, mode) => {
    if (String(path).includes(broken)) throw Object.assign(new Error('EIO: i/o error, open'), { code: 'EIO' });
    return openSync(path, flags, mode);
  };
  syncBuiltinESMExports();
}
