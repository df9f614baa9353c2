import type { Dependency, Maintainer, Metadata } from "../chart/metadata.ts";
import type { HelmMajor } from "../functions/table.ts";
import { nilDict, strings, type TypedList, typedList, type Value } from "../value/value.ts";
import { Struct } from "./capabilities.ts";

/** What `.Chart` is: a struct in Helm 3, a map in Helm 4. */
export function chartObject(metadata: Metadata, isRoot: boolean, helm: HelmMajor): Value {
  return helm === 3 ? chartStruct(metadata, isRoot) : chartDict(metadata, isRoot);
}

function present(fields: Readonly<Record<string, Value>>): Map<string, Value> {
  const isZero = (value: Value): boolean =>
    value === "" ||
    value === false ||
    value === undefined ||
    (Array.isArray(value) && value.length === 0) ||
    (value instanceof Map && value.size === 0);
  return new Map(Object.entries(fields).filter(([, value]) => !isZero(value)));
}

/** What a chart does not declare is the nil slice. */
function nilIfEmpty(list: TypedList): TypedList {
  list.isNil = list.length === 0;
  return list;
}

function maintainerStruct({ name, email, url }: Maintainer): Struct {
  return new Struct(
    "*chart.Maintainer",
    { Name: name, Email: email, URL: url },
    present({ name, email, url }),
  );
}

/** The fields of a Go struct, of which some are lists. */
type Fields = Readonly<Record<string, Value>>;

function dependencyFields(dependency: Dependency, tags: Value): Fields {
  const { name, version, repository, condition, enabled, importValues, alias } = dependency;
  return {
    Name: name,
    Version: version,
    Repository: repository,
    Condition: condition,
    Tags: tags,
    Enabled: enabled,
    ImportValues: [...importValues],
    Alias: alias,
  };
}

function dependencyStruct(dependency: Dependency): Struct {
  const { name, version, repository, condition, tags, enabled, importValues, alias } = dependency;
  const optional = { condition, tags: [...tags], enabled, "import-values": [...importValues], alias };
  const json = new Map<string, Value>([
    ["name", name],
    ...present({ version }),
    ["repository", repository],
    ...present(optional),
  ]);
  return new Struct("*chart.Dependency", dependencyFields(dependency, nilIfEmpty(strings(tags))), json);
}

function metadataFields(
  metadata: Metadata,
  list: (items: readonly string[]) => Value,
  maintainers: Value,
  dependencies: Value,
): Fields {
  return {
    Name: metadata.name,
    Home: metadata.home,
    Sources: list(metadata.sources),
    Version: metadata.version,
    Description: metadata.description,
    Keywords: list(metadata.keywords),
    Maintainers: maintainers,
    Icon: metadata.icon,
    APIVersion: metadata.apiVersion,
    Condition: metadata.condition,
    Tags: metadata.tags,
    AppVersion: metadata.appVersion,
    Deprecated: metadata.deprecated,
    Annotations: metadata.annotations ?? nilDict("map[string]string"),
    KubeVersion: metadata.kubeVersion,
    Dependencies: dependencies,
    Type: metadata.type,
  };
}

function chartStruct(metadata: Metadata, isRoot: boolean): Value {
  const fields = metadataFields(
    metadata,
    (items) => nilIfEmpty(strings(items)),
    nilIfEmpty(typedList("[]*chart.Maintainer", metadata.maintainers.map(maintainerStruct))),
    nilIfEmpty(typedList("[]*chart.Dependency", (metadata.dependencies ?? []).map(dependencyStruct))),
  );
  const named = Object.entries(fields).map(([name, value]) => [jsonName(name), value]);
  const json = present(Object.fromEntries(named));
  const inner = new Struct("chart.Metadata", fields, json);
  return new ChartStruct(inner, fields, isRoot, new Map(json).set("IsRoot", isRoot));
}

function jsonName(field: string): string {
  return field === "APIVersion" ? "apiVersion" : `${field.charAt(0).toLowerCase()}${field.slice(1)}`;
}

/** The fields of the metadata can be had directly; printed, they stand inside of it. */
class ChartStruct extends Struct {
  readonly #inner: Struct;
  readonly #isRoot: boolean;

  constructor(inner: Struct, fields: Readonly<Record<string, Value>>, isRoot: boolean, json: Value) {
    super("struct { chart.Metadata; IsRoot bool }", { ...fields, Metadata: inner, IsRoot: isRoot }, json);
    this.#inner = inner;
    this.#isRoot = isRoot;
  }

  /** Nothing within can be changed by a template. */
  override copied(): ChartStruct {
    return this;
  }

  override exported(): readonly (readonly [string, Value])[] {
    return super.exported().filter(([name]) => name !== "Metadata");
  }

  override printed(): readonly (readonly [string, Value])[] {
    return [
      ["Metadata", this.#inner],
      ["IsRoot", this.#isRoot],
    ];
  }
}

function chartDict(metadata: Metadata, isRoot: boolean): Value {
  const maintainers = metadata.maintainers.map(
    ({ name, email, url }) => new Map(Object.entries({ Name: name, Email: email, URL: url })),
  );
  const dependencies = (metadata.dependencies ?? []).map(
    (dependency) => new Map(Object.entries(dependencyFields(dependency, [...dependency.tags]))),
  );
  const fields = metadataFields(metadata, (items) => [...items], maintainers, dependencies);
  return new Map<string, Value>([...Object.entries(fields), ["IsRoot", isRoot]]);
}
