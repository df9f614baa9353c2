import { formats } from "@chartwright/diagnostics";
import { Command, CommanderError, Option } from "commander";
import type { CoverageOptions } from "./commands/coverage.ts";
import type { DiffOptions } from "./commands/diff.ts";
import type { ExplainOptions } from "./commands/explain.ts";
import type { GenerateOptions } from "./commands/generate.ts";
import type { ImportFlags } from "./commands/import.ts";
import type { ImportTestsOptions } from "./commands/import-tests.ts";
import type { NewOptions } from "./commands/new.ts";
import type { SchemasPullOptions } from "./commands/schemas-pull.ts";
import type { TestOptions } from "./commands/test.ts";
import type { ValidateOptions } from "./commands/validate.ts";
import { coverageFormats } from "./coverage/print-coverage.ts";
import { version } from "./package.ts";
import { allowClosedPipe } from "./world/closed-pipe.ts";
import { exitCodes, type ReportOptions } from "./world/report.ts";

/** Runs a command of the program. */
export async function run(argv: readonly string[]): Promise<number> {
  allowClosedPipe();
  let code: number = exitCodes.ok;
  const done = (result: number) => {
    code = result;
  };
  try {
    await build(done).parseAsync(argv, { from: "user" });
    return code;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? exitCodes.ok : exitCodes.usage;
  }
}

