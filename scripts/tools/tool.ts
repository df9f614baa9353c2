/** A Kubernetes minor whose schemas this repository makes, from its API server. */
export type KubernetesMinor = "1.33" | "1.34" | "1.35" | "1.36" | "1.37";

export type ToolName =
  | "helm3"
  | "helm4"
  | "kubeconform"
  | "actionlint"
  | "helm-docs"
  | "etcd"
  | "kwok"
  | "controller-gen"
  | "metrics-server"
  | "registry"
  | "promtool"
  | "prometheus"
  | "config-reloader"
  | "amtool"
  | "coredns"
  | "node-exporter"
  | "nginx"
  | `kubernetes@${KubernetesMinor}`;

/** A program as it may already be on PATH, and how it tells its version. */
export interface Program {
  readonly file: string;
  /** Names that it may have on PATH, tried in this order. */
  readonly onPath: readonly string[];
  readonly versionArgs: readonly string[];
}

/** How Go builds a tool; every version is pinned here or by the go.mod of what is pinned here. */
export interface GoRecipe {
  readonly module: string;
  /** The module's version; the tool's own unless it differs. */
  readonly version: string;
  /** Package path to the name of the program built from it. */
  readonly packages: Readonly<Record<string, string>>;
  /** Build tags. */
  readonly tags?: readonly string[];
  /** `-X` settings, given the go.mod of `module`. */
  readonly settings?: (goMod: string) => Readonly<Record<string, string>>;
  /**
   * `install` for a module that `go install` takes; `wrapper` for one that is built from a module of ours that requires
   * it: because of its `replace` directives, which `go install` refuses, or of what follows here.
   */
  readonly kind: "install" | "wrapper";
  /** The modules to replace in the wrapper, given the go.mod of `module`: `path => version`. */
  readonly replace?: (goMod: string) => Readonly<Record<string, string>>;
  /**
   * Takes the versions of dependencies from the newest Kubernetes: what both have in common is compiled once. `except`
   * has beginnings of module paths of which the tool needs its own versions.
   */
  readonly likeKubernetes?: { readonly except: readonly string[] };
  /** The text of a main package of ours, which `packages` calls `.`. */
  readonly main?: string;
}

/**
 * A program that is not written in Go, out of a package of the machine's own Debian or Ubuntu, whose apt vouches for
 * it. Which version that is depends on the release: the tool's own is the oldest that will do.
 */
export interface DebianRecipe {
  readonly kind: "debian";
  readonly package: string;
  /** Where the package has the program. */
  readonly path: string;
}

/** How a publisher says what the SHA-256 of a file is. */
export type Checksum =
  /** Pinned here, for each machine, such as `linux-amd64`. */
  | { readonly form: "pinned"; readonly sha256: Readonly<Record<string, string>> }
  /** A file with a line for each file of the release, as `sha256sum` prints it. */
  | { readonly form: "list"; readonly url: string }
  /** A file that begins with the checksum of the one file that it is about. */
  | { readonly form: "single"; readonly url: string };

/**
 * A program in its publisher's release. In URLs and paths `{version}` stands for the tool's version, `{number}` for the
 * same without its `v`, and `{os}` and `{arch}` for the machine.
 */
export interface ReleaseFile {
  /** The program's file name, as in `Tool.programs`. */
  readonly program: string;
  readonly url: string;
  readonly checksum: Checksum;
  /** Path of the program in the gzipped tar archive; without one, the URL is the program's. */
  readonly member?: string;
}

/** The programs that a publisher ships. */
export interface ReleaseRecipe {
  /** The machines that they are shipped for. */
  readonly platforms: readonly string[];
  /** The publisher's own words for Go's names of systems and architectures. */
  readonly words?: Readonly<Record<string, string>>;
  readonly files: readonly ReleaseFile[];
}

export interface Tool {
  readonly name: ToolName;
  /** The one supported version; with a Debian recipe, the oldest one. */
  readonly version: string;
  /** One program, or several that belong together and are found as a folder. */
  readonly programs: readonly Program[];
  readonly recipe: GoRecipe | DebianRecipe;
  /** Without one, the publisher ships no programs, or none with a checksum. */
  readonly release?: ReleaseRecipe;
  /** Whether it is set up only where it is named, and not with all tools. */
  readonly onDemand?: boolean;
}

/** A tool that could not be had: what happened, why, and what to do. */
export class ToolError extends Error {
  override readonly name = "ToolError";

  constructor(what: string, why: string, fix: string) {
    super(`${what}\n  why: ${why}\n  fix: ${fix}`);
  }
}
