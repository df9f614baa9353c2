import {
  and,
  type Expr,
  isEmpty,
  type KubernetesObject,
  type Reference,
  type Rule,
  refuse,
  resource,
  v,
  when,
} from "@chartwright/model";
import { HTTPRoute } from "@kubernetes-models/gateway-api/gateway.networking.k8s.io/v1/HTTPRoute";
import { Ingress } from "kubernetes-models/networking.k8s.io/v1/Ingress";
import { type BlockContext, mainMetadata } from "./context.ts";

/** The values of an Ingress: hosts by name, and of each its paths by path. */
export function ingress() {
  return v.object({
    enabled: v.boolean().default(false).doc("Whether to make an Ingress."),
    className: v
      .string()
      .optional()
      .doc("The IngressClass; the cluster's default where it is not given.")
      .example("nginx"),
    annotations: v.mapOf(v.string()),
    hosts: v
      .mapOf(
        v
          .mapOf(v.enum("Prefix", "Exact", "ImplementationSpecific"))
          .keys(/^\//)
          .min(1),
      )
      .keys(/^(\*\.)?[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/)
      .doc("Of each host, its paths and how they match.")
      .example({ "example.com": { "/": "Prefix" } }),
    tls: v.array(v.kubernetes("IngressTLS")).doc("Hosts and the Secrets of their certificates."),
  });
}

/** An Ingress without hosts. */
export function ingressRules(values: Reference<ReturnType<typeof ingress>>): readonly Rule[] {
  return [
    refuse(
      and(values.enabled, isEmpty(values.hosts)),
      "ingress.enabled needs a host in ingress.hosts: an Ingress without rules is refused by the API server.",
    ),
  ];
}

export function ingressResource(
  context: BlockContext,
  values: Reference<ReturnType<typeof ingress>>,
  service: { readonly name: Expr<string>; readonly port: string },
): Expr<KubernetesObject | undefined> {
  return when(
    values.enabled,
    resource(Ingress, {
      metadata: { ...mainMetadata(context), annotations: values.annotations },
      spec: {
        ingressClassName: values.className,
        tls: values.tls,
        rules: values.hosts.map((host, paths) => ({
          host,
          http: {
            paths: paths.map((path, pathType) => ({
              path,
              pathType,
              backend: { service: { name: service.name, port: { name: service.port } } },
            })),
          },
        })),
      },
    }),
  );
}

/** The values of a Gateway API HTTPRoute. */
export function httpRoute() {
  const parent = v.object({
    name: v.string().min(1),
    namespace: v.string().optional(),
    sectionName: v.string().optional(),
    port: v.integer().min(1).max(65535).optional(),
  });
  return v.object({
    enabled: v.boolean().default(false).doc("Whether to make an HTTPRoute of the Gateway API."),
    annotations: v.mapOf(v.string()),
    parentRefs: v
      .array(parent)
      .doc("The Gateways that it belongs to.")
      .example([{ name: "gateway" }]),
    hostnames: v
      .array(v.string().min(1))
      .doc("The hosts that it takes; all of the Gateway's where it is empty."),
    path: v.string().pattern(/^\//).default("/").doc("The prefix of the paths that it takes."),
  });
}

/** A route that belongs to no Gateway. */
export function httpRouteRules(values: Reference<ReturnType<typeof httpRoute>>): readonly Rule[] {
  return [
    refuse(
      and(values.enabled, isEmpty(values.parentRefs)),
      "httpRoute.enabled needs a Gateway in httpRoute.parentRefs: no route is attached without one.",
    ),
  ];
}

export function httpRouteResource(
  context: BlockContext,
  values: Reference<ReturnType<typeof httpRoute>>,
  service: { readonly name: Expr<string>; readonly port: Expr<number> },
): Expr<KubernetesObject | undefined> {
  return when(
    values.enabled,
    resource(HTTPRoute, {
      metadata: { ...mainMetadata(context), annotations: values.annotations },
      spec: {
        parentRefs: values.parentRefs,
        hostnames: values.hostnames,
        rules: [
          {
            matches: [{ path: { type: "PathPrefix", value: values.path } }],
            backendRefs: [{ name: service.name, port: service.port }],
          },
        ],
      },
    }),
  );
}
