import { blocks } from "chartwright";

const { dashboard: dashboardOf, gauge, queryVariable, row, stat, table, timeseries, toText } = blocks.grafana;

const which = 'job="$job", node=~"$node"';
const of = (metric: string, more = "") => `${metric}{${more === "" ? "" : `${more}, `}${which}}`;
const rate = (metric: string, more = "") => `rate(${of(metric, more)}[$__rate_interval])`;
const byNode = (query: string) => ({ "{{node}}": query });
const physical = 'device!~"lo|(br|bond|docker|cni|flannel|vxlan|tunl|cilium).*"';

const cpuUsed = `1 - avg by (node) (${rate("node_cpu_seconds_total", 'mode="idle"')})`;
const loadPerCpu = `sum by (node) (${of("node_load5")}) / count by (node) (${of("node_cpu_seconds_total", 'mode="idle"')})`;
const memoryUsed = `1 - sum by (node) (${of("node_memory_MemAvailable_bytes")}) / sum by (node) (${of("node_memory_MemTotal_bytes")})`;
const fullness = `1 - ${of("node_filesystem_avail_bytes")} / ${of("node_filesystem_size_bytes")}`;
const fullest = `max by (node) (${fullness})`;

const shares = { unit: "percentunit", max: 1 } as const;
const used = { base: "green", orange: 0.8, red: 0.9 } as const;

/** A part of the time in which programs of a node waited. */
const waiting = (what: "cpu" | "memory" | "io") =>
  timeseries({
    title: "Programs that wait",
    description:
      "How much of the time at least one program had to wait for it: the kernel's pressure stall information.",
    ...shares,
    queries: byNode(rate(`node_pressure_${what}_waiting_seconds_total`)),
  });

/** Both ways, what is sent below the axis. */
const bothWays = (title: string, unit: "Bps" | "pps", metric: (way: "receive" | "transmit") => string) =>
  timeseries({
    title,
    description: "What is sent stands below the axis.",
    unit,
    min: "auto",
    queries: {
      "{{node}} received": `sum by (node) (${rate(metric("receive"), physical)})`,
      "{{node}} sent": `-sum by (node) (${rate(metric("transmit"), physical)})`,
    },
  });

