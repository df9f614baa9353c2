import { call, data } from "./code/code.ts";
import { type Identifier, identifier, upperName } from "./code/identifier.ts";
import { type ConstantStatement, fixed } from "./code/module.ts";
import { printModule } from "./code/print-module.ts";
import type { SourceObject } from "./source.ts";

/** Whether a module exists for the chart, and exports a kind. The caller knows what is installed. */
export type HasKind = (module: string, kind: string) => boolean;

/** Where the class of a kind is imported from, and the name that it has in the chart. */
export interface ResolvedKind {
  readonly apiVersion: string;
  readonly kind: string;
  readonly module: string;
  readonly exported: Identifier;
  readonly local: Identifier;
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

/** Names that a chart, or the file of kinds, has for something else. */
const reserved: ReadonlySet<string> = new Set(
  "Array Boolean Error Expr Function Kind Map Number Object Partial Promise Set String Symbol Untyped".split(
    " ",
  ),
);

/**
 * Where each kind comes from. Two kinds of one name get the group before it. Kubernetes' syntax for kinds has hyphens
 * and small letters: the name in the chart begins with a capital, as no other name there does.
 */
export function resolveKinds(
  objects: readonly Pick<SourceObject, "apiVersion" | "kind">[],
  hasKind: HasKind,
): readonly ResolvedKind[] {
  const different = new Map(
    objects.map(({ apiVersion, kind }) => [`${apiVersion} ${kind}`, { apiVersion, kind }]),
  );
  const all = [...different.values()].map((each) => ({ ...each, plain: upperName(each.kind, new Set()) }));
  const taken = new Set(reserved);
  return all.map(({ apiVersion, kind, plain }) => {
    // A class of a package is called as its kind is.
    const known = plain === kind ? modulesOf(apiVersion, kind) : [];
    const module = known.find((each) => hasKind(each, kind)) ?? `./${ownKindsFile}`;
    const isAlone = all.filter((other) => other.plain === plain).length === 1 && !reserved.has(plain);
    const before = apiVersion
      .split(/[^A-Za-z0-9]+/)
      .map((word) => `${word[0]?.toUpperCase()}${word.slice(1)}`);
    const local = upperName(isAlone ? kind : `${before.join("")}${plain}`, taken);
    taken.add(local);
    return { apiVersion, kind, module, exported: module.startsWith("./") ? local : plain, local };
  });
}

/** The text of the file of kinds that no package has types of; `undefined` where there are none. */
export function printOwnKinds(kinds: readonly ResolvedKind[]): string | undefined {
  const own = kinds.filter(({ module }) => module === `./${ownKindsFile}`);
  if (own.length === 0) return undefined;
  const kind = identifier("Kind");
  return printModule({
    imports: [{ from: "chartwright", names: [{ exported: kind, local: kind, isType: true }] }],
    statements: [untyped, ...own.map(constantOf)],
  });
}

function constantOf({ apiVersion, kind, local }: ResolvedKind): ConstantStatement {
  const value = call("untyped", data(apiVersion), data(kind));
  return { kind: "constant", name: local, doc: undefined, type: "Kind<Untyped>", isAsConst: false, value };
}

const untyped = fixed(`/** An object whose fields are not checked while they are written. */
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

`);
