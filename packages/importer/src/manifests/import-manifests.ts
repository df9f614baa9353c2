import { type Diagnostic, diagnostic, hasErrors } from "@chartwright/diagnostics";
import { stringify } from "yaml";
import { type ChartCode, contextFunction, printChart } from "../chart-code.ts";
import { type Code, call, data, list, method, name, object, type Property } from "../code/code.ts";
import { identifier } from "../code/identifier.ts";
import type { ImportOptions, ImportResult } from "../imported.ts";
import { ownKindsFile, printOwnKinds, type ResolvedKind, resolveKinds } from "../kinds.ts";
import { modelOf } from "../model-of.ts";
import { type Proof, type Unequal, unequal } from "../proof.ts";
import type { InputFile, SourceObject } from "../source.ts";
import { crdsFile } from "./crds-file.ts";
import { type Identity, identify } from "./identity.ts";
import { liftObject, literalObject } from "./lift-object.ts";
import { withMetadataOnce } from "./metadata-once.ts";
import { readObjects } from "./read-objects.ts";
import { scopes } from "./scopes.ts";
import type { Everything } from "./site.ts";
import { isTest, withoutTestAnnotations } from "./tests.ts";
import { reference, ValuesTree } from "./values-tree.ts";

/**
 * Makes a chart of manifests. With the values of its default case, a release of the name that is given back has
 * exactly the objects of the manifests: that is proven here, by evaluating what is written.
 *
 * Not taken over is what Kubernetes takes for nothing: fields that are null, `status`, and the order of keys.
 *
 * @example
 * const content = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: web\n";
 * const { imported } = importManifests([{ path: "web.yaml", content }], { hasKind: () => true });
 */
export function importManifests(files: readonly InputFile[], options: ImportOptions): ImportResult {
  const read = readObjects(files);
  if (hasErrors(read.diagnostics)) return { imported: undefined, diagnostics: read.diagnostics };
  const crds = read.objects.filter(isCrd);
  const others = read.objects.filter((each) => !isCrd(each));
  const objects = [...others.filter((each) => !isTest(each)), ...others.filter(isTest)];
  if (objects.length === 0 && crds.length === 0) {
    const fix = "Name files with manifests, a folder of them, a Helm chart, or - for the standard input.";
    const nothing = diagnostic("CW7007", { message: "No object was found.", fix });
    return { imported: undefined, diagnostics: [...read.diagnostics, nothing] };
  }
  const identity = identify(objects, options.name);
  const kinds = resolveKinds(objects, options.hasKind);
  const proof = proofOf(objects, identity);
  const { code, asTheyAre, wrong } = provenCode(proof, identity, kinds, crds.length > 0);
  const diagnostics = [
    ...read.diagnostics,
    ...kinds.filter(({ module }) => module === `./${ownKindsFile}`).map(untyped),
    ...objects
      .filter(({ kind, object }) => kind === "Secret" && (object.data ?? object.stringData))
      .map(secret),
    ...asTheyAre.map(keptAsItIs),
    ...wrong.map((each) => each.diagnostic),
  ];
  if (hasErrors(diagnostics)) return { imported: undefined, diagnostics };
  const own = printOwnKinds(kinds);
  return {
    imported: {
      name: identity.chart,
      version: identity.version,
      modules: [...new Set(kinds.map(({ module }) => module))].filter((module) => !module.startsWith("./")),
      proofs: [proof],
      files: [
        { path: "chart.ts", text: printChart(code) },
        ...(own === undefined ? [] : [{ path: ownKindsFile, text: own }]),
        ...(crds.length === 0 ? [] : [crdsFile(crds)]),
        { path: "cases/default/values.yaml", text: defaultCase(identity) },
      ],
    },
    diagnostics,
  };
}

function isCrd({ kind, apiVersion }: SourceObject): boolean {
  return kind === "CustomResourceDefinition" && apiVersion === "apiextensions.k8s.io/v1";
}

function proofOf(objects: readonly SourceObject[], identity: Identity): Proof {
  const { release: name, namespace, version, overrides } = identity;
  return { release: { name, namespace }, chartVersion: version, values: overrides, objects };
}

/** The chart with as many values as keep it equal to its source. */
function provenCode(proof: Proof, identity: Identity, kinds: readonly ResolvedKind[], hasCrds: boolean) {
  const { objects } = proof;
  const asTheyAre = new Set<SourceObject>();
  for (;;) {
    const code = codeOf(objects, identity, kinds, asTheyAre, hasCrds);
    const wrong: readonly Unequal[] = unequal(modelOf(code), proof);
    const lifted = wrong.flatMap(({ source }) => source ?? []).filter((source) => !asTheyAre.has(source));
    if (lifted.length === 0) return { code, asTheyAre: [...asTheyAre], wrong };
    for (const source of lifted) asTheyAre.add(source);
  }
}

