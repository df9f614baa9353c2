import { version } from "./package.ts";
import { machineProblem } from "./world/machine-error.ts";
import { exitCodes } from "./world/report.ts";
import { isUsageError } from "./world/usage-error.ts";

/**
 * The `chartwright` command.
 *
 * @param argv the arguments behind the command's name
 * @returns the exit code: 0 done, 1 something was found, 2 wrong usage
 */
export async function main(argv: readonly string[]): Promise<number> {
  try {
    return await run(argv);
  } catch (error) {
    const problem = isUsageError(error) ? error : machineProblem(error);
    if (problem !== undefined) {
      console.error(`error: ${problem.message}\n  fix: ${problem.fix}`);
      return exitCodes.usage;
    }
    const what = error instanceof Error ? (error.stack ?? error.message) : String(error);
    console.error(
      `This is a bug in Chartwright ${version()}, please report it, with what you called.\n${what}`,
    );
    return exitCodes.findings;
  }
}

/** `template` reads its arguments as helm does, and so need not wait for the parser of all other commands. */
async function run(argv: readonly string[]): Promise<number> {
  const [command, ...args] = argv;
  if (command === "template") return (await import("./commands/template.ts")).template(args);
  return (await import("./program.ts")).run(argv);
}
