import { type Diagnostic, diagnostic, type Place, type Subject } from "@chartwright/diagnostics";

/** What is looked at, as its finding says it. */
interface Part {
  /** Such as `the case ha`. */
  readonly what: string;
  readonly subject?: Subject;
  readonly place?: Place | undefined;
}

/** That a part of the work failed, as a finding, so that all else is still told. */
export function failureOf({ what, subject, place }: Part, error: unknown): Diagnostic {
  const { message, stack = "" } = error instanceof Error ? error : new Error(String(error));
  const frames = stack.split("\n").filter((line) => /^\s+at /.test(line));
  return diagnostic("CW5031", {
    message: [`Looking at ${what} failed: ${message}`, ...frames.slice(0, 4)].join("\n"),
    fix: "This is a bug in Chartwright: report it, with the chart. All else was looked at.",
    ...(subject === undefined ? {} : { subject }),
    ...(place === undefined ? {} : { place }),
  });
}

/** Does a part of the work; where it fails, gives what stands for it. */
export async function surviving<T>(
  part: Part,
  work: () => T | Promise<T>,
  instead: (failed: Diagnostic) => T,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    return instead(failureOf(part, error));
  }
}
