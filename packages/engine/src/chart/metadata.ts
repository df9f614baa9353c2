import { HelmError } from "../errors.ts";
import { formatFloat } from "../format/number.ts";
import { quote } from "../format/quote.ts";
import { parseVersion } from "../semver/version.ts";
import { FunctionError } from "../template/errors.ts";
import { cannotUnmarshalYaml } from "../value/json-kind.ts";
import { typedDict, type Value } from "../value/value.ts";

/** A dependency that a chart declares. Helm writes into it while it works out which ones are on. */
export interface Dependency {
  name: string;
  readonly version: string;
  readonly repository: string;
  readonly condition: string;
  readonly tags: readonly string[];
  enabled: boolean;
  importValues: readonly Value[];
  readonly alias: string;
}

export interface Maintainer {
  readonly name: string;
  readonly email: string;
  readonly url: string;
}

/** What `Chart.yaml` says. */
export interface Metadata {
  name: string;
  readonly home: string;
  readonly sources: readonly string[];
  readonly version: string;
  readonly description: string;
  readonly keywords: readonly string[];
  readonly maintainers: readonly Maintainer[];
  readonly icon: string;
  readonly apiVersion: string;
  readonly condition: string;
  readonly tags: string;
  readonly appVersion: string;
  readonly deprecated: boolean;
  readonly annotations: Map<string, Value> | undefined;
  readonly kubeVersion: string;
  dependencies: Dependency[] | undefined;
  readonly type: string;
}

/** A text field, by Go's rules: numbers and truth values that stand where a text belongs are texts. */
export function textField(value: Value, field: string): string {
  if (typeof value === "string") return value;
  if (value === null || value === undefined) return "";
  if (typeof value === "boolean") return String(value);
  if (typeof value === "number")
    return Number.isInteger(value) && Math.abs(value) < 1e15 ? String(value) : shortFloat(value);
  throw mismatch(value, field, "string");
}

/** A float as Go formats a 32-bit one. */
function shortFloat(value: number): string {
  const narrow = Math.fround(value);
  for (let precision = 1; precision <= 9; precision++) {
    if (Math.fround(Number(narrow.toPrecision(precision))) === narrow)
      return formatFloat(Number(narrow.toPrecision(precision)), "g");
  }
  return formatFloat(value, "g");
}

/** The error of a value of another type than a field has. */
function mismatch(value: Value, field: string, type: string): HelmError {
  return new HelmError("CW6001", cannotUnmarshalYaml(value, `struct field ${field} of type ${type}`));
}

/** An entry by its name, in any case where there is none in this. */
function entry(source: ReadonlyMap<string, Value>, name: string): Value {
  const exact = source.get(name);
  if (exact !== undefined || source.has(name)) return exact;
  for (const [key, value] of source) if (key.toLowerCase() === name.toLowerCase()) return value;
  return undefined;
}

function textList(value: Value, field: string): string[] {
  if (value === null || value === undefined) return [];
  if (!Array.isArray(value)) throw mismatch(value, field, "[]string");
  return value.map((item) => textField(item, field));
}

function objects(value: Value, field: string, type: string): (ReadonlyMap<string, Value> | undefined)[] {
  if (value === null || value === undefined) return [];
  if (!Array.isArray(value)) throw mismatch(value, field, type);
  return value.map((item) => {
    if (item instanceof Map) return item;
    if (item === null) return undefined;
    throw mismatch(item, field, type.slice(3));
  });
}

function readDependency(source: ReadonlyMap<string, Value>): Dependency {
  const text = (name: string): string =>
    sanitized(textField(entry(source, name), `Dependency.dependencies.${name}`));
  const imports = entry(source, "import-values");
  return {
    name: text("name"),
    version: text("version"),
    repository: text("repository"),
    condition: text("condition"),
    tags: textList(entry(source, "tags"), "Dependency.dependencies.tags").map(sanitized),
    enabled: entry(source, "enabled") === true,
    importValues: Array.isArray(imports) ? imports : [],
    alias: textField(entry(source, "alias"), "Dependency.dependencies.alias"),
  };
}

/** What `dependencies` of `Chart.yaml` or `requirements.yaml` says. */
export function readDependencies(value: Value): Dependency[] | undefined {
  if (value === null || value === undefined) return undefined;
  return objects(value, "Metadata.dependencies", "[]*chart.Dependency").map((source) => {
    if (source === undefined)
      throw new HelmError("CW6001", "validation: dependencies must not contain empty or null nodes");
    return readDependency(source);
  });
}

