import { defineRule } from "../../framework/rule.ts";
import { isLabel, isPort, isSubdomain } from "../formats.ts";

export const rule = defineRule({
  code: "CW3805",
  severity: "error",
  title: "an Ingress does not say where requests go",
  why: "The API server refuses it.",
  check({ all, report }) {
    for (const each of all("Ingress")) {
      const { defaultBackend, ingressClassName = "", rules = [], tls = [] } = each.object.spec ?? {};
      const say = (path: string, message: string, fix: string) => report(each, { path, message, fix });
      if (ingressClassName !== "" && !isSubdomain(ingressClassName)) {
        const fix = "Name the class, or leave it out.";
        say("spec.ingressClassName", `"${ingressClassName}" is no name of a class.`, fix);
      }
      const backends = [{ backend: defaultBackend, path: "spec.defaultBackend" }].filter(
        ({ backend }) => backend !== undefined,
      );
      if (backends.length + rules.length === 0) {
        say("spec.rules", "It has neither rules nor a default backend.", "Give it a rule.");
      }
      for (const [index, { host = "", http }] of rules.entries()) {
        const at = `spec.rules[${index}]`;
        if (host !== "" && !isSubdomain(host.replace(/^\*\./, ""))) {
          say(`${at}.host`, `"${host}" is no host.`, "Write a host, such as web.example.com.");
        }
        if (http !== undefined && http.paths.length === 0)
          say(`${at}.http.paths`, "It has no path.", "Name one.");
        for (const [number, { path = "", pathType, backend }] of (http?.paths ?? []).entries()) {
          const place = `${at}.http.paths[${number}]`;
          backends.push({ backend, path: `${place}.backend` });
          const isOpen = pathType === "ImplementationSpecific" && path === "";
          if (!isOpen && !isAbsolute(path)) {
            say(`${place}.path`, `"${path}" is no absolute path.`, "Let it begin with /.");
          }
        }
      }
      for (const { backend, path } of backends) {
        const { service, resource } = backend ?? {};
        if ((service === undefined) === (resource === undefined)) {
          say(path, "It has neither a service nor a resource, or both.", "Name the Service and its port.");
        }
        if (service === undefined) continue;
        const { number, name = "" } = service.port ?? {};
        if ((number === undefined || number === 0) === (name === "")) {
          say(
            `${path}.service.port`,
            "It has neither a name nor a number, or both.",
            "Write one of the two.",
          );
        } else if (number !== undefined && number !== 0 && !isPort(number)) {
          say(`${path}.service.port.number`, `${number} is no port.`, "Ports are from 1 to 65535.");
        }
        if (!isLabel(service.name)) {
          say(`${path}.service.name`, `"${service.name}" is no name of a Service.`, "Name the Service.");
        }
      }
      for (const [index, { secretName = "", hosts = [] }] of tls.entries()) {
        for (const [number, host] of hosts.entries()) {
          if (isSubdomain(host.replace(/^\*\./, ""))) continue;
          say(
            `spec.tls[${index}].hosts[${number}]`,
            `"${host}" is no host.`,
            "Write a host, such as web.example.com.",
          );
        }
        if (secretName === "" || isSubdomain(secretName)) continue;
        say(`spec.tls[${index}].secretName`, `"${secretName}" is no name of a Secret.`, "Name the Secret.");
      }
    }
  },
});

function isAbsolute(path: string): boolean {
  return path.startsWith("/") && !/\/\/|\/\.\.?(\/|$)|%2f|%5c/i.test(path);
}
