import { isMapping, type Json } from "@chartwright/model";
import { parseAllDocuments } from "yaml";

/** JSON Schemas of the Kubernetes API at one minor, by the names of its OpenAPI document. */
export type Definitions = Readonly<Record<string, Json>>;

/** A file of the folder that kubeconform reads schemas from. */
export interface SchemaFile {
  readonly path: string;
  readonly text: string;
}

/** Where kubeconform finds the schema of an object below a folder of {@link schemaFiles}. */
export const schemaLocation = "{{.Group}}/{{.ResourceKind}}_{{.ResourceAPIVersion}}.json";

/** Without its name kubeconform reads an older draft, which knows no `const`. */
const draft = "http://json-schema.org/draft-07/schema#";

/**
 * The folder that kubeconform reads: one small file for each kind, which refers to the definitions,
 * and one for each version of a custom resource.
 */
export function schemaFiles(definitions: Definitions, crds: readonly Json[]): readonly SchemaFile[] {
  return [
    { path: "definitions.json", text: JSON.stringify({ $schema: draft, definitions }) },
    ...Object.entries(definitions).flatMap(([name, definition]) =>
      kindsOf(definition).map(({ group, version, kind }) => ({
        path: pathOf(group, version, kind),
        text: JSON.stringify({ $schema: draft, $ref: `../definitions.json#/definitions/${name}` }),
      })),
    ),
    ...crds.flatMap(customResourceFiles),
  ];
}

/** The JSON Schema of a kind, given the definitions as `definitions.json`; undefined where none is known. */
export function schemaOfKind(
  apiVersion: string,
  kind: string,
  { definitions, crds }: { readonly definitions: Definitions; readonly crds: readonly Json[] },
): Json | undefined {
  const [version = "", group = ""] = apiVersion.split("/").reverse();
  const path = pathOf(group, version, kind);
  const [ofCrds] = crds
    .filter((crd) => isOf(crd, group))
    .flatMap(customResourceFiles)
    .filter((file) => file.path === path);
  if (ofCrds !== undefined) return JSON.parse(ofCrds.text.replace(`../${objectMeta}`, objectMeta)) as Json;
  const name = Object.keys(definitions).find((each) =>
    kindsOf(definitions[each] as Json).some((gvk) => pathOf(gvk.group, gvk.version, gvk.kind) === path),
  );
  return name === undefined ? undefined : { $ref: `definitions.json#/definitions/${name}` };
}

/** The CustomResourceDefinitions in a file of YAML or JSON. */
export function crdsOf(text: string): readonly Json[] {
  return crdsAmong(parseAllDocuments(text).map((document) => document.toJS() as Json));
}

/** Those objects that are CustomResourceDefinitions. */
export function crdsAmong(objects: readonly Json[]): readonly Json[] {
  return objects.filter((data) => isMapping(data) && data.kind === "CustomResourceDefinition");
}

interface GroupVersionKind {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
}

function kindsOf(definition: Json): readonly GroupVersionKind[] {
  const kinds = isMapping(definition) ? definition["x-kubernetes-group-version-kind"] : undefined;
  // A definition that many groups share, such as DeleteOptions, is none of a manifest.
  return Array.isArray(kinds) && kinds.length === 1 ? (kinds as unknown as GroupVersionKind[]) : [];
}

function isOf(crd: Json, group: string): boolean {
  return (crd as unknown as { spec: CustomResourceSpec }).spec.group === group;
}

function customResourceFiles(crd: Json): SchemaFile[] {
  const { spec } = crd as unknown as { spec: CustomResourceSpec };
  return spec.versions.flatMap(({ name, schema }) => {
    const given = schema?.openAPIV3Schema;
    if (given === undefined) return [];
    const text = JSON.stringify(asObject(closed(given), given));
    return [{ path: pathOf(spec.group, name, spec.names.kind), text }];
  });
}

/** What every object has, of which a definition of a custom resource need say nothing. */
function asObject(made: Json, given: Json): Json {
  if (!isMapping(made) || !isMapping(given) || !isMapping(made.properties)) return made;
  const own = isMapping(given.properties) ? given.properties.metadata : undefined;
  const metadata = { allOf: [{ $ref: `../${objectMeta}` }, ...(own === undefined ? [] : [own])] };
  const text = { type: "string" };
  return { ...made, properties: { apiVersion: text, kind: text, ...made.properties, metadata } };
}

const objectMeta = "definitions.json#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta";

/**
 * The schema of a custom resource such that a field it does not name is refused, where the API server would drop it.
 * Its own keywords of Kubernetes become those of JSON Schema.
 */
function closed(schema: Json): Json {
  if (Array.isArray(schema)) return schema.map(closed);
  if (!isMapping(schema)) return schema;
  const made = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, closed(value)]));
  if (schema["x-kubernetes-int-or-string"] === true) return { ...made, type: ["integer", "string"] };
  const isOpen = schema["x-kubernetes-preserve-unknown-fields"] === true || "additionalProperties" in schema;
  return schema.type === "object" && isMapping(schema.properties) && !isOpen
    ? { ...made, additionalProperties: false }
    : made;
}

interface CustomResourceSpec {
  readonly group: string;
  readonly names: { readonly kind: string };
  readonly versions: readonly {
    readonly name: string;
    readonly schema?: { readonly openAPIV3Schema?: Json };
  }[];
}

/** The core group has no name; kubeconform takes its version for one. */
function pathOf(group: string, version: string, kind: string): string {
  return `${group === "" ? version : group}/${kind.toLowerCase()}_${version}.json`;
}
