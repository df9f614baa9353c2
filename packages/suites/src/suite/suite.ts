import type { Data, Mapping } from "../yaml/data.ts";

/** A file of suites, as text. */
export interface SuiteFile {
  /** What a diagnostic calls it, such as `charts/web/tests/service_test.yaml`. */
  readonly file: string;
  readonly text: string;
}

/** A suite of helm-unittest: tests with what they have in common. */
export interface Suite extends Settings {
  readonly file: string;
  readonly name: string;
  readonly templates: readonly string[];
  readonly excludeTemplates: readonly string[];
  readonly includeCrds: boolean;
  readonly skip: string | undefined;
  readonly minimumVersion: string | undefined;
  /** What its file of snapshots has behind its name. */
  readonly snapshotId: string | undefined;
  readonly tests: readonly Test[];
}

/** What a suite and a test both can say. */
export interface Settings {
  /** Paths of values files, from the folder of the suite. */
  readonly values: readonly string[];
  /** Values by their paths, in the order of the file. */
  readonly set: readonly (readonly [path: string, value: Data])[];
  readonly release: ReleaseSettings;
  readonly capabilities: CapabilitySettings;
  readonly chart: { readonly version?: string; readonly appVersion?: string };
  readonly kubernetes: KubernetesSettings;
  readonly postRenderer: boolean;
}

export interface ReleaseSettings {
  readonly name?: string;
  readonly namespace?: string;
  readonly revision?: number;
  readonly upgrade?: boolean;
}

export interface CapabilitySettings {
  readonly majorVersion?: string;
  readonly minorVersion?: string;
  /** Null where it is there and empty: not even those of the suite count then. */
  readonly apiVersions?: readonly string[] | null;
}

/** Objects that `lookup` finds. */
export interface KubernetesSettings {
  /** By `apiVersion/Kind`. */
  readonly scheme: { readonly [kind: string]: Data };
  readonly objects: readonly Mapping[];
}

/** One test: a rendering of the chart, and what is expected of it. */
export interface Test extends Settings {
  readonly name: string;
  readonly line: number;
  readonly templates: readonly string[];
  readonly documentIndex: number | undefined;
  readonly documentSelector: DocumentSelector | undefined;
  readonly skip: string | undefined;
  readonly assertions: readonly Assertion[];
}

export interface DocumentSelector {
  readonly path: string;
  /** Undefined: any document that has the path. */
  readonly value: Data | undefined;
  readonly matchMany: boolean;
  readonly skipEmptyTemplates: boolean;
}

/** What is expected. */
export interface Assertion {
  /** Its name, as helm-unittest has it. */
  readonly type: string;
  readonly params: Mapping;
  readonly not: boolean;
  readonly line: number;
  readonly template: string | undefined;
  readonly documentIndex: number | undefined;
  readonly documentSelector: DocumentSelector | undefined;
}
