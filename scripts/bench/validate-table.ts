/** What a run took: seconds, and MiB where they are known. */
export interface Measured {
  readonly wall: number;
  /** Seconds of all processors. */
  readonly cpu: number;
  readonly peak: number | undefined;
}

export interface Row extends Measured {
  readonly what: string;
}

export interface About {
  readonly charts: number;
  readonly cases: number;
  readonly minors: readonly string[];
  readonly kubeLinter: boolean;
  readonly processors: number;
}

/** The rows as Markdown; how many times faster each is than the first. */
export function tableOf(rows: readonly Row[], about: About): string {
  const [first] = rows;
  const lines = rows.map(({ what, wall, cpu, peak }) => {
    const ratios = [(first?.wall ?? 0) / wall, (first?.cpu ?? 0) / cpu].map((each) => each.toFixed(1));
    const memory = peak === undefined ? "" : `${Math.round(peak)} MiB`;
    return `| ${what} | ${wall.toFixed(1)} s | ${cpu.toFixed(1)} s | ${ratios.join(" / ")} | ${memory} |`;
  });
  const minors = `Kubernetes ${about.minors.join(", ")}`;
  return `${[
    `${about.charts} charts, ${about.cases} cases, ${minors}, on ${about.processors} processors; every verdict is "valid".`,
    `The pipeline is \`helm lint --strict\` and \`helm template\` for each case, and kubeconform for each minor${about.kubeLinter ? ", and kube-linter" : "; kube-linter was not there"}.`,
    "Where the machine does other work meanwhile, the time of all processors tells more.",
    "",
    "| | time | of all processors | times faster: time / processors | peak memory |",
    "| --- | --- | --- | --- | --- |",
    ...lines,
  ].join("\n")}\n`;
}
