import { type Expr, type KubernetesObject, type Reference, resource, v, when } from "@chartwright/model";
import { NetworkPolicy } from "kubernetes-models/networking.k8s.io/v1";
import { type BlockContext, mainMetadata } from "./context.ts";

/** The values of a NetworkPolicy: what may reach the pods, and what they may reach. */
export function networkPolicy() {
  return v.object({
    enabled: v.boolean().default(false).doc("Whether to close the pods to all that is not listed here."),
    from: v
      .array(v.kubernetes("NetworkPolicyPeer"))
      .doc("Who may reach the ports of the pods; everyone where it is empty."),
    extraIngress: v.array(v.kubernetes("NetworkPolicyIngressRule")).doc("Further ways in."),
    restrictEgress: v
      .boolean()
      .default(false)
      .doc("Whether to close the ways out too, but for DNS and `extraEgress`."),
    extraEgress: v.array(v.kubernetes("NetworkPolicyEgressRule")).doc("Further ways out."),
  });
}

type Values = Reference<ReturnType<typeof networkPolicy>>;

export function networkPolicyResource(
  context: BlockContext,
  values: Values,
  ports: readonly string[],
): Expr<KubernetesObject | undefined> {
  const dns = (["UDP", "TCP"] as const).map((protocol) => ({ port: 53, protocol }));
  return when(
    values.enabled,
    resource(NetworkPolicy, {
      metadata: mainMetadata(context),
      spec: {
        podSelector: { matchLabels: context.labels.selector },
        policyTypes: ["Ingress", when(values.restrictEgress, "Egress")],
        ingress: [
          { ports: ports.map((port) => ({ port, protocol: "TCP" }) as const), from: values.from },
          // The chart's own test comes from the namespace, whoever else may.
          when(values.from, {
            ports: ports.map((port) => ({ port, protocol: "TCP" }) as const),
            from: [{ podSelector: { matchLabels: context.labels.test } }],
          }),
          ...values.extraIngress,
        ],
        egress: when(values.restrictEgress, [{ ports: dns }, ...values.extraEgress]),
      },
    }),
  );
}
