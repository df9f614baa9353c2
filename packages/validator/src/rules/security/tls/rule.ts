import { defineRule } from "../../framework/rule.ts";

export const rule = defineRule({
  code: "CW3328",
  severity: "warning",
  title: "an Ingress has TLS for some of its hosts only",
  why: "What is sent to the others is readable on its way.",
  check({ all, report }) {
    for (const each of all("Ingress")) {
      const { tls = [], rules = [] } = each.object.spec ?? {};
      if (tls.length === 0 || tls.some(({ hosts = [] }) => hosts.length === 0)) continue;
      const covered = tls.flatMap(({ hosts = [] }) => hosts);
      for (const [index, { host }] of rules.entries()) {
        if (host === undefined || covered.some((name) => covers(name, host))) continue;
        report(each, {
          path: `spec.rules[${index}].host`,
          message: `No entry of tls names ${host}.`,
          fix: "Add the host to spec.tls.",
        });
      }
    }
  },
});

function covers(pattern: string, host: string): boolean {
  return pattern === host || (pattern.startsWith("*.") && host.replace(/^[^.]+/, "*") === pattern);
}
