import type { SourceObject } from "./source.ts";

/** Whether a module exists for the chart, and exports a kind. The caller knows what is installed. */
export type HasKind = (module: string, kind: string) => boolean;

/** Where the class of a kind is imported from, and the name that it has in the chart. */
export interface ResolvedKind {
  readonly apiVersion: string;
  readonly kind: string;
  readonly module: string;
  readonly exported: string;
  readonly local: string;
}

/** The file of the kinds that no package has types of. */
export const ownKindsFile = "kinds.ts";

/** The packages that have the kinds of a group of custom resources. */
const packages: readonly (readonly [group: RegExp, name: string])[] = [
  [/^monitoring\.coreos\.com$/, "prometheus-operator"],
  [/^(acme\.)?cert-manager\.io$/, "cert-manager"],
  [/^gateway\.networking\.k8s\.io$/, "gateway-api"],
  [/^(hub\.)?traefik\.(io|containo\.us)$/, "traefik"],
  [/\.istio\.io$/, "istio"],
  [/^(eventing\.)?keda\.sh$/, "keda"],
  [/^argoproj\.io$/, "argo-cd"],
  [/\.knative\.dev$/, "knative"],
  [/^longhorn\.io$/, "longhorn"],
  [/^external-secrets\.io$/, "external-secrets"],
];

/** The modules in which a kind could be. */
function modulesOf(apiVersion: string, kind: string): readonly string[] {
  const group = apiVersion.includes("/") ? (apiVersion.split("/")[0] as string) : "";
  const own = packages.filter(([pattern]) => pattern.test(group));
  return [
    `kubernetes-models/${apiVersion}`,
    ...own.map(([, name]) => `@kubernetes-models/${name}/${apiVersion}/${kind}`),
  ];
}

/** Names that a chart has for something else. */
const reserved = new Set(["Expr", "Map", "Object", "String", "Number", "Boolean", "Symbol", "Function"]);

/** Where each kind comes from. Two kinds of one name get the group before it. */
export function resolveKinds(
  objects: readonly Pick<SourceObject, "apiVersion" | "kind">[],
  hasKind: HasKind,
): readonly ResolvedKind[] {
  const different = new Map(
    objects.map(({ apiVersion, kind }) => [`${apiVersion} ${kind}`, { apiVersion, kind }]),
  );
  const all = [...different.values()];
  return all.map(({ apiVersion, kind }) => {
    const module = modulesOf(apiVersion, kind).find((each) => hasKind(each, kind)) ?? `./${ownKindsFile}`;
    const isAlone = all.filter((other) => other.kind === kind).length === 1 && !reserved.has(kind);
    const before = apiVersion
      .split(/[^A-Za-z0-9]+/)
      .map((word) => `${word[0]?.toUpperCase()}${word.slice(1)}`);
    const local = isAlone ? kind : `${before.join("")}${kind}`;
    const exported = module.startsWith("./") ? local : kind;
    return { apiVersion, kind, module, exported, local };
  });
}

/** What a chart imports the model and the blocks from. */
const library = "chartwright";

/** The text of the file of kinds that no package has types of; `undefined` where there are none. */
export function printOwnKinds(kinds: readonly ResolvedKind[]): string | undefined {
  const own = kinds.filter(({ module }) => module === `./${ownKindsFile}`);
  if (own.length === 0) return undefined;
  const lines = own.map(
    ({ apiVersion, kind, local }) =>
      `export const ${local}: Kind<Untyped> = untyped(${JSON.stringify(apiVersion)}, ${JSON.stringify(kind)});\n`,
  );
  return `import type { Kind } from ${JSON.stringify(library)};

/** An object whose fields are not checked while they are written. */
interface Untyped {
  readonly apiVersion: string;
  readonly kind: string;
  readonly [field: string]: unknown;
}

/**
 * A kind without types. Better is the class of a package, such as those below @kubernetes-models, or one that
 * @kubernetes-models/crd-generate makes of the CustomResourceDefinition: import that, and remove the kind here.
 */
function untyped(apiVersion: string, kind: string): Kind<Untyped> {
  const is = (value: unknown): value is Untyped => {
    const object = value as Partial<Untyped> | null;
    return object?.apiVersion === apiVersion && object.kind === kind;
  };
  return { apiVersion, kind, is };
}

${lines.join("")}`;
}
