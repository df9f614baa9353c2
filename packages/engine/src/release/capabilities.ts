import { HelmError } from "../errors.ts";
import type { HelmMajor } from "../functions/table.ts";
import { FieldsDict, GoObject, type Method, MethodList, type Value } from "../value/value.ts";

/** The API versions that Helm knows without a cluster, in its order. */
const knownVersions =
  "v1 admissionregistration.k8s.io/v1 admissionregistration.k8s.io/v1alpha1 admissionregistration.k8s.io/v1beta1 internal.apiserver.k8s.io/v1alpha1 apps/v1 apps/v1beta1 apps/v1beta2 authentication.k8s.io/v1 authentication.k8s.io/v1alpha1 authentication.k8s.io/v1beta1 authorization.k8s.io/v1 authorization.k8s.io/v1beta1 autoscaling/v1 autoscaling/v2 batch/v1 batch/v1beta1 certificates.k8s.io/v1 certificates.k8s.io/v1beta1 certificates.k8s.io/v1alpha1 coordination.k8s.io/v1alpha2 coordination.k8s.io/v1beta1 coordination.k8s.io/v1 discovery.k8s.io/v1 discovery.k8s.io/v1beta1 events.k8s.io/v1 events.k8s.io/v1beta1 extensions/v1beta1 flowcontrol.apiserver.k8s.io/v1 flowcontrol.apiserver.k8s.io/v1beta1 flowcontrol.apiserver.k8s.io/v1beta2 flowcontrol.apiserver.k8s.io/v1beta3 lifecycle.k8s.io/v1alpha1 networking.k8s.io/v1 networking.k8s.io/v1beta1 node.k8s.io/v1 node.k8s.io/v1alpha1 node.k8s.io/v1beta1 policy/v1 policy/v1beta1 rbac.authorization.k8s.io/v1 rbac.authorization.k8s.io/v1beta1 rbac.authorization.k8s.io/v1alpha1 resource.k8s.io/v1 resource.k8s.io/v1beta2 resource.k8s.io/v1beta1 resource.k8s.io/v1alpha3 scheduling.k8s.io/v1alpha3 scheduling.k8s.io/v1beta1 scheduling.k8s.io/v1 storage.k8s.io/v1beta1 storage.k8s.io/v1 storage.k8s.io/v1alpha1 storagemigration.k8s.io/v1 storagemigration.k8s.io/v1beta1 apiextensions.k8s.io/v1beta1 apiextensions.k8s.io/v1".split(
    " ",
  );

/** The versions of Helm that the engine follows. */
export const helmVersions = Object.freeze({ 3: "3.22.0", 4: "4.3.1" } as const);
const goVersion = "go1.26.8";
const defaultKubeVersion = { version: "v1.37.0", normalized: "v1.37.0", major: "1", minor: "37" };

/** A version of Kubernetes as templates see it. */
export interface KubeVersion {
  readonly version: string;
  /** Without suffixes: what a chart's `kubeVersion` is held against. */
  readonly normalized: string;
  readonly major: string;
  readonly minor: string;
}

/** Reads what `--kube-version` says. Helm 4 keeps a suffix, Helm 3 drops it. */
export function parseKubeVersion(text: string, helm: HelmMajor): KubeVersion {
  const match = /^\s*v?((?:\d+\.)+\d+)([^\d].*)?$/.exec(text);
  const numbers = match?.[1]?.split(".") ?? [];
  if (match === null || numbers.some((number) => /^0\d/.test(number))) {
    throw new HelmError(
      "CW6002",
      `invalid kube version '${text}': could not parse ${JSON.stringify(text)} as version`,
    );
  }
  const [major = "0", minor = "0", patch = "0"] = numbers;
  const normalized = `v${[major, minor, ...(numbers.length > 2 ? numbers.slice(2) : [patch])].join(".")}`;
  return {
    version: helm === 3 ? normalized : text.startsWith("v") ? text : `v${text}`,
    normalized,
    major,
    minor,
  };
}

class VersionSet extends MethodList {
  constructor(goType: string, versions: readonly string[]) {
    super();
    this.goType = goType;
    for (const version of versions) this.push(version);
  }

  copied(): VersionSet {
    return new VersionSet(this.goType, this as readonly Value[] as readonly string[]);
  }

  method(name: string): Method | undefined {
    return name === "Has" ? { params: ["string"], call: (version) => this.includes(version) } : undefined;
  }
}

