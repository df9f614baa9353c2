import type { ConfigurationCheck } from "../configuration/check-configuration.ts";
import type { PodSecurity } from "../namespaces.ts";
import type { Right } from "../service-account.ts";

/** What a chart says of its own installation: the exceptions that it needs, and what its program does. */
export interface Expectations {
  /** The level that its pods can do with, if `restricted` is too strict. */
  readonly podSecurity?: { readonly level: PodSecurity; readonly reason: string };
  /** Objects that outlive the release, such as `persistentvolumeclaims/data-*`. */
  readonly stays: readonly { readonly object: string; readonly reason: string }[];
  /** Upgrades from one case to another, or `*` for every one, that must be refused. */
  readonly refusesUpgrade: readonly { readonly from: string; readonly to: string; readonly reason: string }[];
  /** Why a cluster can hold only one release, and with which values, as of `--set`, it can hold another. */
  readonly single?: { readonly reason: string; readonly unless?: readonly string[] };
  /** What its pods' service accounts must be able to do. */
  readonly needs: readonly Right[];
  /** Real programs that must take what it renders for them to read. */
  readonly configuration: readonly ConfigurationCheck[];
}

export const noExpectations: Expectations = {
  stays: [],
  refusesUpgrade: [],
  needs: [],
  configuration: [],
};

const levels: readonly PodSecurity[] = ["privileged", "baseline", "restricted"];

type Type = "string" | "boolean" | "list of strings";
type Shape = Readonly<Record<string, Type>>;
const shapes: Readonly<Record<string, { list: boolean; required: Shape; optional?: Shape }>> = {
  podSecurity: { list: false, required: { level: "string", reason: "string" } },
  stays: { list: true, required: { object: "string", reason: "string" } },
  refusesUpgrade: { list: true, required: { from: "string", to: "string", reason: "string" } },
  single: { list: false, required: { reason: "string" }, optional: { unless: "list of strings" } },
  needs: {
    list: true,
    required: { verb: "string", resource: "string" },
    optional: { group: "string", cluster: "boolean" },
  },
  configuration: {
    list: true,
    required: { container: "string", program: "string", args: "list of strings" },
    optional: { image: "string" },
  },
};

/**
 * Reads `chartwright.install` of a chart's package.json, or says in sentences what is wrong with it.
 *
 * @example
 * readExpectations({ chartwright: { install: { single: { reason: "It holds CRDs." } } } });
 */
export function readExpectations(packageJson: unknown): Expectations | { readonly problems: string[] } {
  const given = (packageJson as { chartwright?: { install?: unknown } } | null)?.chartwright?.install ?? {};
  if (!isMapping(given)) return { problems: ["chartwright.install must be a mapping."] };
  const problems = Object.entries(given).flatMap(([key, value]) => problemsOf(key, value));
  return problems.length > 0 ? { problems } : { ...noExpectations, ...(given as Partial<Expectations>) };
}

function problemsOf(key: string, value: unknown): string[] {
  const at = `chartwright.install.${key}`;
  const shape = shapes[key];
  if (shape === undefined) return [`${at} is not known; one of ${Object.keys(shapes).join(", ")} is.`];
  if (key === "podSecurity" && isMapping(value) && !levels.includes(value.level as PodSecurity)) {
    return [`${at}.level must be one of ${levels.join(", ")}.`];
  }
  if (!shape.list) return entryProblems(at, value, shape.required, shape.optional ?? {});
  if (!Array.isArray(value)) return [`${at} must be a list.`];
  return value.flatMap((entry, index) =>
    entryProblems(`${at}[${index}]`, entry, shape.required, shape.optional ?? {}),
  );
}

function entryProblems(at: string, entry: unknown, required: Shape, optional: Shape): string[] {
  if (!isMapping(entry)) return [`${at} must be a mapping.`];
  const fields = { ...required, ...optional };
  const unknown = Object.keys(entry).filter((key) => !Object.hasOwn(fields, key));
  const wrong = Object.entries(fields).filter(([key, type]) => {
    const value = entry[key];
    return value === undefined ? Object.hasOwn(required, key) : !isOf(type, value);
  });
  return [
    ...unknown.map((key) => `${at}.${key} is not known.`),
    ...wrong.map(([key, type]) => `${at}.${key} must be a ${type}.`),
  ];
}

function isOf(type: Type, value: unknown): boolean {
  if (type !== "list of strings") return typeof value === type && value !== "";
  return Array.isArray(value) && value.every((item) => typeof item === "string");
}

function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