function codeOf(
  objects: readonly SourceObject[],
  identity: Identity,
  kinds: readonly ResolvedKind[],
  asTheyAre: ReadonlySet<SourceObject>,
  hasCrds: boolean,
): ChartCode {
  const values = new ValuesTree();
  const all: Everything = {
    objects,
    identity,
    values,
    scopeOf: scopes(objects, identity.fullname),
    images: new Map(),
    hosts: new Map(),
  };
  values.take(["global"], call("blocks.global"));
  const bodies = objects.map((source) => {
    const written = isTest(source) ? withoutTestAnnotations(source) : source.object;
    return asTheyAre.has(source) ? literalObject(written) : liftObject(source, written, all);
  });
  if (all.images.size === 0) values.drop("global");
  const once = withMetadataOnce(bodies);
  const files = fileNames(objects, identity);
  const areTests = objects.map(isTest);
  const resources = objects.map((source, index) => {
    const { apiVersion, kind } = source;
    const resolved = kinds.find((each) => each.kind === kind && each.apiVersion === apiVersion);
    const file = files[index];
    const options = file === undefined ? [] : [object([{ key: "file", value: data(file) }])];
    if (resolved === undefined) throw new Error(`bug: ${kind} was not resolved`);
    const made = call("resource", name(resolved.local), once.bodies[index] as Code, ...options);
    if (kind !== "Ingress" || asTheyAre.has(source)) return made;
    const enabled = method(call("v.boolean"), "default", data(true));
    const declared = method(enabled, "doc", data("Whether to make the Ingress."));
    return call(
      "when",
      reference(values.take([...all.scopeOf(source), "ingress", "enabled"], declared)),
      made,
    );
  });
  return {
    metadata: metadataOf(objects, identity, hasCrds),
    values: values.toCode(),
    resources: contextFunction(list(resources.filter((_, index) => !areTests[index])), once.constants),
    tests: areTests.includes(true)
      ? contextFunction(list(resources.filter((_, index) => areTests[index])), once.constants)
      : undefined,
    kinds,
    locals: hasCrds ? { "crds.ts": [identifier("crds")] } : {},
  };
}

function metadataOf(
  objects: readonly SourceObject[],
  identity: Identity,
  hasCrds: boolean,
): readonly Property[] {
  const appVersion = identity.appVersion ?? "0.1.0";
  const texts = {
    name: identity.chart,
    description: `Installs ${identity.chart}: ${objects.length} objects, imported from manifests.`,
    appVersion,
    kubeVersion: ">=1.33.0-0",
  };
  return [
    ...Object.entries(texts).map(([key, value]) => ({ key, value: data(value) })),
    ...(hasCrds ? [{ key: "crds", value: name("crds") }] : []),
  ];
}

/** Names of files for kinds that there are several objects of. */
function fileNames(
  objects: readonly SourceObject[],
  { fullname }: Identity,
): readonly (string | undefined)[] {
  const taken = new Set<string>();
  return objects.map(({ kind, name }) => {
    const same = objects.filter((other) => other.kind.toLowerCase() === kind.toLowerCase());
    if (same.length === 1) return undefined;
    const rest =
      name === fullname ? "" : `-${name.startsWith(`${fullname}-`) ? name.slice(fullname.length + 1) : name}`;
    const wanted = `${kind.toLowerCase()}${rest.replaceAll(/[^A-Za-z0-9.-]+/g, "-")}`;
    for (let number = 1; ; number++) {
      const file = number === 1 ? wanted : `${wanted}-${number}`;
      if (taken.has(file)) continue;
      taken.add(file);
      return file;
    }
  });
}

function defaultCase({ overrides }: Identity): string {
  const title = "# The chart as it was imported.\n";
  return `${title}${Object.keys(overrides).length === 0 ? "{}\n" : stringify(overrides)}`;
}

function untyped({ apiVersion, kind }: ResolvedKind): Diagnostic {
  return diagnostic("CW7004", {
    message: `No package that is installed here has the kind ${kind} of ${apiVersion}; ${ownKindsFile} has it without types.`,
    fix: "Install its package below @kubernetes-models, or make one of its CRD with @kubernetes-models/crd-generate.",
  });
}

function secret({ name: named, place }: SourceObject): Diagnostic {
  return diagnostic("CW7009", {
    message: `Secret/${named} has data in it.`,
    fix: "Let the chart name a Secret that is there already, and take this one out.",
    place,
  });
}

function keptAsItIs({ kind, name: named, place }: SourceObject): Diagnostic {
  return diagnostic("CW7005", {
    message: `${kind}/${named} is imported without values.`,
    fix: "Put values into chart.ts where you want them.",
    place,
  });
}
