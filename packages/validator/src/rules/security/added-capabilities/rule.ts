import { defineRule } from "../../framework/rule.ts";

/** What Pod Security "baseline" lets a container add. */
const harmless = new Set([
  "AUDIT_WRITE",
  "CHOWN",
  "DAC_OVERRIDE",
  "FOWNER",
  "FSETID",
  "KILL",
  "MKNOD",
  "NET_BIND_SERVICE",
  "SETFCAP",
  "SETGID",
  "SETPCAP",
  "SETUID",
  "SYS_CHROOT",
]);

export const rule = defineRule({
  code: "CW3305",
  severity: "error",
  title: "a container adds a capability that reaches past it",
  why: 'SYS_ADMIN and its like are next to root on the node. Pod Security "baseline" refuses it.',
  check({ containers, report }) {
    for (const each of containers) {
      for (const name of each.container.securityContext?.capabilities?.add ?? []) {
        if (harmless.has(name.toUpperCase().replace(/^CAP_/, ""))) continue;
        report(each, {
          path: "securityContext.capabilities.add",
          message: `The container ${each.name} adds the capability ${name}.`,
          fix: "Do without it, or waive this with the reason why the program needs it.",
        });
      }
    }
  },
});
