import { readFileSync } from "node:fs";
import { type RenderOptions, renderWithCrypto } from "@chartwright/engine";
import { loadNamed } from "../template/find-chart.ts";
import { FlagError, type HelmArguments, parseFlags } from "../template/flags.ts";
import { namespaceOf } from "../template/namespace.ts";
import { print } from "../world/print.ts";
import { exitCodes, report } from "../world/report.ts";
import { UsageError } from "../world/usage-error.ts";

/** `chartwright template`: what `helm template` prints for the same arguments, without helm. */
export async function template(words: readonly string[]): Promise<number> {
  try {
    const args = parseFlags(words);
    if (args.isSet("help")) {
      print(help);
      return exitCodes.ok;
    }
    const { name, chart: named } = nameAndChart(args);
    const options = await optionsOf(args, name);
    const { chart, diagnostics } = loadNamed(named, args.helm);
    if (chart === undefined) return report(diagnostics);
    const rendered = await renderWithCrypto(chart, options);
    print(rendered.manifests ?? "");
    return report(rendered.diagnostics);
  } catch (error) {
    if (!(error instanceof FlagError)) throw error;
    console.error(`Error: ${error.message}`);
    return exitCodes.findings;
  }
}

function nameAndChart(args: HelmArguments): { readonly name: string; readonly chart: string } {
  const [first, second, ...more] = args.positionals;
  if (first === undefined) throw new FlagError('"helm template" requires at least 1 argument');
  if (more.length > 0) {
    throw new FlagError(`expected at most two arguments, unexpected arguments: ${more.join(", ")}`);
  }
  if (second === undefined) return { name: "release-name", chart: first };
  if (args.isSet("generate-name")) {
    throw new FlagError("cannot set --generate-name and also specify a name");
  }
  return { name: first, chart: second };
}

async function optionsOf(args: HelmArguments, name: string): Promise<RenderOptions> {
  const { helm } = args;
  const kubeVersion = args.one("kube-version");
  return {
    helm,
    name,
    namespace: await namespaceOf(args),
    values: args.many("values").map(readText),
    set: args.many("set"),
    setString: args.many("set-string"),
    setJson: args.many("set-json"),
    setFile: args.many("set-file"),
    setLiteral: args.many("set-literal"),
    readFile: readText,
    ...(kubeVersion ? { kubeVersion } : {}),
    apiVersions: args.many("api-versions"),
    includeCrds: args.isSet("include-crds"),
    skipTests: args.isSet("skip-tests"),
    noHooks: args.isSet("no-hooks"),
    isUpgrade: args.isSet("is-upgrade"),
    skipSchemaValidation: args.isSet("skip-schema-validation"),
    showOnly: args.many("show-only"),
  };
}

/** A file's text, or that of the standard input for `-`. */
function readText(path: string): string {
  if (/^https?:\/\//.test(path)) {
    throw new UsageError(
      `${path} lies on the network, and is not fetched.`,
      "Download it, and name the file.",
    );
  }
  try {
    return readFileSync(path === "-" ? 0 : path, "utf8");
  } catch {
    throw new FlagError(`open ${path}: no such file or directory`);
  }
}

const help = `Usage: chartwright template [NAME] CHART [flags]

Render a chart as \`helm template\` does, with the same flags, without helm.
CHART is a folder, a packaged chart, or a chart of this repository by its name.

      --helm 3|4               the major of Helm to render as (default: 4)
  -f, --values files           values as YAML; repeatable, later ones win; - is the standard input
      --set, --set-string, --set-json, --set-file, --set-literal
                               single values
  -n, --namespace name         the release's namespace
      --kube-version version   what .Capabilities.KubeVersion says
  -a, --api-versions versions  what .Capabilities.APIVersions has besides
  -s, --show-only template     only the manifests of these templates; repeatable
      --include-crds           also the CRDs
      --skip-tests             without the tests
      --no-hooks               without the hooks
      --is-upgrade             as an upgrade
      --skip-schema-validation whether or not the values fit the schema
  -g, --generate-name          without a NAME
`;
