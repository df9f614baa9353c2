import {
  and,
  choose,
  type Expr,
  eq,
  type KubernetesObject,
  type ListOf,
  merge,
  ne,
  or,
  type Rule,
  refuse,
  resource,
  type Templated,
  v,
  when,
} from "@chartwright/model";
import type { IServicePort, IServiceSpec } from "kubernetes-models/v1";
import { Service } from "kubernetes-models/v1/Service";
import { type BlockContext, type Items, mainMetadata, type References } from "./context.ts";
import { commonLabels, portName } from "./patterns.ts";

export interface ServiceDefaults {
  readonly port: number;
  /** The names of the chart's own ports. */
  readonly ownPorts: readonly string[];
}

const nodePort = () => v.integer().min(1).max(65535).optional();

/** The values of a Service. */
export function service({ port, ownPorts }: ServiceDefaults) {
  return v.object({
    type: v.enum("ClusterIP", "NodePort", "LoadBalancer").default("ClusterIP"),
    port: v.integer().min(1).max(65535).default(port),
    nodePort: nodePort().doc("The port of every node, where the type has one.").example(30080),
    extraPorts: v
      .mapOf(
        v.object({
          port: v.integer().min(1).max(65535),
          targetPort: v.union(v.integer().min(1), v.string()).optional(),
          protocol: v.enum("TCP", "UDP", "SCTP").default("TCP"),
          appProtocol: v.string().optional(),
          nodePort: nodePort(),
        }),
      )
      .keys(portName)
      .keysExcept(...ownPorts)
      .doc("Further ports by name.")
      .example({ admin: { port: 9000, protocol: "TCP" } }),
    appProtocol: v.string().optional().doc("What is spoken at the port.").example("kubernetes.io/h2c"),
    annotations: v.mapOf(v.string()),
    labels: v.mapOf(v.string()).keysExcept(...commonLabels),
    clusterIP: v
      .string()
      .optional()
      .doc("A fixed address within the cluster; `None` for a headless Service."),
    ipFamilyPolicy: v
      .enum("SingleStack", "PreferDualStack", "RequireDualStack")
      .optional()
      .doc("Whether it has addresses of both families.")
      .example("PreferDualStack"),
    ipFamilies: v
      .array(v.enum("IPv4", "IPv6"))
      .doc("Its families, the first one first.")
      .example(["IPv6", "IPv4"]),
    internalTrafficPolicy: v
      .enum("Cluster", "Local")
      .optional()
      .doc("Whether pods reach only those of their own node.")
      .example("Local"),
    externalTrafficPolicy: v
      .enum("Cluster", "Local")
      .optional()
      .doc("`Local` keeps the client's address; for NodePort and LoadBalancer.")
      .example("Local"),
    trafficDistribution: v
      .enum("PreferClose", "PreferSameZone", "PreferSameNode")
      .optional()
      .doc("Which pods are preferred. PreferSameZone and PreferSameNode need Kubernetes 1.35.")
      .example("PreferClose"),
    sessionAffinity: v
      .object({
        enabled: v.boolean().default(false),
        timeoutSeconds: v.integer().min(1).max(86400).default(10800),
      })
      .doc("Whether a client stays with one pod, by its address."),
    loadBalancerClass: v
      .string()
      .optional()
      .doc("Who makes the load balancer; it cannot be changed afterwards.")
      .example("service.k8s.aws/nlb"),
    loadBalancerSourceRanges: v
      .array(v.string())
      .doc("The networks that may reach the load balancer.")
      .example(["203.0.113.0/24"]),
    allocateLoadBalancerNodePorts: v
      .boolean()
      .default(true)
      .doc("Whether a load balancer gets ports of the nodes; some need none."),
    publishNotReadyAddresses: v.boolean().default(false).doc("Whether pods are found before they are ready."),
  });
}

type Values = References<ReturnType<typeof service>["properties"]>;