/** The chart's dashboard: use, saturation and errors of what the chosen nodes have. */
export const dashboard = toText(
  dashboardOf({
    uid: "chartwright-nodes",
    title: "Nodes",
    description: "How much of each node is used, what waits for it, and what goes wrong.",
    tags: ["nodes"],
    variables: [
      queryVariable({ name: "job", label: "Job", query: "label_values(node_uname_info, job)" }),
      queryVariable({
        name: "node",
        label: "Node",
        query: 'label_values(node_uname_info{job="$job"}, node)',
        multi: true,
        includeAll: true,
        allValue: ".+",
      }),
    ],
    panels: [
      stat({ title: "Nodes", queries: { nodes: `count(${of("node_uname_info")})` } }),
      stat({
        title: "Nodes that are not reached",
        queries: { down: `count(${of("up")} == 0) or vector(0)` },
        thresholds: { base: "green", red: 1 },
      }),
      gauge({ title: "CPU", unit: "percentunit", queries: { used: `avg(${cpuUsed})` }, thresholds: used }),
      gauge({
        title: "Memory",
        unit: "percentunit",
        queries: {
          used: `1 - sum(${of("node_memory_MemAvailable_bytes")}) / sum(${of("node_memory_MemTotal_bytes")})`,
        },
        thresholds: used,
      }),
      gauge({
        title: "Fullest file system",
        unit: "percentunit",
        queries: { used: `max(${fullness})` },
        thresholds: used,
      }),
      stat({
        title: "Killed for want of memory",
        description: "Processes in the time shown.",
        decimals: 0,
        queries: { killed: `sum(increase(${of("node_vmstat_oom_kill")}[$__range]))` },
        thresholds: { base: "green", orange: 1 },
      }),
      table({
        title: "Nodes",
        labels: { Node: "node" },
        queries: {
          "CPU used": cpuUsed,
          "Load, for each CPU": loadPerCpu,
          "Memory used": memoryUsed,
          "Fullest file system": fullest,
          "Up since": `max by (node) (${of("node_boot_time_seconds")}) * 1000`,
        },
        columns: {
          "CPU used": { unit: "percentunit", min: 0, max: 1, cell: "gauge", thresholds: used },
          "Load, for each CPU": {
            decimals: 2,
            cell: "color-text",
            thresholds: { base: "text", orange: 1, red: 2 },
          },
          "Memory used": { unit: "percentunit", min: 0, max: 1, cell: "gauge", thresholds: used },
          "Fullest file system": { unit: "percentunit", min: 0, max: 1, cell: "gauge", thresholds: used },
          "Up since": { unit: "dateTimeFromNow" },
        },
        sortBy: { column: "CPU used", descending: true },
      }),
    ],
    rows: [
      row("CPU", [
        timeseries({ title: "Used", ...shares, queries: byNode(cpuUsed) }),
        timeseries({
          title: "What for",
          ...shares,
          stacked: true,
          queries: { "{{mode}}": `avg by (mode) (${rate("node_cpu_seconds_total", 'mode!="idle"')})` },
        }),
        timeseries({
          title: "Load, for each CPU",
          description: "Processes that run or want to, on the average of five minutes. Above 1 some wait.",
          queries: byNode(loadPerCpu),
        }),
        waiting("cpu"),
      ]),
      row("Memory", [
        timeseries({ title: "Used", ...shares, queries: byNode(memoryUsed) }),
        timeseries({
          title: "Pages read from disk",
          description: "Each is a program that waited for memory that had been taken from it.",
          unit: "ops",
          queries: byNode(rate("node_vmstat_pgmajfault")),
        }),
        waiting("memory"),
        timeseries({
          title: "Processes killed",
          queries: byNode(`increase(${of("node_vmstat_oom_kill")}[$__rate_interval])`),
        }),
      ]),
      row("File systems", [
        timeseries({ title: "Used", ...shares, queries: { "{{node}} {{mountpoint}}": fullness } }),
        timeseries({
          title: "Inodes used",
          ...shares,
          queries: {
            "{{node}} {{mountpoint}}": `1 - ${of("node_filesystem_files_free")} / ${of("node_filesystem_files")}`,
          },
        }),
      ]),
      row("Disks", [
        timeseries({
          title: "Busy",
          ...shares,
          queries: { "{{node}} {{device}}": rate("node_disk_io_time_seconds_total") },
        }),
        timeseries({
          title: "Requests that wait",
          queries: { "{{node}} {{device}}": rate("node_disk_io_time_weighted_seconds_total") },
        }),
        timeseries({
          title: "Read and written",
          description: "What is written stands below the axis.",
          unit: "Bps",
          min: "auto",
          queries: {
            "{{node}} read": `sum by (node) (${rate("node_disk_read_bytes_total")})`,
            "{{node}} written": `-sum by (node) (${rate("node_disk_written_bytes_total")})`,
          },
        }),
        waiting("io"),
      ]),
      row("Network", [
        bothWays("Traffic", "Bps", (way) => `node_network_${way}_bytes_total`),
        bothWays("Packets", "pps", (way) => `node_network_${way}_packets_total`),
        bothWays("Packets dropped", "pps", (way) => `node_network_${way}_drop_total`),
        bothWays("Packets broken", "pps", (way) => `node_network_${way}_errs_total`),
      ]),
      row(
        "Kernel",
        [
          timeseries({
            title: "Connections, of those that it can track",
            ...shares,
            queries: byNode(`${of("node_nf_conntrack_entries")} / ${of("node_nf_conntrack_entries_limit")}`),
          }),
          timeseries({
            title: "File descriptors, of those that it can give",
            ...shares,
            queries: byNode(`${of("node_filefd_allocated")} / ${of("node_filefd_maximum")}`),
          }),
          timeseries({
            title: "Clock, off by",
            unit: "s",
            min: "auto",
            queries: byNode(of("node_timex_offset_seconds")),
          }),
          timeseries({
            title: "RAID disks that are missing",
            queries: {
              "{{node}} {{device}}": `${of("node_md_disks_required")} - ignoring (state) ${of("node_md_disks", 'state="active"')}`,
            },
          }),
        ],
        { collapsed: true },
      ),
    ],
  }),
);
