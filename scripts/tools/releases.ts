import type { Checksum, ReleaseRecipe } from "./tool.ts";

const linux = ["linux-amd64", "linux-arm64"] as const;
const linuxAndMac = [...linux, "darwin-amd64", "darwin-arm64"] as const;

interface Asset {
  readonly program: string;
  /** The file's name; the release's tag is the tool's version. */
  readonly file: string;
  /** The name of the checksums' file; without one, it is the file's with `.sha256`. */
  readonly checksums?: string;
  readonly member?: string;
  readonly platforms?: readonly string[];
  readonly words?: Readonly<Record<string, string>>;
}

function ofGitHub(repository: string, asset: Asset): ReleaseRecipe {
  const { program, file, checksums, member = program, platforms = linuxAndMac, words = {} } = asset;
  const folder = `https://github.com/${repository}/releases/download/{version}`;
  const checksum: Checksum =
    checksums === undefined
      ? { form: "single", url: `${folder}/${file}.sha256` }
      : { form: "list", url: `${folder}/${checksums}` };
  return { platforms, words, files: [{ program, url: `${folder}/${file}`, member, checksum }] };
}

function ofPrometheus(repository: string, program: string): ReleaseRecipe {
  const folder = `${repository}-{number}.{os}-{arch}`;
  return ofGitHub(`prometheus/${repository}`, {
    program,
    file: `${folder}.tar.gz`,
    checksums: "sha256sums.txt",
    member: `${folder}/${program}`,
  });
}

/** Helm 3 and Helm 4. */
export const helm: ReleaseRecipe = {
  platforms: linuxAndMac,
  files: [
    {
      program: "helm",
      url: "https://get.helm.sh/helm-{version}-{os}-{arch}.tar.gz",
      member: "{os}-{arch}/helm",
      checksum: { form: "list", url: "https://get.helm.sh/helm-{version}-{os}-{arch}.tar.gz.sha256sum" },
    },
  ],
};

export const kubeconform: ReleaseRecipe = ofGitHub("yannh/kubeconform", {
  program: "kubeconform",
  file: "kubeconform-{os}-{arch}.tar.gz",
  checksums: "CHECKSUMS",
});

export const actionlint: ReleaseRecipe = ofGitHub("rhysd/actionlint", {
  program: "actionlint",
  file: "actionlint_{number}_{os}_{arch}.tar.gz",
  checksums: "actionlint_{number}_checksums.txt",
});

export const helmDocs: ReleaseRecipe = ofGitHub("norwoodj/helm-docs", {
  program: "helm-docs",
  file: "helm-docs_{number}_{os}_{arch}.tar.gz",
  checksums: "checksums.txt",
  words: { linux: "Linux", darwin: "Darwin", amd64: "x86_64" },
});

export const etcd: ReleaseRecipe = ofGitHub("etcd-io/etcd", {
  program: "etcd",
  file: "etcd-{version}-{os}-{arch}.tar.gz",
  checksums: "SHA256SUMS",
  member: "etcd-{version}-{os}-{arch}/etcd",
  platforms: linux,
});

export const registry: ReleaseRecipe = ofGitHub("distribution/distribution", {
  program: "registry",
  file: "registry_{number}_{os}_{arch}.tar.gz",
  platforms: linux,
});

export const coredns: ReleaseRecipe = ofGitHub("coredns/coredns", {
  program: "coredns",
  file: "coredns_{number}_{os}_{arch}.tgz",
});

export const prometheus: ReleaseRecipe = ofPrometheus("prometheus", "prometheus");
export const promtool: ReleaseRecipe = ofPrometheus("prometheus", "promtool");
export const amtool: ReleaseRecipe = ofPrometheus("alertmanager", "amtool");
export const nodeExporter: ReleaseRecipe = ofPrometheus("node_exporter", "node_exporter");

export function kubernetes(programs: readonly string[]): ReleaseRecipe {
  return {
    platforms: linux,
    files: programs.map((program) => {
      const url = `https://dl.k8s.io/release/{version}/bin/{os}/{arch}/${program}`;
      return { program, url, checksum: { form: "single", url: `${url}.sha256` } };
    }),
  };
}
