import * as releases from "./releases.ts";
import { helmSettings, helmWithKubernetesSettings, kubernetesSettings, stagingModules } from "./settings.ts";
import type { KubernetesMinor, ReleaseRecipe, Tool, ToolName } from "./tool.ts";

/** The newest patch of each Kubernetes minor, oldest first. */
export const kubernetesVersions = {
  "1.33": "v1.33.13",
  "1.34": "v1.34.4",
  "1.35": "v1.35.4",
  "1.36": "v1.36.3",
  "1.37": "v1.37.2",
} as const satisfies Record<KubernetesMinor, string>;

/** The minor that the tests run on. */
export const newestMinor = "1.37" satisfies KubernetesMinor;
export const oldestMinor = "1.33" satisfies KubernetesMinor;

/** The minors that charts are installed on: the API servers of those between are built for their schemas alone. */
export const clusterMinors: readonly KubernetesMinor[] = [oldestMinor, newestMinor];

/** A program of Prometheus's, with the ways to find targets that its chart has types for; files and HTTP are always there. */
function ofPrometheus(name: "prometheus" | "promtool", release: ReleaseRecipe): Tool {
  const module = "github.com/prometheus/prometheus";
  return {
    name,
    version: "v3.16.0",
    programs: [{ file: name, onPath: [name], versionArgs: ["--version"] }],
    recipe: {
      kind: "wrapper",
      module,
      version: "v0.316.0",
      packages: { [`${module}/cmd/${name}`]: name },
      tags: ["remove_all_sd", "enable_kubernetes_sd", "enable_dns_sd"],
      settings: () => ({ "github.com/prometheus/common/version.Version": "3.16.0" }),
      likeKubernetes: { except: ["go.opentelemetry.io/"] },
    },
    release,
  };
}

/** The registry with the one storage that the tests use: most of it is clients of clouds. */
const registryMain = `package main

import (
	"os"

	"github.com/distribution/distribution/v3/registry"
	_ "github.com/distribution/distribution/v3/registry/storage/driver/filesystem"
)

func main() {
	if registry.RootCmd.Execute() != nil {
		os.Exit(1)
	}
}
`;

const kubernetesPrograms = ["kube-apiserver", "kube-controller-manager", "kube-scheduler"];

