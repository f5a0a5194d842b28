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
