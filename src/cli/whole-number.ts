/** Thrown by the parser for a wrong call, so that one place says it and picks the exit code. */
export class WrongCall extends Error {}

/** Takes a whole number from `least` up and refuses all else, however often it is given. */
export function wholeNumber(option: string, least: number): (value: unknown) => unknown {
  return (value) => {
    for (const each of Array.isArray(value) ? value : [value])
      if (each !== undefined && !(Number.isInteger(each) && Number(each) >= least))
        throw new WrongCall(`${option} takes a whole number, ${least} at least`);
    return value;
  };
}

/** Takes the number of a port, 0 for any, and refuses all else. */
export function portNumber(value: unknown): unknown {
  const port = Number(value);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new WrongCall("--port takes a whole number from 0 to 65535");
  return value;
}
