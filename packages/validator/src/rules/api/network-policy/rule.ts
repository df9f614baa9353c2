import { defineRule } from "../../framework/rule.ts";
import { isCidr, isPort } from "../formats.ts";

export const rule = defineRule({
  code: "CW3806",
  severity: "error",
  title: "a NetworkPolicy does not say whom it lets through",
  why: "The API server refuses it.",
  check({ all, report }) {
    for (const each of all("NetworkPolicy")) {
      const { ingress = [], egress = [], policyTypes = [] } = each.object.spec ?? {};
      const say = (path: string, message: string, fix: string) => report(each, { path, message, fix });
      if (policyTypes.length > 2) {
        say("spec.policyTypes", "It has more than two.", "Write Ingress, Egress, or both.");
      }
      for (const [index, type] of policyTypes.entries()) {
        if (type === "Ingress" || type === "Egress") continue;
        say(`spec.policyTypes[${index}]`, `"${type}" is no type.`, "Write Ingress, Egress, or both.");
      }
      const ways = [
        ...ingress.map(({ from, ports }, index) => ({
          peers: from,
          ports,
          at: `spec.ingress[${index}]`,
          to: "from",
        })),
        ...egress.map(({ to, ports }, index) => ({
          peers: to,
          ports,
          at: `spec.egress[${index}]`,
          to: "to",
        })),
      ];
      for (const { peers = [], ports = [], at, to } of ways) {
        for (const [index, { ipBlock, podSelector, namespaceSelector }] of peers.entries()) {
          const place = `${at}.${to}[${index}]`;
          const selects = podSelector !== undefined || namespaceSelector !== undefined;
          if (selects === (ipBlock !== undefined)) {
            say(
              place,
              "It has neither a selector nor addresses, or both.",
              "Name pods, namespaces or an ipBlock.",
            );
          }
          for (const range of ipBlock === undefined ? [] : [ipBlock.cidr, ...(ipBlock.except ?? [])]) {
            if (!isCidr(range)) say(`${place}.ipBlock`, `"${range}" is no range.`, "Write one: 10.0.0.0/8.");
          }
        }
        for (const [index, { port, endPort }] of ports.entries()) {
          const place = `${at}.ports[${index}]`;
          const isNamed =
            typeof port === "string" && port.length <= 15 && /^(?=.*[a-z])[a-z0-9]+(-[a-z0-9]+)*$/.test(port);
          if (port !== undefined && !isNamed && !(typeof port === "number" && isPort(port))) {
            say(`${place}.port`, `${JSON.stringify(port)} is no port.`, "Name a port, or write its number.");
          } else if (
            endPort !== undefined &&
            !(typeof port === "number" && endPort >= port && isPort(endPort))
          ) {
            say(
              `${place}.endPort`,
              "The range of ports has no beginning below it.",
              "Let port be a number below endPort.",
            );
          }
        }
      }
    }
  },
});
