import { type Expr, type KubernetesObject, type Reference, resource, v, when } from "@chartwright/model";
import { NetworkPolicy } from "kubernetes-models/networking.k8s.io/v1/NetworkPolicy";
import { type BlockContext, mainMetadata } from "./context.ts";

/** Whose peers the values name: those who call the pods, and those who scrape a port of their own. */
type Peers = "from" | "metricsFrom";

/**
 * The values of a NetworkPolicy: what may reach the pods, and what they may reach.
 *
 * @param peers `from` where the pods are called, `metricsFrom` where their metrics have a port of their own
 */
export function networkPolicy<const P extends Peers = never>(...peers: readonly P[]) {
  const all = {
    from: v
      .array(v.kubernetes("NetworkPolicyPeer"))
      .doc("Who may reach the ports of the pods; everyone where it is empty."),
    metricsFrom: v
      .array(v.kubernetes("NetworkPolicyPeer"))
      .doc("Who may scrape the metrics of a port of their own; everyone where it is empty."),
  };
  const own = Object.fromEntries(peers.map((name) => [name, all[name]])) as Pick<typeof all, P>;
  return v.object({
    enabled: v.boolean().default(false).doc("Whether to close the pods to all that is not listed here."),
    ...own,
    extraIngress: v.array(v.kubernetes("NetworkPolicyIngressRule")).doc("Further ways in."),
    restrictEgress: v
      .boolean()
      .default(false)
      .doc("Whether to close the ways out too, but for DNS and `extraEgress`."),
    extraEgress: v.array(v.kubernetes("NetworkPolicyEgressRule")).doc("Further ways out."),
  });
}

type All = Reference<ReturnType<typeof networkPolicy<Peers>>>;
type Values = Pick<All, "enabled" | "extraIngress" | "restrictEgress" | "extraEgress"> &
  Partial<Pick<All, Peers>>;

/** The ports that a NetworkPolicy opens. */
export interface OpenPorts {
  /** Ports by name: none for what nobody calls. */
  readonly names: readonly string[];
  /** Whether the pods are a cluster of their own, whose members reach each other at any port. */
  readonly areFellows?: boolean;
  /** The port of metrics, and whether there is one of its own. */
  readonly metrics?: { readonly enabled: Expr<unknown>; readonly port: string };
}

export function networkPolicyResource(
  context: BlockContext,
  values: Values,
  { names, areFellows = false, metrics }: OpenPorts,
): Expr<KubernetesObject | undefined> {
  const dns = (["UDP", "TCP"] as const).map((protocol) => ({ port: 53, protocol }));
  const ports = names.map((port) => ({ port, protocol: "TCP" }) as const);
  const { from, metricsFrom } = values;
  const called =
    from === undefined
      ? [{ ports }]
      : [
          { ports, from },
          // The chart's own test comes from the namespace, whoever else may.
          when(from, { ports, from: [{ podSelector: { matchLabels: context.labels.test } }] }),
        ];
  const fellows = areFellows ? [{ podSelector: { matchLabels: context.labels.selector } }] : [];
  const scraped = metrics && [
    when(metrics.enabled, {
      ports: [{ port: metrics.port, protocol: "TCP" }],
      ...(metricsFrom && { from: metricsFrom }),
    }),
  ];
  return when(
    values.enabled,
    resource(NetworkPolicy, {
      metadata: mainMetadata(context),
      spec: {
        podSelector: { matchLabels: context.labels.selector },
        policyTypes: ["Ingress", when(values.restrictEgress, "Egress")],
        ingress: [
          ...(names.length > 0 ? called : []),
          ...(areFellows ? [{ from: fellows }] : []),
          ...(scraped ?? []),
          ...values.extraIngress,
        ],
        egress: when(values.restrictEgress, [
          { ports: dns },
          ...(areFellows ? [{ to: fellows }] : []),
          ...values.extraEgress,
        ]),
      },
    }),
  );
}
