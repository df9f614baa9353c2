import { readFileSync } from "node:fs";
import { Command, CommanderError, Option } from "commander";
import { generate } from "./commands/generate.ts";
import type { ImportFlags } from "./commands/import.ts";
import { newChart } from "./commands/new.ts";
import { publish } from "./commands/publish.ts";
import { template } from "./commands/template.ts";
import { type ValidateOptions, validate } from "./commands/validate.ts";
import { exitCodes } from "./world/report.ts";
import { UsageError } from "./world/usage-error.ts";

/** The version in the package's `package.json`. */
export function version(): string {
  const file = new URL("../package.json", import.meta.url);
  return (JSON.parse(readFileSync(file, "utf8")) as { version: string }).version;
}

/**
 * The `chartwright` command.
 *
 * @param argv the arguments behind the command's name
 * @returns the exit code: 0 done, 1 something was found, 2 wrong usage
 */
export async function main(argv: readonly string[]): Promise<number> {
  let code: number = exitCodes.ok;
  const done = (result: number) => {
    code = result;
  };
  try {
    await build(done).parseAsync(argv, { from: "user" });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.ok : exitCodes.usage;
    if (error instanceof UsageError) {
      console.error(`error: ${error.message}\n  fix: ${error.fix}`);
      return exitCodes.usage;
    }
    const what = error instanceof Error ? (error.stack ?? error.message) : String(error);
    console.error(
      `This is a bug in Chartwright ${version()}, please report it, with what you called.\n${what}`,
    );
    return exitCodes.findings;
  }
}

function build(done: (code: number) => void): Command {
  const program = new Command("chartwright")
    .description("Write Helm charts in typed TypeScript; prove that they install; publish them.")
    .version(version())
    .exitOverride()
    .enablePositionalOptions()
    .showHelpAfterError("(chartwright --help tells more)")
    .addHelpText("after", "\nExit codes: 0 done, 1 something was found, 2 wrong usage.");
  const charts = "folders that hold chart.ts (default: here, or all of charts/*)";

  program
    .command("new")
    .description("make a chart that generates, validates and installs at once")
    .argument("<name>", "its name, such as my-service")
    .option("--dir <folder>", "where the charts are", "charts")
    .action(async (name: string, options: { dir: string }) => done(await newChart(name, options)));

  program
    .command("import")
    .description("write a chart.ts that gives the objects of manifests, or of a Helm chart")
    .argument(
      "<sources...>",
      "files or folders of manifests, a folder or .tgz of a Helm chart; - reads the standard input",
    )
    .option("--name <name>", "of the chart (default: made from what is imported)")
    .option("--out <folder>", "the chart's folder (default: charts/<name>)")
    .action(async (sources: string[], options: ImportFlags) => {
      const { importChart } = await import("./commands/import.ts");
      done(await importChart(sources, options));
    });

  program
    .command("generate")
    .description("write the Helm chart of each chart.ts, and the manifests of its cases")
    .argument("[charts...]", charts)
    .option("--check", "write nothing; fail where a file is not what would be written")
    .action(async (folders: string[], options: { check?: boolean }) =>
      done(await generate(folders, options)),
    );

  program
    .command("validate")
    .description("check charts: metadata, values, rendering by helm, meaning, Kubernetes schemas")
    .argument("[charts...]", `${charts}, or of any Helm chart`)
    .addOption(
      new Option("--format <format>", "of the findings").choices(["pretty", "json"]).default("pretty"),
    )
    .option(
      "--kubernetes <minor>",
      "a Kubernetes minor, such as 1.37; repeatable (default: all that are known)",
      repeated,
    )
    .option("--crds <folder>", "CustomResourceDefinitions, as YAML or JSON, for what the charts make of them")
    .action(async (folders: string[], options: ValidateOptions) => done(await validate(folders, options)));

  program
    .command("template")
    .description("render a chart as `helm template` does, with the same arguments")
    .argument(
      "[args...]",
      "NAME CHART and the flags of `helm template`; a folder with chart.ts stands for its chart",
    )
    .allowUnknownOption()
    .helpOption(false)
    .passThroughOptions()
    .action((args: string[]) => done(template(args)));

  program
    .command("publish")
    .description(
      "package charts into a repository that `helm repo add` takes; a published version stays as it is",
    )
    .argument("[charts...]", charts)
    .requiredOption("--to <folder>", "the repository's folder")
    .option("--url <url>", "where the folder will be served, for the index")
    .action(async (folders: string[], options: { to: string; url?: string }) =>
      done(await publish(folders, options)),
    );

  return program;
}

/** An option that may be given several times. */
function repeated(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}
