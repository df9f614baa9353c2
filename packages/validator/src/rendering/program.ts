import type { KubernetesTarget } from "../kubernetes/check-schemas.ts";

/** How a real program ended. */
export interface Ended {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs one program with arguments, and text on its standard input. Who calls the validator brings it along. */
export type Run = (args: readonly string[], stdin?: string) => Promise<Ended>;

/** A real `helm`, or what answers as one. */
export interface HelmProgram {
  /** Such as `4.3.1`. */
  readonly version: string;
  readonly run: Run;
  /** Whether it is the engine in its place: then a rendering costs no process. */
  readonly isInProcess?: boolean;
}

/** A real `kubeconform`. */
export interface KubeconformProgram {
  readonly run: Run;
  /** A template of paths to the schemas of a minor, as `-schema-location` takes it. */
  readonly schemaLocation: (target: KubernetesTarget) => string;
}
