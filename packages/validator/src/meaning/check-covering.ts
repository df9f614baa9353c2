import { type Diagnostic, diagnostic, hasErrors, type Subject } from "@chartwright/diagnostics";
import {
  type ChartModel,
  type CoveringSet,
  type Evaluated,
  type EvaluatedObject,
  evaluate,
  isMapping,
  type Json,
  type TemplateEngine,
} from "@chartwright/model";
import type { ManifestObject } from "../rendering/objects.ts";
import type { Ended, HelmProgram } from "../rendering/program.ts";
import { parseYaml } from "../yaml.ts";
import { checkMeaning } from "./check-meaning.ts";

/** A chart whose decisions are to be proven: what helm renders for each covering set is what the model says. */
export interface CoveringInput {
  readonly model: ChartModel;
  readonly version: string;
  readonly templates: TemplateEngine | undefined;
  /** The chart's folder, for helm. */
  readonly path: string;
  /** Makes a chart that has this one under each of the names, so that one run of helm renders many sets. */
  readonly parent: (aliases: readonly string[]) => string;
  readonly sets: readonly CoveringSet[];
}

/** As many sets helm renders in one process. */
const batchSize = 40;
const namespace = "default";

export async function checkCovering(
  input: CoveringInput,
  helm: HelmProgram,
  subject: Subject,
): Promise<readonly Diagnostic[]> {
  const isTogether = (set: CoveringSet) =>
    helm.isInProcess !== true && isPlain(set) && meaning(input, set).refused === undefined;
  const together = input.sets.filter(isTogether);
  const batches = Array.from({ length: Math.ceil(together.length / batchSize) }, (_, index) =>
    together.slice(index * batchSize, (index + 1) * batchSize),
  );
  const alone = input.sets.filter((set) => !isTogether(set));
  const found = await Promise.all([
    ...batches.map((sets) => checkBatch(input, sets, helm, subject)),
    ...alone.map((set) => checkAlone(input, set, helm, subject)),
  ]);
  return found.flat();
}

/** Whether it can share a run of helm: a release's name and the cluster are those of the whole run. */
function isPlain({ release, apiVersions }: CoveringSet): boolean {
  return release === plainRelease && apiVersions.length === 0;
}
const plainRelease = "my-release";

async function checkBatch(
  input: CoveringInput,
  sets: readonly CoveringSet[],
  helm: HelmProgram,
  subject: Subject,
) {
  const [first] = sets;
  if (first === undefined) return [];
  const aliases = sets.map((_, index) => `covering-${index + 1}`);
  const values = Object.fromEntries(sets.map((set, index) => [aliases[index], set.values]));
  const rendered = read(await ask(helm, input.parent(aliases), first, values), subject);
  if ("diagnostics" in rendered) return rendered.diagnostics;
  return sets.flatMap((set, index) => {
    const alias = aliases[index] as string;
    const own = rendered.objects.filter(({ source }) => source.startsWith(`covering/charts/${alias}/`));
    return compare({ ...input, model: named(input.model, alias) }, set, own, subject);
  });
}

async function checkAlone(input: CoveringInput, set: CoveringSet, helm: HelmProgram, subject: Subject) {
  const ended = await ask(helm, input.path, set, set.values);
  const said = ended.status === 0 ? ended.stdout : ended.stderr;
  if (lastSaid.get(set) === said) return [];
  lastSaid.set(set, said);
  const rendered = read(ended, subject);
  const { refused } = meaning(input, set);
  if (refused !== undefined)
    return checkRefusal(refused, rendered, { ...subject, values: JSON.stringify(set.values) });
  return "diagnostics" in rendered ? rendered.diagnostics : compare(input, set, rendered.objects, subject);
}

/** What a Helm said of a set: where the other says the same there is nothing more to find. */
const lastSaid = new WeakMap<CoveringSet, string>();

interface Sourced {
  readonly source: string;
  readonly object: ManifestObject;
}

type Rendered = { readonly objects: readonly Sourced[] } | { readonly diagnostics: readonly Diagnostic[] };

function ask(
  helm: HelmProgram,
  chart: string,
  { release, kubeVersion, apiVersions }: CoveringSet,
  values: unknown,
): Promise<Ended> {
  const apis = apiVersions.flatMap((api) => ["--api-versions", api]);
  const target = ["--namespace", namespace, "--kube-version", kubeVersion, ...apis];
  return helm.run(["template", release, chart, "--values", "-", ...target], yamlSafe(values));
}

function read(ended: Ended, subject: Subject): Rendered {
  if (ended.status !== 0) {
    const message = `Helm does not render values that the schema accepts:\n${ended.stderr.trim()}`;
    const fix = "Narrow the schema of the values, or render them.";
    return { diagnostics: [diagnostic("CW3006", { message, fix, subject })] };
  }
  const fix = "Correct the template that the `# Source:` comment above that line names.";
  const { documents, diagnostics } = parseYaml(ended.stdout, {
    code: "CW3007",
    file: "(rendered)",
    subject,
    fix,
  });
  if (hasErrors(diagnostics)) return { diagnostics };
  const objects = documents.flatMap(({ data, document }): Sourced[] => {
    const comment = document.commentBefore ?? document.contents?.commentBefore ?? "";
    return isMapping(data) ? [{ source: /Source: (.*)/.exec(comment)?.[1] ?? "", object: data }] : [];
  });
  return { objects };
}

/** That helm refuses what a rule of the chart refuses, with its message. */
function checkRefusal(refused: string, rendered: Rendered, subject: Subject): readonly Diagnostic[] {
  const said =
    "diagnostics" in rendered ? rendered.diagnostics.map(({ message }) => message).join("\n") : "nothing";
  if (said.includes(refused)) return [];
  const message = `The model refuses the values with ${JSON.stringify(refused)}, Helm says: ${said}`;
  const fix =
    "Run `chartwright generate`. Where that does not help it is a bug in Chartwright: please report it.";
  return [diagnostic("CW3008", { message, fix, subject })];
}

/** What the model says of a set. */
function meaning(
  input: CoveringInput,
  { values, release, kubeVersion, apiVersions }: CoveringSet,
): Evaluated {
  const capabilities = { kubeVersion, apiVersions };
  return evaluate(input.model, {
    values,
    release: { name: release, namespace },
    chartVersion: input.version,
    ...(input.templates === undefined ? {} : { templates: input.templates }),
    capabilities,
  });
}

function compare(
  input: CoveringInput,
  set: CoveringSet,
  rendered: readonly Sourced[],
  subject: Subject,
): readonly Diagnostic[] {
  const { objects } = meaning(input, set);
  const about = { ...subject, values: JSON.stringify(set.values) };
  return checkMeaning(
    input.model,
    objects as readonly EvaluatedObject[],
    rendered.map(({ object }) => object),
    about,
  );
}

function named(model: ChartModel, name: string): ChartModel {
  return { ...model, metadata: { ...model.metadata, name } };
}

/** JSON that YAML reads as it is: some characters beyond ASCII end a line there. */
function yamlSafe(values: unknown): string {
  return JSON.stringify(values as Json).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
