/** The collectors of node_exporter 1.12 for Linux, and what of them is a switch: `--[no-]collector.NAME`. */
const switches =
  "arp arp.netlink bcache bcache.priorityStats bcachefs bonding btrfs buddyinfo cgroups conntrack cpu cpu.guest cpu.info cpu_vulnerabilities cpufreq diskstats dmi dmmultipath drbd drm edac entropy ethtool fibrechannel filefd filesystem hwmon infiniband interrupts interrupts.include-zeros ipvs kernel_hung ksmd lnstat loadavg logind mdadm meminfo meminfo_numa mountstats netclass netclass.ignore-invalid-speed netclass.netlink netclass_rtnl.with-stats netdev netdev.address-info netdev.enable-detailed-metrics netdev.label-ifalias netdev.netlink netstat network_route nfs nfsd ntp ntp.server-is-local nvme nvmesubsystem os pcidevice pcidevice.names perf perf.disable-cache-profilers perf.disable-hardware-profilers perf.disable-software-profilers powersupplyclass pressure processes qdisc rapl rapl.enable-zone-label runit schedstat selinux slabinfo sockstat softirqs softnet stat stat.softirq supervisord swap sysctl systemd.enable-restarts-metrics systemd.enable-start-time-metrics systemd.enable-task-metrics tapestats tcpstat thermal_zone time timex udp_queues uname vmstat watchdog wifi xfrm xfs zfs zoneinfo".split(
    " ",
  );

/** Its flags that take a text, `--collector.NAME=TEXT`, but for those that have values of their own. */
const flags =
  "arp.device-exclude arp.device-include cpu.info.bugs-include cpu.info.flags-include diskstats.device-exclude diskstats.device-include ethtool.device-exclude ethtool.device-include ethtool.metrics-include hwmon.chip-exclude hwmon.chip-include hwmon.sensor-exclude hwmon.sensor-include infiniband.device-exclude infiniband.device-include interrupts.name-exclude interrupts.name-include ipvs.backend-labels netstat.fields ntp.ip-ttl ntp.local-offset-tolerance ntp.max-distance ntp.protocol-version ntp.server ntp.server-port pcidevice.idsfile perf.cache-profilers perf.cpus perf.hardware-profilers perf.software-profilers perf.tracepoint powersupply.ignored-supplies qdisc.device-exclude qdisc.device-include runit.servicedir slabinfo.slabs-exclude slabinfo.slabs-include supervisord.url sysctl.include sysctl.include-info tapestats.ignored-devices vmstat.fields".split(
    " ",
  );

const oneOf = (names: readonly string[]) =>
  `^(${names.map((name) => name.replaceAll(".", "\\.")).join("|")})$`;

export const switchNames = oneOf(switches);
export const flagNames = oneOf(flags);

/** Interfaces that network plugins make for pods: they come and go, and each would be some forty new series. */
export const podInterfaces = "^(veth.*|cali[0-9a-f]+|lxc.*|eni[0-9a-f]{11}|[0-9a-f]{15})$";

/** File systems that hold nobody's data, or that nobody can fill. */
export const pseudoFileSystems =
  "^(autofs|binfmt_misc|bpf|cgroup2?|configfs|debugfs|devpts|devtmpfs|efivarfs|erofs|fusectl|hugetlbfs|iso9660|mqueue|nsfs|overlay|proc|procfs|pstore|rpc_pipefs|securityfs|selinuxfs|squashfs|sysfs|tracefs)$";

/** What container runtimes and the kubelet mount for pods: the kubelet measures their volumes. */
export const podMounts =
  "^/(dev|proc|sys|run/(containerd|crio|credentials|docker|k3s/containerd|netns|user)/.+|var/lib/(containerd|containers/storage|docker|kubelet/(pods|plugins))/.+)($|/)";
