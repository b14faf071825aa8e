import './failing-disk.ts';
import { rewrite } from './rewrite.ts';

// The bug: a folder that a failing disk does not let be read is taken for an empty one, and its sender is told so.
const file = '/workers/inspect/inspect-target.ts';
rewrite(file, 'import { inspectFolder,', 'import { bareInspection, inspectFolder,');
rewrite(
  file,
  "return { kind: 'failed', why };",
  "return { kind: 'inspected', files: null, inspection: bareInspection({ label: target.label, form: 'folder', hazards: [], excess: null }) };",
);
