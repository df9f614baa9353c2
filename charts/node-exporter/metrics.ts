/** A metric of node_exporter's. */
export interface Metric {
  /** The labels that tell its series of one node from each other. */
  readonly labels: readonly string[];
  /** A path without which a node has none, and what that means. */
  readonly needs?: { readonly path: string; readonly reason: string };
}

const none: Metric = { labels: [] };
const ofDevice: Metric = { labels: ["device"] };
const ofFilesystem: Metric = { labels: ["device", "device_error", "fstype", "mountpoint"] };

const pressure: Metric = {
  labels: [],
  needs: { path: "/proc/pressure", reason: "The kernel is built without pressure stall information." },
};
const conntrack: Metric = {
  labels: [],
  needs: { path: "/proc/sys/net/netfilter/nf_conntrack_max", reason: "The kernel tracks no connections." },
};
const raid = { path: "/proc/mdstat", reason: "There is no software RAID." };
const bus = { path: "/run/dbus/system_bus_socket", reason: "Nobody answers on the system bus." };

/** The metrics that the alerts and the dashboard name. `serves.cluster.test.ts` asks the real program for each. */
export const metrics: Readonly<Record<string, Metric>> = {
  node_boot_time_seconds: none,
  node_cpu_seconds_total: { labels: ["cpu", "mode"] },
  node_disk_io_time_seconds_total: ofDevice,
  node_disk_io_time_weighted_seconds_total: ofDevice,
  node_disk_read_bytes_total: ofDevice,
  node_disk_written_bytes_total: ofDevice,
  node_filefd_allocated: none,
  node_filefd_maximum: none,
  node_filesystem_avail_bytes: ofFilesystem,
  node_filesystem_files: ofFilesystem,
  node_filesystem_files_free: ofFilesystem,
  node_filesystem_readonly: ofFilesystem,
  node_filesystem_size_bytes: ofFilesystem,
  node_load5: none,
  node_md_disks: { labels: ["device", "state"], needs: raid },
  node_md_disks_required: { labels: ["device"], needs: raid },
  node_memory_MemAvailable_bytes: none,
  node_memory_MemTotal_bytes: none,
  node_network_receive_bytes_total: ofDevice,
  node_network_receive_drop_total: ofDevice,
  node_network_receive_errs_total: ofDevice,
  node_network_receive_packets_total: ofDevice,
  node_network_transmit_bytes_total: ofDevice,
  node_network_transmit_drop_total: ofDevice,
  node_network_transmit_errs_total: ofDevice,
  node_network_transmit_packets_total: ofDevice,
  node_nf_conntrack_entries: conntrack,
  node_nf_conntrack_entries_limit: conntrack,
  node_pressure_cpu_waiting_seconds_total: pressure,
  node_pressure_io_waiting_seconds_total: pressure,
  node_pressure_memory_stalled_seconds_total: pressure,
  node_pressure_memory_waiting_seconds_total: pressure,
  node_systemd_unit_state: { labels: ["name", "state", "type"], needs: bus },
  node_textfile_scrape_error: none,
  node_timex_maxerror_seconds: none,
  node_timex_offset_seconds: none,
  node_timex_sync_status: none,
  node_uname_info: { labels: ["domainname", "machine", "nodename", "release", "sysname", "version"] },
  node_vmstat_oom_kill: none,
  node_vmstat_pgmajfault: none,
};
