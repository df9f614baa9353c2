import { type blocks, type Expr, text } from "chartwright";

/**
 * The alerts on nodes. The series are those of the chart's own Service: both ways of finding it name the namespace and
 * the Service, and the node.
 */
export function nodeAlerts(
  { names, release }: blocks.BlockContext,
  { systemd, textfile }: { readonly systemd: Expr<boolean>; readonly textfile: Expr<boolean> },
) {
  const own = text`namespace="${release.namespace}", service="${names.fullname}"`;
  const of = (metric: string, more = "") => text`${metric}{${more === "" ? "" : `${more}, `}${own}}`;
  const rate = (metric: string, more = "") => text`rate(${of(metric, more)}[5m])`;
  const free = (what: "avail_bytes" | "files_free", all: "size_bytes" | "files", least: string) =>
    text`${of(`node_filesystem_${what}`)} / ${of(`node_filesystem_${all}`)} < ${least}\nand\n${of("node_filesystem_readonly")} == 0`;
  const ofPackets = (way: "receive" | "transmit") =>
    text`${rate(`node_network_${way}_errs_total`)} / ${rate(`node_network_${way}_packets_total`)} > 0.01`;
  const disk = "{{ $labels.mountpoint }} of node {{ $labels.node }}";
  return {
    NodeExporterDown: {
      expr: text`${of("up")} == 0`,
      for: "5m",
      severity: "critical",
      summary: "A node is not measured.",
      description:
        "Prometheus has not reached node_exporter on node {{ $labels.node }} ({{ $labels.instance }}) for 5 minutes: the node may be down.",
    },
    NodeExporterMissing: {
      expr: text`absent(${of("up")})`,
      for: "10m",
      severity: "critical",
      summary: "No node is measured.",
      description:
        "Prometheus knows no target of Service {{ $labels.namespace }}/{{ $labels.service }}: it does not find it, or the Service has no pods.",
    },
    NodeFilesystemFilling: {
      expr: text`${free("avail_bytes", "size_bytes", "0.4")}\nand\npredict_linear(${of("node_filesystem_avail_bytes")}[6h], 24 * 3600) < 0`,
      for: "1h",
      severity: "warning",
      summary: "A file system will be full within a day.",
      description: `Of ${disk}, {{ $value | humanizePercentage }} is free, and it fills.`,
    },
    NodeFilesystemNearlyFull: {
      expr: free("avail_bytes", "size_bytes", "0.1"),
      for: "15m",
      severity: "warning",
      summary: "A file system is nearly full.",
      description: `Of ${disk}, {{ $value | humanizePercentage }} is free. The kubelet evicts pods below its own thresholds.`,
    },
    NodeFilesystemFull: {
      expr: free("avail_bytes", "size_bytes", "0.03"),
      for: "5m",
      severity: "critical",
      summary: "A file system is full.",
      description: `Of ${disk}, {{ $value | humanizePercentage }} is free.`,
    },
    NodeFilesystemOutOfInodes: {
      expr: free("files_free", "files", "0.05"),
      for: "15m",
      severity: "critical",
      summary: "A file system has nearly no room for further files.",
      description: `Of the inodes of ${disk}, {{ $value | humanizePercentage }} are free.`,
    },
    NodeFilesystemTurnedReadOnly: {
      expr: text`${of("node_filesystem_readonly")} == 1\nand\n${of("node_filesystem_readonly")} offset 15m == 0`,
      for: "0m",
      severity: "critical",
      summary: "A file system takes no more writes.",
      description: `The kernel has made ${disk} read-only, as it does after errors of a disk.`,
    },
    NodeMemoryLow: {
      expr: text`${of("node_memory_MemAvailable_bytes")} / ${of("node_memory_MemTotal_bytes")} < 0.1`,
      for: "15m",
      severity: "warning",
      summary: "A node has little memory left.",
      description:
        "Of the memory of node {{ $labels.node }}, {{ $value | humanizePercentage }} is available. The kubelet evicts pods before there is none.",
    },
    NodeMemoryStalled: {
      expr: text`${rate("node_pressure_memory_stalled_seconds_total")} > 0.1`,
      for: "10m",
      severity: "warning",
      summary: "Programs of a node wait for memory.",
      description:
        "On node {{ $labels.node }} every program has waited for memory {{ $value | humanizePercentage }} of the time.",
    },
    NodeOutOfMemoryKills: {
      expr: text`increase(${of("node_vmstat_oom_kill")}[10m]) > 0`,
      for: "0m",
      severity: "warning",
      summary: "The kernel of a node has killed processes for want of memory.",
      description:
        "On node {{ $labels.node }}, {{ $value | humanize }} processes were killed in 10 minutes: of pods over their limits, or of the node itself.",
    },
    NodeCpuSaturated: {
      expr: text`${of("node_load5")}\n/ on (namespace, service, node, instance)\ncount by (namespace, service, node, instance) (${of("node_cpu_seconds_total", 'mode="idle"')}) > 2`,
      for: "15m",
      severity: "warning",
      summary: "More processes of a node want to run than it has CPUs.",
      description:
        "On node {{ $labels.node }}, {{ $value | humanize }} processes have run or waited for each CPU for 15 minutes.",
    },
    NodeCpuStolen: {
      expr: text`avg by (namespace, service, node, instance) (${rate("node_cpu_seconds_total", 'mode="steal"')}) > 0.1`,
      for: "15m",
      severity: "warning",
      summary: "A node does not get the CPUs that it has.",
      description:
        "The hypervisor has taken {{ $value | humanizePercentage }} of the time of the CPUs of node {{ $labels.node }}: its host is too full, or its credits are used up.",
    },
    NodeDiskSaturated: {
      expr: text`${rate("node_disk_io_time_weighted_seconds_total")} > 10`,
      for: "30m",
      severity: "warning",
      summary: "A disk has more to do than it can.",
      description:
        "{{ $value | humanize }} requests have waited for disk {{ $labels.device }} of node {{ $labels.node }} for 30 minutes.",
    },
    NodeClockSkewed: {
      expr: text`(${of("node_timex_offset_seconds")} > 0.05 and deriv(${of("node_timex_offset_seconds")}[5m]) >= 0)\nor\n(${of("node_timex_offset_seconds")} < -0.05 and deriv(${of("node_timex_offset_seconds")}[5m]) <= 0)`,
      for: "10m",
      severity: "warning",
      summary: "The clock of a node is wrong.",
      description:
        "The clock of node {{ $labels.node }} is {{ $value | humanizeDuration }} off, and comes no nearer: certificates and logs go by it.",
    },
    NodeClockNotSynchronised: {
      expr: text`min_over_time(${of("node_timex_sync_status")}[5m]) == 0\nand\n${of("node_timex_maxerror_seconds")} >= 16`,
      for: "10m",
      severity: "warning",
      summary: "Nothing sets the clock of a node.",
      description:
        "The clock of node {{ $labels.node }} is not synchronised: is chronyd or another NTP client running?",
    },
    NodeNetworkReceiveErrors: {
      expr: ofPackets("receive"),
      for: "30m",
      severity: "warning",
      summary: "A node receives broken packets.",
      description:
        "Of the packets that interface {{ $labels.device }} of node {{ $labels.node }} received, {{ $value | humanizePercentage }} were broken.",
    },
    NodeNetworkTransmitErrors: {
      expr: ofPackets("transmit"),
      for: "30m",
      severity: "warning",
      summary: "A node cannot send packets.",
      description:
        "Of the packets that interface {{ $labels.device }} of node {{ $labels.node }} sent, {{ $value | humanizePercentage }} failed.",
    },
    NodeConntrackNearLimit: {
      expr: text`${of("node_nf_conntrack_entries")} / ${of("node_nf_conntrack_entries_limit")} > 0.75`,
      for: "5m",
      severity: "warning",
      summary: "A node can keep few further connections.",
      description:
        "The table of connections of node {{ $labels.node }} is {{ $value | humanizePercentage }} full: when it is full, new connections are dropped.",
    },
    NodeFileDescriptorsNearLimit: {
      expr: text`${of("node_filefd_allocated")} / ${of("node_filefd_maximum")} > 0.8`,
      for: "15m",
      severity: "warning",
      summary: "A node can open few further files.",
      description:
        "Node {{ $labels.node }} has {{ $value | humanizePercentage }} of its file descriptors in use.",
    },
    NodeRaidDegraded: {
      expr: text`${of("node_md_disks_required")} - on (namespace, service, node, instance, device) ${of("node_md_disks", 'state="active"')} > 0`,
      for: "15m",
      severity: "critical",
      summary: "A RAID array lacks disks.",
      description:
        "RAID array {{ $labels.device }} of node {{ $labels.node }} lacks {{ $value }} of its disks.",
    },
    NodeRaidDiskFailed: {
      expr: text`${of("node_md_disks", 'state="failed"')} > 0`,
      for: "1m",
      severity: "warning",
      summary: "A disk of a RAID array has failed.",
      description:
        "{{ $value }} disks of RAID array {{ $labels.device }} of node {{ $labels.node }} have failed.",
    },
    NodeSystemdUnitFailed: {
      expr: text`${of("node_systemd_unit_state", 'state="failed"')} == 1`,
      for: "5m",
      severity: "warning",
      summary: "A unit of systemd has failed.",
      description: "Unit {{ $labels.name }} of node {{ $labels.node }} has failed.",
      when: systemd,
    },
    NodeTextfileBroken: {
      expr: text`${of("node_textfile_scrape_error")} == 1`,
      for: "15m",
      severity: "warning",
      summary: "A file with metrics cannot be read.",
      description:
        "A .prom file of node {{ $labels.node }} is no metrics, or cannot be read: the log of node_exporter names it.",
      when: textfile,
    },
  } as const satisfies Record<string, blocks.Alert>;
}

type NodeAlert = keyof ReturnType<typeof nodeAlerts>;

export const alertNames = [
  "NodeExporterDown",
  "NodeExporterMissing",
  "NodesWithoutPod",
  "NodeRolloutStuck",
  "NodeFilesystemFilling",
  "NodeFilesystemNearlyFull",
  "NodeFilesystemFull",
  "NodeFilesystemOutOfInodes",
  "NodeFilesystemTurnedReadOnly",
  "NodeMemoryLow",
  "NodeMemoryStalled",
  "NodeOutOfMemoryKills",
  "NodeCpuSaturated",
  "NodeCpuStolen",
  "NodeDiskSaturated",
  "NodeClockSkewed",
  "NodeClockNotSynchronised",
  "NodeNetworkReceiveErrors",
  "NodeNetworkTransmitErrors",
  "NodeConntrackNearLimit",
  "NodeFileDescriptorsNearLimit",
  "NodeRaidDegraded",
  "NodeRaidDiskFailed",
  "NodeSystemdUnitFailed",
  "NodeTextfileBroken",
] as const satisfies readonly (NodeAlert | "NodesWithoutPod" | "NodeRolloutStuck")[];
