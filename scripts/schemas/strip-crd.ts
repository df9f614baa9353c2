import type { CustomResourceDefinition, CustomResourceVersion } from "../../packages/cluster/src/index.ts";
import { type JsonSchema, mapSchema, sortKeys } from "./json-schema.ts";

/**
 * A CustomResourceDefinition as it is installed, less the descriptions and the state: structural schema, CEL
 * rules, defaults and printer columns stay.
 */
export function stripCrd(crd: CustomResourceDefinition): CustomResourceDefinition {
  const { status: _state, ...rest } = crd;
  const versions = crd.spec.versions.map(stripVersion);
  return sortKeys({ ...rest, spec: { ...crd.spec, versions } }) as CustomResourceDefinition;
}

function stripVersion(version: CustomResourceVersion): CustomResourceVersion {
  const schema = version.schema?.openAPIV3Schema as JsonSchema | undefined;
  if (schema === undefined) return version;
  const openAPIV3Schema = mapSchema(schema, ({ description: _text, ...kept }) => kept);
  return { ...version, schema: { openAPIV3Schema } };
}
