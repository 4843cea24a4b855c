import vm from 'node:vm';

/**
 * Does work that cannot be trusted to end, such as matching a regular expression that somebody else wrote, and gives nothing
 * back where it takes too long: the engine itself is interrupted, in the middle of a match, too.
 * @param timeout in milliseconds
 */
export function bounded<Result>(timeout: number, work: () => Result): Result | undefined {
  try {
    return vm.runInNewContext('work()', { work }, { timeout }) as Result;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return undefined;
    throw error;
  }
}