/** Every real program that this repository runs, at the one version of it that is supported. */
export const tools: Readonly<Record<ToolName, Tool>> = {
  helm3: {
    name: "helm3",
    version: "v3.22.0",
    programs: [{ file: "helm", onPath: ["helm3", "helm"], versionArgs: ["version", "--short"] }],
    recipe: {
      kind: "install",
      module: "helm.sh/helm/v3",
      version: "v3.22.0",
      packages: { "helm.sh/helm/v3/cmd/helm": "helm" },
      settings: (goMod) => helmWithKubernetesSettings("helm.sh/helm/v3", "v3.22.0", goMod),
    },
    release: releases.helm,
  },
  helm4: {
    name: "helm4",
    version: "v4.3.1",
    programs: [{ file: "helm", onPath: ["helm4", "helm"], versionArgs: ["version", "--short"] }],
    recipe: {
      kind: "install",
      module: "helm.sh/helm/v4",
      version: "v4.3.1",
      packages: { "helm.sh/helm/v4/cmd/helm": "helm" },
      settings: () => helmSettings("helm.sh/helm/v4", "v4.3.1"),
    },
    release: releases.helm,
  },
  kubeconform: {
    name: "kubeconform",
    version: "v0.8.0",
    programs: [{ file: "kubeconform", onPath: ["kubeconform"], versionArgs: ["-v"] }],
    recipe: {
      kind: "install",
      module: "github.com/yannh/kubeconform",
      version: "v0.8.0",
      packages: { "github.com/yannh/kubeconform/cmd/kubeconform": "kubeconform" },
      settings: () => ({ "main.version": "v0.8.0" }),
    },
    release: releases.kubeconform,
  },
  actionlint: {
    name: "actionlint",
    version: "v1.7.12",
    programs: [{ file: "actionlint", onPath: ["actionlint"], versionArgs: ["--version"] }],
    recipe: {
      kind: "install",
      module: "github.com/rhysd/actionlint",
      version: "v1.7.12",
      packages: { "github.com/rhysd/actionlint/cmd/actionlint": "actionlint" },
    },
    release: releases.actionlint,
  },
  "helm-docs": {
    name: "helm-docs",
    version: "v1.14.2",
    programs: [{ file: "helm-docs", onPath: ["helm-docs"], versionArgs: ["--version"] }],
    recipe: {
      kind: "install",
      module: "github.com/norwoodj/helm-docs",
      version: "v1.14.2",
      packages: { "github.com/norwoodj/helm-docs/cmd/helm-docs": "helm-docs" },
      settings: () => ({ "main.version": "1.14.2" }),
    },
    release: releases.helmDocs,
  },
  etcd: {
    name: "etcd",
    version: "v3.7.3",
    programs: [{ file: "etcd", onPath: ["etcd"], versionArgs: ["--version"] }],
    recipe: {
      kind: "wrapper",
      module: "go.etcd.io/etcd/server/v3",
      version: "v3.7.3",
      packages: { "go.etcd.io/etcd/server/v3": "etcd" },
      likeKubernetes: { except: ["go.etcd.io/etcd"] },
    },
    release: releases.etcd,
  },
  kwok: {
    name: "kwok",
    version: "v0.8.0",
    programs: [{ file: "kwok", onPath: ["kwok"], versionArgs: ["--version"] }],
    recipe: {
      kind: "wrapper",
      module: "sigs.k8s.io/kwok",
      version: "v0.8.0",
      packages: { "sigs.k8s.io/kwok/cmd/kwok": "kwok" },
      likeKubernetes: { except: [] },
    },
  },
  "controller-gen": {
    name: "controller-gen",
    version: "v0.21.0",
    programs: [{ file: "controller-gen", onPath: ["controller-gen"], versionArgs: ["--version"] }],
    recipe: {
      kind: "install",
      module: "sigs.k8s.io/controller-tools",
      version: "v0.21.0",
      packages: { "sigs.k8s.io/controller-tools/cmd/controller-gen": "controller-gen" },
    },
    onDemand: true,
  },
  "metrics-server": {
    name: "metrics-server",
    version: "v0.9.0",
    programs: [{ file: "metrics-server", onPath: ["metrics-server"], versionArgs: ["--version"] }],
    recipe: {
      kind: "wrapper",
      module: "sigs.k8s.io/metrics-server",
      version: "v0.9.0",
      packages: { "sigs.k8s.io/metrics-server/cmd/metrics-server": "metrics-server" },
      settings: () => ({ "k8s.io/client-go/pkg/version.gitVersion": "v0.9.0" }),
      likeKubernetes: { except: [] },
    },
  },
  registry: {
    name: "registry",
    version: "v3.1.2",
    programs: [{ file: "registry", onPath: ["registry"], versionArgs: ["--version"] }],
    recipe: {
      kind: "wrapper",
      module: "github.com/distribution/distribution/v3",
      version: "v3.1.2",
      packages: { ".": "registry" },
      main: registryMain,
      settings: () => ({ "github.com/distribution/distribution/v3/version.version": "v3.1.2" }),
      likeKubernetes: { except: ["go.opentelemetry.io/"] },
    },
    release: releases.registry,
  },
  promtool: ofPrometheus("promtool", releases.promtool),
  prometheus: ofPrometheus("prometheus", releases.prometheus),
  "config-reloader": {
    name: "config-reloader",
    version: "v0.93.1",
    programs: [
      {
        file: "prometheus-config-reloader",
        onPath: ["prometheus-config-reloader"],
        versionArgs: ["--version"],
      },
    ],
    recipe: {
      kind: "wrapper",
      module: "github.com/prometheus-operator/prometheus-operator",
      version: "v0.93.1",
      packages: {
        "github.com/prometheus-operator/prometheus-operator/cmd/prometheus-config-reloader":
          "prometheus-config-reloader",
      },
      settings: () => ({ "github.com/prometheus/common/version.Version": "0.93.1" }),
      likeKubernetes: { except: [] },
    },
  },
  amtool: {
    name: "amtool",
    version: "v0.34.2",
    programs: [{ file: "amtool", onPath: ["amtool"], versionArgs: ["--version"] }],
    recipe: {
      kind: "install",
      module: "github.com/prometheus/alertmanager",
      version: "v0.34.2",
      packages: { "github.com/prometheus/alertmanager/cmd/amtool": "amtool" },
      settings: () => ({ "github.com/prometheus/common/version.Version": "0.34.2" }),
    },
    release: releases.amtool,
  },
  "node-exporter": {
    name: "node-exporter",
    version: "v1.12.1",
    programs: [{ file: "node_exporter", onPath: ["node_exporter"], versionArgs: ["--version"] }],
    recipe: {
      kind: "install",
      module: "github.com/prometheus/node_exporter",
      version: "v1.12.1",
      packages: { "github.com/prometheus/node_exporter": "node_exporter" },
      settings: () => ({ "github.com/prometheus/common/version.Version": "1.12.1" }),
    },
    release: releases.nodeExporter,
  },
  coredns: {
    name: "coredns",
    version: "v1.15.0",
    programs: [{ file: "coredns", onPath: ["coredns"], versionArgs: ["-version"] }],
    recipe: {
      kind: "wrapper",
      module: "github.com/coredns/coredns",
      version: "v1.15.0",
      packages: { "github.com/coredns/coredns": "coredns" },
      likeKubernetes: { except: [] },
    },
    release: releases.coredns,
  },
  nginx: {
    name: "nginx",
    version: "v1.20.0",
    programs: [{ file: "nginx", onPath: ["nginx"], versionArgs: ["-v"] }],
    recipe: { kind: "debian", package: "nginx", path: "usr/sbin/nginx" },
  },
  "kubernetes@1.33": kubernetes("1.33"),
  "kubernetes@1.34": kubernetes("1.34"),
  "kubernetes@1.35": kubernetes("1.35"),
  "kubernetes@1.36": kubernetes("1.36"),
  "kubernetes@1.37": kubernetes("1.37"),
};

/** The names of all tools. */
export const toolNames = Object.keys(tools) as readonly ToolName[];

/** Those that `npm test` needs, and that are set up where none is named. */
export const usualTools = toolNames.filter((name) => tools[name].onDemand !== true);

function kubernetes(minor: KubernetesMinor): Tool {
  const version = kubernetesVersions[minor];
  return {
    name: `kubernetes@${minor}`,
    version,
    programs: kubernetesPrograms.map((file) => ({ file, onPath: [file], versionArgs: ["--version"] })),
    recipe: {
      kind: "wrapper",
      module: "k8s.io/kubernetes",
      version,
      packages: Object.fromEntries(kubernetesPrograms.map((file) => [`k8s.io/kubernetes/cmd/${file}`, file])),
      settings: () => kubernetesSettings(version),
      replace: (goMod) => stagingModules(version, goMod),
    },
    release: releases.kubernetes(kubernetesPrograms),
    onDemand: minor !== newestMinor,
  };
}
