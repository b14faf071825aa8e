import { execFile, execFileSync } from 'node:child_process';
import { promisify } from 'node:util';

/** A program of others by name, with what comes before its own arguments; null where none of the ways to call it is there. */
export type Tool = { readonly command: string; readonly first: readonly string[] } | null;

const isThere = (command: string, args: readonly string[]): boolean => {
  try {
    execFileSync(command, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

/** The first of the ways to call a tool that answers `--version`; what is not checked without it is said loudly. */
export const findTool = (name: string, ways: readonly (readonly string[])[], unchecked: string): Tool => {
  for (const [command = '', ...first] of ways) if (isThere(command, [...first, '--version'])) return { command, first };
  console.warn(`SKIPPED: ${name} is not installed, so ${unchecked}`);
  return null;
};

/** Runs a tool; answers what it prints. Throws what it says where it fails. */
export const runTool = async (tool: Tool, args: readonly string[], cwd = '.'): Promise<string> => {
  if (tool === null) throw new Error('the tool is not there');
  const { stdout } = await promisify(execFile)(tool.command, [...tool.first, ...args], { cwd, maxBuffer: 2 ** 28 });
  return stdout;
};
