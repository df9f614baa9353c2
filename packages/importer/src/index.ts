export { importHelm } from "./helm/import-helm.ts";
export type { Imported, ImportOptions, ImportResult } from "./imported.ts";
export type { HasKind } from "./kinds.ts";
export { importManifests } from "./manifests/import-manifests.ts";
export { type Proof, type Unequal, unequal } from "./proof.ts";
export type { InputFile, OutputFile } from "./source.ts";
