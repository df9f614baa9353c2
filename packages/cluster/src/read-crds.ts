import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseAllDocuments } from "yaml";

export interface CustomResourceDefinition {
  readonly apiVersion: "apiextensions.k8s.io/v1";
  readonly kind: "CustomResourceDefinition";
  readonly metadata: { readonly name: string; readonly annotations?: Readonly<Record<string, string>> };
  readonly spec: {
    readonly group: string;
    readonly names: { readonly plural: string };
    readonly versions: readonly CustomResourceVersion[];
  };
  readonly status?: { readonly conditions?: readonly { readonly type: string; readonly status: string }[] };
}

export interface CustomResourceVersion {
  readonly name: string;
  readonly served: boolean;
  readonly schema?: { readonly openAPIV3Schema?: unknown };
}

/** The CustomResourceDefinitions in the YAML and JSON files of a folder and of those below it. */
export function readCrds(folder: string): CustomResourceDefinition[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => /\.(json|ya?ml)$/.test(path))
    .sort()
    .flatMap((path) => parseAllDocuments(readFileSync(join(folder, path), "utf8")))
    .map((document) => document.toJS())
    .filter((object): object is CustomResourceDefinition => object?.kind === "CustomResourceDefinition");
}