/** A Go struct with fixed fields. */
export class Struct extends GoObject {
  readonly goType: string;
  readonly goKind: "struct" | "ptr";
  readonly #fields: ReadonlyMap<string, Value>;
  readonly #json: Value;

  constructor(
    goType: string,
    fields: Readonly<Record<string, Value>>,
    json: Value = new Map(Object.entries(fields)),
  ) {
    super();
    this.goType = goType;
    this.goKind = goType.startsWith("*") ? "ptr" : "struct";
    this.#fields = new Map(Object.entries(fields));
    this.#json = json;
  }

  override field(name: string): Value {
    return this.#fields.get(name);
  }

  override hasField(name: string): boolean {
    return this.#fields.has(name);
  }

  override copied(copy: (value: Value) => Value): Struct {
    const fields = Array.from(this.#fields, ([name, value]) => [name, copy(value)] as const);
    return new Struct(this.goType, Object.fromEntries(fields), this.#json);
  }

  override printed(): readonly (readonly [string, Value])[] {
    return Array.from(this.#fields);
  }

  override exported(): readonly (readonly [string, Value])[] {
    return Array.from(this.#fields);
  }

  json(): Value {
    return this.#json;
  }

  override yaml(): Value {
    const seen = this.printed().filter(([name]) => /^[A-Z]/.test(name));
    return new FieldsDict(seen.map(([name, value]) => [name.toLowerCase(), value]));
  }
}

class KubeVersionStruct extends Struct {
  readonly #version: KubeVersion;
  readonly #helm: HelmMajor;
  readonly #isAddressable: boolean;

  constructor(version: KubeVersion, helm: HelmMajor, isAddressable = true) {
    super(`${helm === 3 ? "chartutil" : "common"}.KubeVersion`, {
      Version: version.version,
      Major: version.major,
      Minor: version.minor,
    });
    this.#version = version;
    this.#helm = helm;
    this.#isAddressable = isAddressable;
  }

  override boxed(): GoObject {
    return new KubeVersionStruct(this.#version, this.#helm, false);
  }

  override copied(): KubeVersionStruct {
    return new KubeVersionStruct({ ...this.#version, normalized: "" }, this.#helm, this.#isAddressable);
  }

  override text(addressable: boolean): string | undefined {
    return addressable && this.#isAddressable ? this.#string() : undefined;
  }

  #string(): string {
    return this.#version.normalized || this.#version.version;
  }

  override method(name: string): Method | undefined {
    if (!this.#isAddressable) return undefined;
    if (name === "String") return { params: [], call: () => this.#string() };
    return name === "GitVersion" ? { params: [], call: () => this.#version.version } : undefined;
  }

  override printed(): readonly (readonly [string, Value])[] {
    const [version, ...rest] = super.printed();
    if (this.#helm === 3 || version === undefined) return super.printed();
    return [version, ["normalizedVersion", this.#version.normalized], ...rest];
  }
}

/**
 * What `.Capabilities` is.
 *
 * @param known the API versions besides those that are given
 */
export function capabilities(
  helm: HelmMajor,
  kubeVersion: KubeVersion | undefined,
  apiVersions: readonly string[],
  known: readonly string[] = knownVersions,
): Struct {
  const prefix = helm === 3 ? "chartutil" : "common";
  const versions = new VersionSet(`${prefix}.VersionSet`, [...known, ...apiVersions]);
  const build = {
    Version: `v${helmVersions[helm]}`,
    GitCommit: "",
    GitTreeState: "clean",
    GoVersion: goVersion,
  };
  const json = { version: build.Version, git_tree_state: "clean", go_version: goVersion };
  const client = helm === 4 ? { KubeClientVersion: "v1.37" } : {};
  const buildJson = new Map<string, Value>(
    Object.entries(helm === 4 ? { ...json, kube_client_version: "v1.37" } : json),
  );
  return new Struct(`*${prefix}.Capabilities`, {
    KubeVersion: new KubeVersionStruct(kubeVersion ?? defaultKubeVersion, helm),
    APIVersions: versions,
    HelmVersion: new Struct("version.BuildInfo", { ...build, ...client }, buildJson),
  });
}

/** The version of Kubernetes that a chart's `kubeVersion` is held against. */
export function kubeVersionOf(kubeVersion: KubeVersion | undefined): KubeVersion {
  return kubeVersion ?? defaultKubeVersion;
}
