import { defineRule } from "../../framework/rule.ts";

/** What Kubernetes takes for safe: these touch the pod only. */
const safe = new Set([
  "kernel.shm_rmid_forced",
  "net.ipv4.ip_local_port_range",
  "net.ipv4.ip_local_reserved_ports",
  "net.ipv4.ip_unprivileged_port_start",
  "net.ipv4.ping_group_range",
  "net.ipv4.tcp_fin_timeout",
  "net.ipv4.tcp_keepalive_intvl",
  "net.ipv4.tcp_keepalive_probes",
  "net.ipv4.tcp_keepalive_time",
  "net.ipv4.tcp_rmem",
  "net.ipv4.tcp_syncookies",
  "net.ipv4.tcp_wmem",
]);

export const rule = defineRule({
  code: "CW3312",
  severity: "error",
  title: "a pod sets a sysctl that is not safe",
  why: "It changes the kernel for others too; a kubelet refuses the pod unless its administrator has allowed it.",
  check({ workloads, report }) {
    for (const each of workloads) {
      for (const [index, { name }] of (each.pod.securityContext?.sysctls ?? []).entries()) {
        if (safe.has(name)) continue;
        report(each, {
          path: `spec.securityContext.sysctls[${index}]`,
          message: `The sysctl ${name} is not among the safe ones.`,
          fix: "Leave it to those who run the nodes, and say in the README what you recommend.",
        });
      }
    }
  },
});