/** Values that the API server would refuse, or that would do nothing. */
export function serviceRules(values: Values): readonly Rule[] {
  const balanced = or(values.loadBalancerClass, values.loadBalancerSourceRanges);
  return [
    refuse(
      and(eq(values.type, "ClusterIP"), or(values.externalTrafficPolicy, values.nodePort)),
      "service.externalTrafficPolicy and service.nodePort need service.type NodePort or LoadBalancer.",
    ),
    refuse(
      and(ne(values.type, "LoadBalancer"), balanced),
      "service.loadBalancerClass and service.loadBalancerSourceRanges need service.type LoadBalancer.",
    ),
    refuse(
      and(eq(values.clusterIP as Expr<string>, "None"), ne(values.type, "ClusterIP")),
      "service.clusterIP None needs service.type ClusterIP.",
    ),
  ];
}

export interface ServiceOptions {
  /** The name of its first port, and of the container's. */
  readonly port: string;
  readonly ports?: Items<IServicePort>;
}

/** The Service of the chart's pods. */
export function serviceResource(
  context: BlockContext,
  values: Values,
  { port: name, ports = [] }: ServiceOptions,
): Expr<KubernetesObject> {
  const { labels } = context;
  return resource(Service, {
    metadata: {
      ...mainMetadata(context),
      annotations: values.annotations,
      labels: merge(labels.common, values.labels),
    },
    spec: {
      ...addressing(values),
      ports: [
        {
          name,
          port: values.port,
          targetPort: name,
          protocol: "TCP",
          appProtocol: values.appProtocol,
          nodePort: values.nodePort,
        },
        ...ports,
        ...extraPorts(values),
      ],
      selector: labels.selector,
    },
  });
}

/**
 * A Service without an address of its own: it gives each pod of a StatefulSet its name.
 *
 * @param port the name of the container's port
 * @param name that of the Service's: another one where a monitor looks for the first
 */
export function headlessService(
  context: BlockContext,
  values: Values,
  port: string,
  name: string = port,
): Expr<KubernetesObject> {
  const metadata = { ...mainMetadata(context), name: context.names.suffixed("headless") };
  return resource(
    Service,
    {
      metadata,
      spec: {
        type: "ClusterIP",
        clusterIP: "None",
        ipFamilyPolicy: values.ipFamilyPolicy,
        ipFamilies: values.ipFamilies,
        // Pods of a cluster find each other before they are ready.
        publishNotReadyAddresses: true,
        ports: [{ name, port: values.port, targetPort: port, protocol: "TCP" }, ...extraPorts(values)],
        selector: context.labels.selector,
      },
    },
    { file: "service-headless" },
  );
}

/** How it is reached. */
function addressing(values: Values): Templated<IServiceSpec> {
  const { enabled, timeoutSeconds } = values.sessionAffinity;
  return {
    type: values.type,
    clusterIP: values.clusterIP,
    ipFamilyPolicy: values.ipFamilyPolicy,
    ipFamilies: values.ipFamilies,
    internalTrafficPolicy: values.internalTrafficPolicy,
    externalTrafficPolicy: values.externalTrafficPolicy,
    trafficDistribution: values.trafficDistribution,
    sessionAffinity: when(enabled, "ClientIP"),
    sessionAffinityConfig: when(enabled, { clientIP: { timeoutSeconds } }),
    loadBalancerClass: values.loadBalancerClass,
    loadBalancerSourceRanges: values.loadBalancerSourceRanges,
    allocateLoadBalancerNodePorts: when(
      eq(values.type, "LoadBalancer"),
      values.allocateLoadBalancerNodePorts,
    ),
    publishNotReadyAddresses: when(values.publishNotReadyAddresses, true),
  };
}

/** The ports that its user adds. */
function extraPorts(values: Values): ListOf<IServicePort> {
  const made = values.extraPorts.map((name, port) => ({
    name,
    port: port.port,
    targetPort: choose(port.targetPort, port.targetPort, name),
    protocol: port.protocol,
    appProtocol: port.appProtocol,
    nodePort: port.nodePort,
  }));
  return made as ListOf<IServicePort>;
}
