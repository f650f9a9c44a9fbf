/**
 * A mistake of the caller or of the input that the user can mend: printed as one line, exit code 2.
 * The message names the file and line where there is one, what is wrong and what to do.
 */
export class UserError extends Error {
  override readonly name: string = 'UserError';
}

/** There is nothing to work on: no function in the project. */
export class NoFunctionError extends UserError {
  override readonly name = 'NoFunctionError';
}
