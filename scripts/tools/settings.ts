type Settings = Readonly<Record<string, string>>;

/** What Helm's own Makefile sets, so that a build from the module proxy reports an official version. */
export function helmSettings(module: string, version: string): Settings {
  return {
    [`${module}/internal/version.version`]: version,
    [`${module}/internal/version.metadata`]: "",
    [`${module}/internal/version.gitTreeState`]: "clean",
  };
}

/** Helm 3 takes the Kubernetes version of `helm template` from the build; Helm 4 reads it from itself. */
export function helmWithKubernetesSettings(module: string, version: string, goMod: string): Settings {
  const clientGo = /^\s*k8s\.io\/client-go v0\.(\d+)\./m.exec(goMod);
  if (!clientGo) throw new Error(`Bug: the go.mod of ${module} ${version} requires no k8s.io/client-go.`);
  const minor = String(clientGo[1]);
  return {
    ...helmSettings(module, version),
    [`${module}/pkg/chartutil.k8sVersionMajor`]: "1",
    [`${module}/pkg/chartutil.k8sVersionMinor`]: minor,
    [`${module}/pkg/lint/rules.k8sVersionMajor`]: "1",
    [`${module}/pkg/lint/rules.k8sVersionMinor`]: minor,
  };
}

/** What Kubernetes's build sets, so that its programs know their own version. */
export function kubernetesSettings(version: string): Settings {
  const [major, minor] = version.slice(1).split(".");
  const packages = ["k8s.io/component-base/version", "k8s.io/client-go/pkg/version"];
  return Object.fromEntries(
    packages.flatMap((path) => [
      [`${path}.gitVersion`, version],
      [`${path}.gitMajor`, String(major)],
      [`${path}.gitMinor`, String(minor)],
      [`${path}.gitTreeState`, "clean"],
    ]),
  );
}

/** Kubernetes v1.N.P keeps these modules inside its repository and publishes each of them as v0.N.P. */
export function stagingModules(version: string, goMod: string): Settings {
  const modules = [...goMod.matchAll(/^\s*(\S+) => \.\/staging\/src\/\S+$/gm)].map((match) =>
    String(match[1]),
  );
  return Object.fromEntries(modules.map((module) => [module, version.replace(/^v1\./, "v0.")]));
}
