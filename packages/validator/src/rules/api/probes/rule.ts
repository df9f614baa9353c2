import { defineRule } from "../../framework/rule.ts";
import { probesOf } from "../../framework/workload.ts";
import { notExactlyOne } from "../exactly-one.ts";
import { isPort } from "../formats.ts";

const handlers = ["exec", "grpc", "httpGet", "tcpSocket"];
const hooks = ["exec", "httpGet", "sleep", "tcpSocket"];
const numbers = {
  failureThreshold: 0,
  initialDelaySeconds: 0,
  periodSeconds: 0,
  successThreshold: 0,
  timeoutSeconds: 0,
} as const;

export const rule = defineRule({
  code: "CW3811",
  severity: "error",
  title: "a probe or a hook does not say what it does",
  why: "The API server refuses it.",
  check({ containers, report }) {
    for (const each of containers) {
      const say = (path: string, message: string, fix: string) => report(each, { path, message, fix });
      const port = (path: string, given: number | string) => {
        const isValid =
          typeof given === "number" ? isPort(given) : /^(?=.*[a-z])[a-z0-9]+(-[a-z0-9]+)*$/.test(given);
        if (!isValid || String(given).length > 15)
          say(path, `"${given}" is no port.`, "Name a port, or write its number.");
      };
      for (const [field, probe] of probesOf(each)) {
        const wrong = notExactlyOne(probe, handlers);
        if (wrong !== undefined) say(field, wrong, "Write one of them.");
        for (const [name, least] of Object.entries(numbers)) {
          const given = probe[name as keyof typeof numbers];
          if (given !== undefined && given < least)
            say(`${field}.${name}`, `It is ${given}.`, `Write ${least} or more.`);
        }
        if (field !== "readinessProbe" && (probe.successThreshold ?? 1) > 1) {
          say(
            `${field}.successThreshold`,
            `It is ${probe.successThreshold}.`,
            "Write 1: only a readiness probe has more.",
          );
        }
        if (probe.exec !== undefined && (probe.exec.command ?? []).length === 0) {
          say(`${field}.exec.command`, "There is no command.", "Write the command.");
        }
        if (probe.httpGet !== undefined) port(`${field}.httpGet.port`, probe.httpGet.port);
        if (probe.tcpSocket !== undefined) port(`${field}.tcpSocket.port`, probe.tcpSocket.port);
        if (probe.grpc !== undefined) port(`${field}.grpc.port`, probe.grpc.port);
      }
      for (const [field, hook] of Object.entries(each.container.lifecycle ?? {})) {
        if (typeof hook !== "object") continue;
        const wrong = notExactlyOne(hook, hooks);
        if (wrong !== undefined) say(`lifecycle.${field}`, wrong, "Write one of them.");
        const grace = each.workload.pod.terminationGracePeriodSeconds ?? 30;
        const { seconds = 0 } = hook.sleep ?? {};
        if (seconds < 0 || seconds > grace) {
          say(
            `lifecycle.${field}.sleep.seconds`,
            `It is ${seconds}.`,
            `Write 0 to ${grace}: the pod is given no more.`,
          );
        }
        if (hook.exec !== undefined && (hook.exec.command ?? []).length === 0) {
          say(`lifecycle.${field}.exec.command`, "There is no command.", "Write the command.");
        }
      }
    }
  },
});
