import { defineRule } from "../../framework/rule.ts";
import { isCidr, isLabel, isPort, isSubdomain } from "../formats.ts";

export const rule = defineRule({
  code: "CW3804",
  severity: "error",
  title: "a Service is none that can be reached",
  why: "The API server refuses it.",
  check({ all, report }) {
    for (const each of all("StatefulSet")) {
      const { serviceName = "" } = each.object.spec ?? {};
      if (serviceName === "" || isLabel(serviceName)) continue;
      const message = `"${serviceName}" is no name of a Service.`;
      report(each, { path: "spec.serviceName", message, fix: "Name the headless Service of its pods." });
    }
    for (const each of all("Service")) {
      const {
        type = "ClusterIP",
        clusterIP,
        ports = [],
        externalName = "",
        ...spec
      } = each.object.spec ?? {};
      const say = (path: string, message: string, fix: string) => report(each, { path, message, fix });
      if (ports.length === 0 && clusterIP !== "None" && type !== "ExternalName") {
        say("spec.ports", "It has no port.", "Name the ports.");
      }
      if (type === "ExternalName" && externalName === "") {
        say("spec.externalName", "It names no host.", "Name the host, or let the type be ClusterIP.");
      }
      if (externalName !== "" && !isSubdomain(externalName.replace(/\.$/, "")))
        say("spec.externalName", `"${externalName}" is no host.`, "Name the host: db.example.com.");
      if (clusterIP === "None" && (type === "LoadBalancer" || type === "NodePort")) {
        say("spec.clusterIP", `A ${type} needs an address of its own.`, "Leave clusterIP out.");
      }
      const own = ["allocateLoadBalancerNodePorts", "loadBalancerClass", "loadBalancerSourceRanges"] as const;
      for (const field of type === "LoadBalancer" ? [] : own) {
        const given = spec[field];
        if (given === undefined || (Array.isArray(given) && given.length === 0)) continue;
        say(`spec.${field}`, `A ${type} has none.`, "Leave it out, or let the type be LoadBalancer.");
      }
      const isOutside = type === "LoadBalancer" || type === "NodePort" || (spec.externalIPs ?? []).length > 0;
      if (spec.externalTrafficPolicy !== undefined && !isOutside) {
        say("spec.externalTrafficPolicy", `A ${type} has none.`, "Leave it out.");
      }
      const loadBalancer = spec.loadBalancerClass;
      if (
        loadBalancer !== undefined &&
        !/^([a-z0-9.-]+\/)?[A-Za-z0-9]([-\w.]{0,61}[A-Za-z0-9])?$/.test(loadBalancer)
      ) {
        say("spec.loadBalancerClass", `"${loadBalancer}" is no class.`, "Name the class, or leave it out.");
      }
      for (const [index, { name, port, targetPort, nodePort = 0 }] of ports.entries()) {
        if (name !== undefined && !isLabel(name) && (name !== "" || ports.length > 1)) {
          say(
            `spec.ports[${index}].name`,
            `"${name}" is no name of a port.`,
            "Name it after its protocol: http.",
          );
        }
        for (const [field, number] of Object.entries({ port, targetPort, nodePort: nodePort || undefined })) {
          if (typeof number !== "number" || isPort(number)) continue;
          say(`spec.ports[${index}].${field}`, `${number} is no port.`, "Ports are from 1 to 65535.");
        }
        if (nodePort !== 0 && type === "ClusterIP") {
          say(`spec.ports[${index}].nodePort`, "A ClusterIP has none.", "Leave nodePort out.");
        }
      }
      for (const [index, range] of (spec.loadBalancerSourceRanges ?? []).entries()) {
        if (isCidr(range.trim())) continue;
        say(`spec.loadBalancerSourceRanges[${index}]`, `"${range}" is no range.`, "Write one: 10.0.0.0/8.");
      }
    }
  },
});
