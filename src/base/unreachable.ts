/**
 * Closes a `switch` over a union: the compiler refuses the call while a case is missing.
 *
 * Throws when reached at run time, which only a value of the wrong shape can do.
 */
export function unreachable(value: never): never {
  throw new TypeError(`unreachable case: ${JSON.stringify(value)}`);
}
