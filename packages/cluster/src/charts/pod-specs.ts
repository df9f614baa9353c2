import type { ManifestObject } from "./manifest.ts";

/** What of a pod's specification says what runs in it, as whom, and with which files. */
export interface PodSpec {
  readonly serviceAccountName?: string;
  readonly containers: readonly Container[];
  readonly initContainers?: readonly Container[];
  // biome-ignore lint/suspicious/noExplicitAny: what a volume holds differs by its source.
  readonly volumes?: readonly any[];
}

export interface Container {
  readonly name: string;
  readonly volumeMounts?: readonly {
    readonly name: string;
    readonly mountPath: string;
    readonly subPath?: string;
  }[];
}

/** The pods that the objects are or make. */
export function podSpecsOf(objects: readonly ManifestObject[]): readonly PodSpec[] {
  return objects
    .map(({ kind, spec }) => {
      if (kind === "Pod") return spec;
      return kind === "CronJob" ? spec?.jobTemplate?.spec?.template?.spec : spec?.template?.spec;
    })
    .filter((spec) => Array.isArray(spec?.containers));
}
