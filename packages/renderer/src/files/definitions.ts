/** A JSON Schema, as data. */
export type JsonSchema = { readonly [key: string]: unknown };

/** The definitions of the Kubernetes API by their names, each a JSON Schema that refers to others by `#/definitions/…`. */
export type KubernetesDefinitions = Readonly<Record<string, JsonSchema>>;

/** Takes a definition over, with all that it refers to. */
export function use(name: string, kubernetes: KubernetesDefinitions, used: Map<string, JsonSchema>): void {
  if (used.has(name)) return;
  const definition = definitionOf(name, kubernetes);
  used.set(name, definition);
  useReferences(definition, kubernetes, used);
}

/** Takes over what a schema refers to. */
export function useReferences(
  schema: JsonSchema,
  kubernetes: KubernetesDefinitions,
  used: Map<string, JsonSchema>,
): void {
  for (const reference of referencesIn(schema)) use(reference, kubernetes, used);
}

const references = new WeakMap<JsonSchema, readonly string[]>();

/** The names of the definitions that a schema refers to. */
function referencesIn(schema: JsonSchema): readonly string[] {
  const known = references.get(schema);
  if (known !== undefined) return known;
  const found = JSON.stringify(schema).matchAll(/"#\/definitions\/([^"]+)"/g);
  const names = [...found].map(([, name]) => name as string);
  references.set(schema, names);
  return names;
}

const taken = new WeakMap<JsonSchema, JsonSchema>();

/** A definition as it goes into charts, of which many take the same ones. */
export function definitionOf(name: string, kubernetes: KubernetesDefinitions): JsonSchema {
  const definition = kubernetes[name];
  if (definition === undefined)
    throw new Error(`bug: the Kubernetes definition ${name} is not among those given`);
  const made = taken.get(definition) ?? (withoutExtensions(definition) as JsonSchema);
  taken.set(definition, made);
  return made;
}

/** The definition without fields that the chart sets itself; it is closed, so a user's are refused. */
export function withoutFields(definition: JsonSchema, fields: readonly string[]): JsonSchema {
  const { properties = {}, required = [] } = definition as {
    readonly properties?: JsonSchema;
    readonly required?: readonly string[];
  };
  const kept = Object.entries(properties).filter(([name]) => !fields.includes(name));
  const left = required.filter((name) => !fields.includes(name));
  const { required: _, ...rest } = definition;
  return {
    ...rest,
    properties: Object.fromEntries(kept),
    ...(left.length === 0 ? {} : { required: left }),
  };
}

/** The definition without what only an API server reads. */
function withoutExtensions(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutExtensions);
  if (typeof value !== "object" || value === null) return value;
  const kept = Object.entries(value).filter(([key]) => !key.startsWith("x-kubernetes-"));
  return Object.fromEntries(kept.map(([key, inner]) => [key, withoutExtensions(inner)]));
}
