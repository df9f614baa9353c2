import { isMapping, type Json } from "@chartwright/model";
import { type Code, call, data, method } from "../code/code.ts";
import { camelCase } from "./camel-case.ts";
import { isWorkload } from "./scopes.ts";
import { endsWith, isAt, type Lift, type Site } from "./site.ts";
import { reference } from "./values-tree.ts";

/** Takes a place in the values for a part of an object. */
function take({ all, source }: Site, path: readonly string[], declared: Code): Code {
  return reference(all.values.take([...all.scopeOf(source), ...path], declared));
}

function port(value: number): Code {
  return method(
    method(method(call("v.integer"), "min", data(1)), "max", data(65535)),
    "default",
    data(value),
  );
}

function string(value: string): Code {
  return method(call("v.string"), "default", data(value));
}

function count(value: number): Code {
  return method(method(call("v.integer"), "min", data(0)), "default", data(value));
}

export const liftReplicas: Lift = (site) => {
  const { path, value, source } = site;
  if (!isAt(path, "spec", "replicas") || typeof value !== "number" || !isWorkload(source.kind))
    return undefined;
  return take(site, ["replicaCount"], method(count(value), "doc", data("How many pods to run.")));
};

const serviceTypes = ["ClusterIP", "NodePort", "LoadBalancer"];

export const liftService: Lift = (site) => {
  const { path, value, source, around } = site;
  if (source.kind !== "Service") return undefined;
  if (isAt(path, "spec", "type") && serviceTypes.includes(value as string)) {
    const type = call("v.enum", ...serviceTypes.map((each) => data(each)));
    return take(site, ["service", "type"], method(type, "default", data(value)));
  }
  if (!isAt(path, "spec", "ports", "#", "port") || typeof value !== "number") return undefined;
  const ports = around[2] as readonly Json[];
  const own = around[3];
  if (ports.length === 1) return take(site, ["service", "port"], port(value));
  const key = isMapping(own) && typeof own.name === "string" ? own.name : `port${value}`;
  return take(site, ["service", "ports", camelCase(key)], port(value));
};

/** Hosts of an Ingress: the one where there is one, else each by its name. */
export const liftIngress: Lift = (site) => {
  const { path, value, source, all } = site;
  if (source.kind !== "Ingress" || typeof value !== "string") return undefined;
  if (isAt(path, "spec", "ingressClassName"))
    return take(site, ["ingress", "className"], method(string(value), "doc", data("The IngressClass.")));
  const isHost = isAt(path, "spec", "rules", "#", "host") || isAt(path, "spec", "tls", "#", "hosts", "#");
  if (!isHost) return undefined;
  const known = all.hosts.get(source) ?? new Map<string, Code>();
  all.hosts.set(source, known);
  const hosts = hostsOf(source.object);
  const key = hosts.length === 1 ? ["host"] : ["hosts", camelCase(value)];
  const code = known.get(value) ?? take(site, ["ingress", ...key], string(value));
  known.set(value, code);
  return code;
};

function hostsOf(object: Site["source"]["object"]): readonly string[] {
  const spec = isMapping(object.spec) ? object.spec : {};
  const rules = Array.isArray(spec.rules) ? spec.rules : [];
  const tls = Array.isArray(spec.tls) ? spec.tls : [];
  const all = [
    ...rules.map((rule) => (isMapping(rule) ? rule.host : undefined)),
    ...tls.flatMap((each) => (isMapping(each) && Array.isArray(each.hosts) ? each.hosts : [])),
  ];
  return [...new Set(all.filter((host) => typeof host === "string"))];
}

/** Sizes and classes of volumes. */
export const liftStorage: Lift = (site) => {
  const { path, value, source, around } = site;
  const isClaim = source.kind === "PersistentVolumeClaim";
  const inTemplate = path[1] === "volumeClaimTemplates";
  if ((!isClaim && !inTemplate) || typeof value !== "string") return undefined;
  const template = around[3];
  const metadata = isMapping(template) && isMapping(template.metadata) ? template.metadata : {};
  const several = inTemplate && (around[2] as readonly Json[]).length > 1;
  const scope = several ? ["persistence", camelCase(String(metadata.name))] : ["persistence"];
  if (endsWith(path, "spec", "resources", "requests", "storage"))
    return take(site, [...scope, "size"], method(string(value), "doc", data("The size of the volume.")));
  if (!endsWith(path, "spec", "storageClassName")) return undefined;
  return take(
    site,
    [...scope, "storageClass"],
    method(string(value), "doc", data("The storage class of the volume.")),
  );
};

export const liftAutoscaling: Lift = (site) => {
  const { path, value, source } = site;
  if (source.kind !== "HorizontalPodAutoscaler" || typeof value !== "number") return undefined;
  for (const field of ["minReplicas", "maxReplicas"])
    if (isAt(path, "spec", field)) return take(site, ["autoscaling", field], count(value));
  return undefined;
};

/** Annotations of an Ingress: what controllers are told differs from cluster to cluster. */
export const liftIngressAnnotations: Lift = (site) => {
  const { path, value, source } = site;
  if (source.kind !== "Ingress" || !isAt(path, "metadata", "annotations") || !isMapping(value))
    return undefined;
  if (Object.keys(value).length === 0) return undefined;
  const map = method(call("v.mapOf", call("v.string")), "default", data(value));
  return take(site, ["ingress", "annotations"], map);
};
