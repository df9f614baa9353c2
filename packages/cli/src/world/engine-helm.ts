import { readFileSync } from "node:fs";
import { type HelmMajor, helmVersions, type LoadedChart, renderWithCrypto } from "@chartwright/engine";
import type { Ended, HelmProgram } from "@chartwright/validator";
import { loadNamed } from "../template/find-chart.ts";
import { type HelmArguments, parseFlags } from "../template/flags.ts";

/**
 * The engine in the place of a helm: it answers `helm template` in this process, byte for byte as that major does.
 * To `helm lint` it has nothing to say: what is wrong with a chart's files is for the validator's own stages.
 */
export function engineHelm(major: HelmMajor): HelmProgram {
  const load = loader(major);
  return {
    version: helmVersions[major],
    isInProcess: true,
    run: async ([command, ...args], stdin = "") =>
      command === "template"
        ? template(parseFlags([...args, "--helm", String(major)]), load, stdin)
        : said(""),
  };
}

/** Of charts that are rendered often, the last few stay loaded. */
function loader(major: HelmMajor): (path: string) => LoadedChart {
  const loaded = new Map<string, LoadedChart>();
  return (path) => {
    const known = loaded.get(path) ?? loadNamed(path, major);
    loaded.delete(path);
    loaded.set(path, known);
    const [oldest] = loaded.keys();
    if (loaded.size > mostLoaded && oldest !== undefined) loaded.delete(oldest);
    return known;
  };
}
const mostLoaded = 4;

async function template(
  args: HelmArguments,
  load: (path: string) => LoadedChart,
  stdin: string,
): Promise<Ended> {
  const [name = "", path = ""] = args.positionals;
  const { chart, diagnostics } = load(path);
  if (chart === undefined) return refused(diagnostics);
  const kubeVersion = args.one("kube-version");
  const rendered = await renderWithCrypto(chart, {
    helm: args.helm,
    name,
    namespace: args.one("namespace") ?? "default",
    values: args.many("values").map((file) => (file === "-" ? stdin : readFileSync(file, "utf8"))),
    ...(kubeVersion === undefined ? {} : { kubeVersion }),
    apiVersions: args.many("api-versions"),
  });
  return rendered.manifests === undefined ? refused(rendered.diagnostics) : said(rendered.manifests);
}

function said(stdout: string): Ended {
  return { status: 0, stdout, stderr: "" };
}

function refused(diagnostics: LoadedChart["diagnostics"]): Ended {
  return { status: 1, stdout: "", stderr: `Error: ${diagnostics.map(({ message }) => message).join("\n")}` };
}
