import type { Chart } from "@chartwright/engine";
import { nodesOf } from "@chartwright/model";
import { type ChartCode, contextFunction } from "../chart-code.ts";
import { type Code, call, data, list, member, name, object } from "../code/code.ts";
import { identifier } from "../code/identifier.ts";
import { namesIn } from "../code/names-in.ts";
import { print } from "../code/print.ts";
import { replaceName } from "../code/replace-name.ts";
import type { ImportOptions } from "../imported.ts";
import { type ResolvedKind, resolveKinds } from "../kinds.ts";
import { withMetadataOnce } from "../manifests/metadata-once.ts";
import { modelOf } from "../model-of.ts";
import type { HelperTable } from "./helper-table.ts";
import type { LiftedResource } from "./lift-template.ts";
import { metadataOf } from "./metadata.ts";
import type { Shape } from "./shape.ts";
import type { Template } from "./templates.ts";
import { withoutDefines } from "./without-defines.ts";

/** The code of a chart whose templates were lifted as far as they could be. */
export function codeOf(
  chart: Chart,
  templates: readonly Template[],
  helpers: HelperTable,
  values: Shape,
  options: ImportOptions,
  hasCrds: boolean,
): ChartCode {
  const all = withoutDeadChoice(
    templates.flatMap(({ path, resources }) => resources.map((resource) => ({ path, resource }))),
  );
  const kinds = resolveKinds(
    all.map(({ resource }) => resource),
    options.hasKind,
  );
  const once = withMetadataOnce(all.map(({ resource }) => resource.body));
  const resources = all.map(({ path, resource }, index) =>
    resourceCode(resource, once.bodies[index] as Code, kinds, fileOf(path, index, all)),
  );
  const made: ChartCode = {
    metadata: metadataOf(chart, hasCrds),
    values: valuesCode(values),
    resources: contextFunction(list(resources), [...helpers.constants, ...once.constants]),
    kinds,
    locals: hasCrds ? { "crds.ts": [identifier("crds")] } : {},
  };
  const defined = new Set([...definedBy(made, chart.metadata.name), ...helpers.standard]);
  const raws = rawTemplates(chart, templates, defined);
  return raws.length === 0 ? made : { ...made, rawTemplates: list(raws) };
}

/** The named templates that a chart gets from the model: those that stay in Helm's language call them. */
function definedBy(code: ChartCode, chart: string): ReadonlySet<string> {
  const names = nodesOf(modelOf(code)).flatMap((node) => (node.kind === "include" ? [node.helper.name] : []));
  return new Set(names.map((each) => `${chart}.${each}`));
}

interface Placed {
  readonly path: string;
  readonly resource: LiftedResource;
}

/**
 * The name of a service account asks whether one is made. Where all that use it are rendered only then, that is no
 * question.
 */
function withoutDeadChoice(all: readonly Placed[]): readonly Placed[] {
  const account = identifier("serviceAccountName");
  const values = member(name("values"), "serviceAccount");
  const create = print(member(values, "create"));
  const isUser = ({ resource }: Placed) => namesIn(resource.body).has(account);
  const isUnder = ({ resource }: Placed) => resource.conditions.some((each) => print(each) === create);
  if (!all.filter(isUser).every(isUnder)) return all;
  const own = call("orElse", member(values, "name"), member(name("names"), "fullname"));
  return all.map(({ path, resource }) => ({
    path,
    resource: { ...resource, body: replaceName(resource.body, "serviceAccountName", own) },
  }));
}

function resourceCode(
  { apiVersion, kind, conditions }: LiftedResource,
  body: Code,
  kinds: readonly ResolvedKind[],
  file: string | undefined,
): Code {
  const resolved = kinds.find((each) => each.kind === kind && each.apiVersion === apiVersion);
  const options = file === undefined ? [] : [object([{ key: "file", value: data(file) }])];
  if (resolved === undefined) throw new Error(`bug: ${kind} was not resolved`);
  const made = call("resource", name(resolved.local), body, ...options);
  return conditions.toReversed().reduce<Code>((inner, condition) => call("when", condition, inner), made);
}

const usualFiles: Readonly<Record<string, string>> = {
  HorizontalPodAutoscaler: "hpa",
  PodDisruptionBudget: "pdb",
  PersistentVolumeClaim: "pvc",
};

/** The name of an object's file, where it is not that of its kind. */
function fileOf(path: string, index: number, all: readonly Placed[]): string | undefined {
  const own = path.slice("templates/".length).replace(/\.ya?ml$/, "");
  const before = all.slice(0, index).filter((other) => other.path === path).length;
  const file = before === 0 ? own : `${own}-${before + 1}`;
  const kind = all[index]?.resource.kind ?? "";
  return file === (usualFiles[kind] ?? kind.toLowerCase()) ? undefined : file;
}

/** The standard values are every chart's; they are declared only where their default is another. */
function valuesCode(values: Shape): Code {
  const own = [...values.properties].filter(
    ([key, shape]) => !["nameOverride", "fullnameOverride"].includes(key) || (shape.default ?? "") !== "",
  );
  return call("v.object", object(own.map(([key, shape]) => ({ key, value: shape.toCode() }))));
}

/** Templates in Helm's language, and the named templates that they call. */
function rawTemplates(
  chart: Chart,
  templates: readonly Template[],
  defined: ReadonlySet<string>,
): readonly Code[] {
  const kept = templates.filter(({ why }) => why !== undefined);
  if (kept.length === 0) return [];
  const helpers = chart.templates.filter(({ path }) => /(^|\/)_[^/]*$/.test(path));
  const all = [
    ...helpers.map(({ path, text }) => ({
      path,
      text: withoutDefines(text, defined),
      why: "The templates below call what it defines.",
    })),
    ...kept.map(({ path, text, why }) => ({ path, text, why: why ?? "" })),
  ];
  return all.map(({ path, text, why }) => {
    const file = path.slice("templates/".length).replace(/^_helpers\.tpl$/, "_imported.tpl");
    const own = { file, why, text: renamed(text, chart.metadata.name, defined) };
    return call(
      "rawTemplate",
      object(Object.entries(own).map(([key, value]) => ({ key, value: data(value) }))),
    );
  });
}

/** Names that the model gives helpers of its own, wherever a text calls them. */
const modelsNames = ["name", "fullname", "chart", "labels", "selectorLabels", "testLabels"];

/** A text whose named templates that are others than the model's of that name are called otherwise. */
function renamed(text: string, chart: string, defined: ReadonlySet<string>): string {
  const others = modelsNames.filter((each) => !defined.has(`${chart}.${each}`));
  return others.reduce(
    (made, each) => made.replaceAll(`"${chart}.${each}"`, `"${chart}.imported.${each}"`),
    text,
  );
}
