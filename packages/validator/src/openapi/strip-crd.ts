import { type JsonSchema, mapSchema, sortKeys } from "./json-schema.ts";

/** As it is installed, or as a file has it. */
export interface CustomResourceDefinition {
  readonly apiVersion: string;
  readonly kind: "CustomResourceDefinition";
  readonly metadata: { readonly name: string };
  readonly spec: {
    readonly group: string;
    readonly names: { readonly plural: string };
    readonly versions: readonly CustomResourceVersion[];
  };
  readonly status?: unknown;
}

interface CustomResourceVersion {
  readonly name: string;
  readonly served: boolean;
  readonly schema?: { readonly openAPIV3Schema?: unknown };
}

/**
 * A CustomResourceDefinition as it is installed, less the descriptions and the state: structural schema, CEL
 * rules, defaults and printer columns stay.
 */
export function stripCrd<T extends CustomResourceDefinition>(crd: T): T {
  const { status: _state, ...rest } = crd;
  const versions = crd.spec.versions.map(stripVersion);
  return sortKeys({ ...rest, spec: { ...crd.spec, versions } }) as T;
}

function stripVersion(version: CustomResourceVersion): CustomResourceVersion {
  const schema = version.schema?.openAPIV3Schema as JsonSchema | undefined;
  if (schema === undefined) return version;
  const openAPIV3Schema = mapSchema(schema, ({ description: _text, ...kept }) => kept);
  return { ...version, schema: { openAPIV3Schema } };
}