/** Each command loads what it needs when it is called: the start of one does not pay for the others. */
function build(done: (code: number) => void): Command {
  const program = new Command("chartwright")
    .description("Write Helm charts in typed TypeScript; prove that they install; publish them.")
    .version(version())
    .exitOverride()
    .showHelpAfterError("(chartwright --help tells more)")
    .addHelpText(
      "after",
      "\nExit codes: 0 done, perhaps with warnings; 1 an error was found; 2 wrong usage, nothing was looked at.",
    );
  const charts = "folders that hold chart.ts (default: here, or all of charts/*)";

  program
    .command("new")
    .description("make a chart that generates, validates and installs at once")
    .argument("<name>", "its name, such as my-service")
    .option("--dir <folder>", "where the charts are", "charts")
    .option(
      "--from <chart>",
      "start from one of our charts, such as web-service; the error for another lists them",
    )
    .action(async (name: string, options: NewOptions) => {
      const { newChart } = await import("./commands/new.ts");
      done(await newChart(name, options));
    });

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
    .option("--no-types", typesHelp)
    .option("--force", "overwrite and delete files in chart/ that nobody has generated; each is told")
    .addOption(new Option("--watch", "go on, and generate a chart again when it changes").conflicts("check"))
    .addOption(formatOption())
    .option("--output <file>", outputHelp)
    .action(async (folders: string[], options: GenerateOptions & { watch?: boolean }) => {
      if (options.watch === true) {
        const { watch } = await import("./commands/watch.ts");
        done(await watch(folders, options));
      } else {
        const { generate } = await import("./commands/generate.ts");
        done(await generate(folders, options));
      }
    });

  program
    .command("explain")
    .description("tell where a field of a manifest comes from: chart.ts, template, values, conditions")
    .argument("<chart>", "the folder that holds chart.ts")
    .argument("<object>", "Kind/name, or the kind where there is one of it")
    .argument("<path>", "such as spec.template.spec.containers[web].image")
    .option("--case <name>", "with the values of a case")
    .option("-f, --values <file>", "with a file of values; repeatable, the last one wins", repeated)
    .option("--json", "as JSON")
    .action(async (chart: string, object: string, path: string, options: ExplainOptions) => {
      const { explain } = await import("./commands/explain.ts");
      done(await explain(chart, object, path, options));
    });

  program
    .command("validate")
    .description("check charts: metadata, values, rendering, meaning, Kubernetes schemas, rules")
    .argument("[charts...]", `${charts}, or of any Helm chart, or a .tgz of one`)
    .addOption(formatOption())
    .option("--output <file>", outputHelp)
    .option(
      "--kubernetes <minor>",
      "a Kubernetes minor, such as 1.37; repeatable (default: all that are known)",
      repeated,
    )
    .option("--since <commit>", "only charts that changed since this branch, tag or commit was left")
    .option("--exclude <name>", "a chart to leave out, by its folder's name; repeatable", repeated)
    .option("--no-check-version", "with --since: let a chart change and keep its version")
    .option("--crds <folder>", "CustomResourceDefinitions, as YAML or JSON, for what the charts make of them")
    .option("--referee", "ask the real programs too, helm 3, helm 4 and kubeconform: they must say the same")
    .option("--shard <part>", "a part of all cases, such as 1/4; the parts have none in common")
    .option("--no-types", typesHelp)
    .option("--no-code", "run no chart.ts and no rules/*.ts: judge what was generated, as of anybody's chart")
    .action(async (folders: string[], options: ValidateOptions) => {
      const { validate } = await import("./commands/validate.ts");
      done(await validate(folders, options));
    });

  program
    .command("diff")
    .description(
      "compare two versions of a chart: what changed, and the smallest version that is honest about it",
    )
    .argument(
      "<old>",
      "a chart's folder or .tgz, COMMIT:FOLDER of git, REPOSITORY/CHART@VERSION, or oci://…@VERSION",
    )
    .argument("<new>", "the same")
    .addOption(
      new Option("--format <format>", "of what is found").choices(["pretty", "json"]).default("pretty"),
    )
    .addOption(
      new Option(
        "--declared <bump>",
        "what was declared elsewhere, such as in a changeset (default: by the versions)",
      ).choices(["none", "patch", "minor", "major"]),
    )
    .option("--kubernetes <version>", "a version of Kubernetes to render for")
    .option("--plain-http", "fetch from a registry without TLS")
    .option("--runs <number>", "values that are made for each place of the schema", "40")
    .option("--seed <number>", "of the chance by which they are made", "1")
    .action(async (old: string, made: string, options: DiffOptions) => {
      const { diff } = await import("./commands/diff.ts");
      done(await diff(old, made, options));
    });

  program
    .command("test")
    .description("run the suites of helm-unittest beside charts, without helm")
    .argument("[charts...]", `${charts}, or of any Helm chart, or its archive`)
    .option(
      "-f, --file <glob>",
      "suites, from the chart's folder; repeatable (default: tests/*_test.yaml)",
      repeated,
    )
    .option("-v, --values <file>", "values under those of the tests; repeatable", repeated)
    .option("-u, --update-snapshot", "take what is rendered for the new snapshots")
    .option("-q, --failfast", "end behind the first suite in which a test fails")
    .option("--no-with-subchart", "without the suites of subcharts")
    .option("--strict", "refuse suites with fields that nothing reads")
    .option("--skip-schema-validation", "whether or not the values fit the schema")
    .addOption(
      new Option("--helm <major>", "the major of Helm to render as; helm-unittest is built on 3")
        .choices(["3", "4"])
        .default("3"),
    )
    .option("-o, --output-file <file>", "write the results as JUnit's XML")
    .addOption(
      new Option("--format <format>", "of the findings").choices(["pretty", "json"]).default("pretty"),
    )
    .action(async (folders: string[], options: TestOptions) => {
      const { test } = await import("./commands/test.ts");
      done(await test(folders, options));
    });

  program
    .command("schemas")
    .description("schemas of a project's own, for validate")
    .command("pull")
    .description("take the schemas of a cluster, or of files of CustomResourceDefinitions, into schemas/")
    .argument(
      "[sources...]",
      "files or folders of CustomResourceDefinitions (default: the cluster of the kubeconfig)",
    )
    .option("--kubeconfig <file>", "how to reach the cluster (default: KUBECONFIG, or ~/.kube/config)")
    .option("--context <name>", "of the kubeconfig (default: the current one)")
    .option("--to <folder>", "where they are kept", "schemas")
    .action(async (sources: string[], options: SchemasPullOptions) => {
      const { schemasPull } = await import("./commands/schemas-pull.ts");
      done(await schemasPull(sources, options));
    });

  program
    .command("coverage")
    .description("tell which branches of templates and which values the cases of charts go through")
    .argument("[charts...]", `${charts}, or of any Helm chart, or a .tgz of one`)
    .option(
      "-f, --values <file>",
      "a file of values, one more way to use the charts; repeatable (default: their cases, or no values)",
      repeated,
    )
    .addOption(new Option("--format <format>").choices(coverageFormats).default("pretty"))
    .option("--output <file>", "a file for it")
    .option("--threshold <percent>", "fail where fewer of a chart's branches are gone")
    .action(async (folders: string[], options: CoverageOptions) => {
      const { coverage } = await import("./commands/coverage.ts");
      done(await coverage(folders, options));
    });

  program
    .command("import-tests")
    .description("write suites of helm-unittest as tests of vitest's on typed objects, beside them")
    .argument("[charts...]", `${charts}, or of any Helm chart`)
    .option(
      "-f, --file <glob>",
      "suites, from the chart's folder; repeatable (default: tests/*_test.yaml)",
      repeated,
    )
    .action(async (folders: string[], options: ImportTestsOptions) => {
      const { importTests } = await import("./commands/import-tests.ts");
      done(await importTests(folders, options));
    });

  // For the list of commands only: main.ts sees to it.
  program
    .command("template")
    .description("render a chart as `helm template` does, with the same arguments, without helm")
    .argument("[args...]", "NAME CHART and the flags of `helm template`; --help lists them");

  program
    .command("publish")
    .description(
      "package charts into a repository that `helm repo add` takes; a published version stays as it is",
    )
    .argument("[charts...]", charts)
    .requiredOption("--to <folder>", "the repository's folder")
    .option("--url <url>", "where the folder will be served, for the index")
    .addOption(formatOption())
    .option("--output <file>", outputHelp)
    .action(async (folders: string[], options: { to: string; url?: string } & ReportOptions) => {
      const { publish } = await import("./commands/publish.ts");
      done(await publish(folders, options));
    });

  return program;
}

const outputHelp = "a file for the findings; the standard error still tells a person";

const typesHelp = "do not ask TypeScript, because somebody else does";

function formatOption(): Option {
  return new Option("--format <format>", "of the findings").choices(formats).default("pretty");
}

/** An option that may be given several times. */
function repeated(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}
