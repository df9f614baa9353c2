/** What is wrong with a text, or nothing. */
export type Problem = string | undefined;

/** A problem of a part, with what the part is. */
export function within(what: string, problem: Problem): Problem {
  return problem === undefined ? undefined : `${what}: ${problem}`;
}
