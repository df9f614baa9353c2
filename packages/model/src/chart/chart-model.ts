import type { Diagnostic, Place } from "@chartwright/diagnostics";
import type { Helper, Node, Resource } from "../expr/node.ts";
import type { Json } from "../values/defaults.ts";
import type { ObjectSchema } from "../values/schema-node.ts";
import type { Properties } from "../values/value.ts";
import type { ChartFiles } from "./files.ts";
import type { RawTemplate } from "./raw-template.ts";
import type { Rule } from "./rule.ts";

export interface Maintainer {
  readonly name: string;
  readonly email?: string;
  readonly url?: string;
}

/** What `Chart.yaml` says of a chart, but for its version, which its package has. */
export interface ChartMetadata {
  readonly name: string;
  readonly description: string;
  /** The version of what it installs; the default tag of its image. */
  readonly appVersion: string;
  /** A SemVer constraint on the cluster. With the suffix `-0`, or managed clusters are refused. */
  readonly kubeVersion?: string;
  readonly type?: "application" | "library";
  readonly home?: string;
  readonly icon?: string;
  readonly sources?: readonly string[];
  readonly keywords?: readonly string[];
  readonly maintainers?: readonly Maintainer[];
  readonly annotations?: Readonly<Record<string, string>>;
  /** The draft of `values.schema.json`; draft-07, which every Helm 3 and Helm 4 takes, unless given. */
  readonly schemaDraft?: "draft-07" | "2020-12";
  /** What else a user should know, as Markdown by heading: it stands in the README, before the values. */
  readonly guides?: Readonly<Record<string, string>>;
  /** What a user must do to come to a version from the one before it, by version. For the README. */
  readonly upgrading?: Readonly<Record<string, string>>;
}

/** A CustomResourceDefinition, as data. */
export interface CustomResourceDefinition {
  readonly apiVersion: "apiextensions.k8s.io/v1";
  readonly kind: "CustomResourceDefinition";
  readonly metadata: { readonly name: string };
  readonly spec: unknown;
}

declare const PROPERTIES: unique symbol;

/** A chart, as plain frozen data. Its type holds what its values are, for those that depend on it. */
export interface ChartModel<out P extends Properties = Properties> {
  readonly [PROPERTIES]?: P;
  readonly kind: "chart";
  readonly metadata: ChartMetadata;
  readonly values: ObjectSchema;
  readonly dependencies: Dependencies;
  readonly libraries: readonly Library[];
  readonly files: ChartFiles;
  readonly crds: readonly CustomResourceDefinition[];
  readonly rules: readonly Rule[];
  /** What the schema of the values refuses that is no single value's: see `requires`. */
  readonly requirements: readonly Rule[];
  readonly resources: readonly Resource[];
  readonly rawTemplates: readonly RawTemplate[];
  /** Named templates that a template of Helm's own language may call; those that nothing calls are not printed. */
  readonly helpers: readonly Helper[];
  /** The named templates that a library chart gives to others. */
  readonly exports: readonly Helper[];
  readonly notes: Node | undefined;
  /** What is wrong with it. A model with errors is not rendered. */
  readonly diagnostics: readonly Diagnostic[];
  readonly place: Place | undefined;
}

export interface DependencyOptions {
  /** The version of the other chart. */
  readonly version: string;
  /** Whether it is installed unless its user says otherwise, by `<name>.enabled`: yes unless given. */
  readonly enabled?: boolean;
  /** Values that this chart gives it; its user's go before them. */
  readonly values?: { readonly [key: string]: Json };
  /**
   * Names by which a user switches it on or off together with others: it is installed where one of them is true. Those
   * are on by default. `<name>.enabled`, where it is given, goes before them.
   */
  readonly tags?: readonly string[];
}

/** Another chart that is installed with this one. Its name here is the key under which it is declared. */
export interface Dependency<P extends Properties = Properties>
  extends Required<Omit<DependencyOptions, "enabled">> {
  /** Undefined where its tags say it. */
  readonly enabled: boolean | undefined;
  readonly model: ChartModel<P>;
}

export type Dependencies = Readonly<Record<string, Dependency>>;

/** A library chart in the chart that calls it. */
export interface Library {
  readonly model: ChartModel;
  readonly version: string;
}