/** Reads `Chart.yaml`; {@link validateMetadata} says whether Helm takes it. */
export function readMetadata(value: Value): Metadata {
  if (value !== null && !(value instanceof Map)) {
    throw new HelmError("CW6001", cannotUnmarshalYaml(value, "value of type chart.Metadata"));
  }
  const source = (value ?? new Map()) as ReadonlyMap<string, Value>;
  const raw = (name: string): string => textField(entry(source, name), `Metadata.${name}`);
  const text = (name: string): string => sanitized(raw(name));
  const annotations = entry(source, "annotations");
  if (annotations !== null && annotations !== undefined && !(annotations instanceof Map)) {
    throw mismatch(annotations, "Metadata.annotations", "map[string]string");
  }
  const deprecated = entry(source, "deprecated");
  if (deprecated !== null && deprecated !== undefined && typeof deprecated !== "boolean") {
    throw mismatch(deprecated, "Metadata.deprecated", "bool");
  }
  return {
    name: text("name"),
    home: text("home"),
    sources: textList(entry(source, "sources"), "Metadata.sources").map(sanitized),
    version: raw("version"),
    description: text("description"),
    keywords: textList(entry(source, "keywords"), "Metadata.keywords").map(sanitized),
    maintainers: objects(entry(source, "maintainers"), "Metadata.maintainers", "[]*chart.Maintainer").map(
      readMaintainer,
    ),
    icon: text("icon"),
    apiVersion: raw("apiVersion"),
    condition: text("condition"),
    tags: text("tags"),
    appVersion: text("appVersion"),
    deprecated: deprecated === true,
    annotations:
      annotations instanceof Map
        ? typedDict(
            "map[string]string",
            Array.from(annotations, ([key, item]) => [key, textField(item, "Metadata.annotations")] as const),
          )
        : undefined,
    kubeVersion: text("kubeVersion"),
    dependencies: readDependencies(entry(source, "dependencies")),
    type: raw("type"),
  };
}

function readMaintainer(source: ReadonlyMap<string, Value> | undefined): Maintainer {
  if (source === undefined)
    throw new HelmError("CW6001", "validation: maintainers must not contain empty or null nodes");
  const text = (name: string): string =>
    sanitized(textField(entry(source, name), `Maintainer.maintainers.${name}`));
  return { name: text("name"), email: text("email"), url: text("url") };
}

/** White space becomes spaces; what cannot be printed goes. */
function sanitized(text: string): string {
  if (/^[ -~]*$/.test(text)) return text;
  return text
    .replace(/[\t\n\v\f\r\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/g, " ")
    .replace(/[^ \p{L}\p{M}\p{N}\p{P}\p{S}]/gu, "");
}

/** Refuses what Helm refuses. */
export function validateMetadata(metadata: Metadata): void {
  const problem = problemOf(metadata);
  if (problem !== undefined) throw new HelmError("CW6001", `validation: ${problem}`);
}

function problemOf({ apiVersion, name, version, type, dependencies }: Metadata): string | undefined {
  if (apiVersion === "") return "chart.metadata.apiVersion is required";
  if (name === "") return "chart.metadata.name is required";
  if (name === "." || name === "..") return `chart.metadata.name ${quote(name)} is not allowed`;
  if (name.includes("/")) return `chart.metadata.name ${quote(name)} is invalid`;
  if (version === "") return "chart.metadata.version is required";
  if (!isVersion(version)) return `chart.metadata.version ${quote(version)} is invalid`;
  if (!["", "application", "library"].includes(type))
    return "chart.metadata.type must be application or library";
  const seen = new Set<string>();
  for (const dependency of dependencies ?? []) {
    if (dependency.alias !== "" && !/^[a-zA-Z0-9_-]+$/.test(dependency.alias)) {
      return `dependency ${quote(dependency.name)} has disallowed characters in the alias`;
    }
    const key = dependency.alias || dependency.name;
    if (seen.has(key)) return `more than one dependency with name or alias ${quote(key)}`;
    seen.add(key);
  }
  return undefined;
}

function isVersion(version: string): boolean {
  try {
    parseVersion(version);
    return true;
  } catch (error) {
    if (error instanceof FunctionError) return false;
    throw error;
  }
}
