import { type blocks, type Expr, gt, resource, text, when } from "chartwright";
import { Service } from "kubernetes-models/v1";

/** The port at which replicas tell each other which notifications they have sent. */
export const gossip = Object.freeze({ name: "gossip", udp: "gossip-udp", number: 9094 });

interface Context extends blocks.BlockContext {
  readonly values: { readonly replicaCount: Expr<number> };
}

const areSeveral = ({ values }: Context) => gt(values.replicaCount, 1);
const peersName = ({ names }: Context) => names.suffixed("peers");

/** The ports of Grafana's container, where it has others to tell. */
export function gossipPorts(context: Context) {
  return [
    when(areSeveral(context), { name: gossip.name, containerPort: gossip.number, protocol: "TCP" }),
    when(areSeveral(context), { name: gossip.udp, containerPort: gossip.number, protocol: "UDP" }),
  ] as const;
}

/** The variables of Grafana's container that say where they are. */
export function gossipVariables(context: Context) {
  const own = `$(POD_IP):${gossip.number}`;
  return [
    { name: "POD_IP", valueFrom: { fieldRef: { fieldPath: "status.podIP" } } },
    { name: "GF_UNIFIED_ALERTING_HA_LISTEN_ADDRESS", value: own },
    { name: "GF_UNIFIED_ALERTING_HA_ADVERTISE_ADDRESS", value: own },
    { name: "GF_UNIFIED_ALERTING_HA_PEERS", value: text`${peersName(context)}:${gossip.number}` },
  ].map((variable) => when(areSeveral(context), variable));
}

/** The Service that names all of them. */
export function gossipService(context: Context) {
  const { labels, release } = context;
  return when(
    areSeveral(context),
    resource(
      Service,
      {
        metadata: { name: peersName(context), namespace: release.namespace, labels: labels.common },
        spec: {
          clusterIP: "None",
          // A pod is told to its peers before it is ready, or none of them ever sees another.
          publishNotReadyAddresses: true,
          selector: labels.selector,
          ports: [
            { name: gossip.name, port: gossip.number, targetPort: gossip.name, protocol: "TCP" },
            { name: gossip.udp, port: gossip.number, targetPort: gossip.udp, protocol: "UDP" },
          ],
        },
      },
      { file: "service-peers" },
    ),
  );
}
