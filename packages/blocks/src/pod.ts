import { v } from "@chartwright/model";
import { absolutePath, partName, selectorLabels } from "./patterns.ts";
import { scheduling } from "./scheduling.ts";
import { serviceAccount } from "./service-account.ts";

/** What a pod is replaced by when it changes. */
const checksums = ["checksum/config", "checksum/files", "checksum/secret", "checksum/password"] as const;

/** What Prometheus reads. */
const scraping = ["prometheus.io/scrape", "prometheus.io/port", "prometheus.io/path"] as const;

export interface PodDefaults {
  /** Seconds that a pod has to end. */
  readonly terminationGracePeriodSeconds?: number;
  /** Names of volumes that the chart gives its pods itself. */
  readonly ownVolumes?: readonly string[];
  /** Annotations that the chart gives its pods itself, besides those that every pod has. */
  readonly ownAnnotations?: readonly string[];
  /** The user that the image does not name, or not by its number. */
  readonly runAsUser?: number;
  /** Whether the program asks the API server, so that its pods get a token unless the user says otherwise. */
  readonly automount?: boolean;
  /** The names of the chart's own containers. */
  readonly ownContainers: readonly string[];
}

/** The values that every pod has, whatever runs in it. The defaults fit the `restricted` Pod Security Standard. */
export function pod({
  terminationGracePeriodSeconds = 30,
  ownVolumes = [],
  ownContainers,
  ownAnnotations = [],
  runAsUser,
  automount = false,
}: PodDefaults) {
  const containers = () =>
    v
      .mapOf(v.kubernetes("Container").without("name"))
      .keys(partName)
      .keysExcept(...ownContainers);
  return {
    serviceAccount: serviceAccount({ automount }),
    podAnnotations: v
      .mapOf(v.string())
      .keysExcept(...checksums, ...scraping, ...ownAnnotations)
      .doc("Annotations of the pods."),
    podLabels: v
      .mapOf(v.string())
      .keysExcept(...selectorLabels)
      .doc("Labels of the pods, besides those that select them."),
    podSecurityContext: v
      .kubernetes("PodSecurityContext")
      .default({
        runAsNonRoot: true,
        ...(runAsUser === undefined ? {} : { runAsUser, runAsGroup: runAsUser }),
        fsGroup: 65532,
        fsGroupChangePolicy: "OnRootMismatch",
        seccompProfile: { type: "RuntimeDefault" },
      })
      .doc("Who the pods run as. Their volumes are writable by the group, whoever that is."),
    terminationGracePeriodSeconds: v
      .integer()
      .min(0)
      .max(86400)
      .default(terminationGracePeriodSeconds)
      .doc("Seconds that a pod has to end."),
    ...scheduling(),
    hostAliases: v.array(v.kubernetes("HostAlias")).doc("Further lines of the pods' /etc/hosts."),
    dnsPolicy: v
      .enum("ClusterFirst", "Default", "ClusterFirstWithHostNet", "None")
      .optional()
      .doc("Where the pods look names up.")
      .example("ClusterFirst"),
    dnsConfig: v.kubernetes("PodDNSConfig").doc("Name servers and options of the pods' resolver."),
    shareProcessNamespace: v
      .boolean()
      .default(false)
      .doc("Whether the containers of a pod see each other's processes."),
    hostUsers: v
      .boolean()
      .default(true)
      .doc("Where false, root in a pod is nobody on its node; its volumes and runtime must support it."),
    extraVolumes: v
      .mapOf(v.kubernetes("Volume").without("name"))
      .keys(partName)
      .keysExcept("tmp", "config", ...ownVolumes)
      .doc("Volumes of the pods by name.")
      .example({ cache: { emptyDir: { sizeLimit: "1Gi" } } }),
    extraVolumeMounts: v
      .mapOf(v.kubernetes("VolumeMount").without("mountPath"))
      .keys(absolutePath)
      .keysExcept("/tmp")
      .doc("Where the container mounts volumes, by path.")
      .example({ "/var/cache": { name: "cache" } }),
    extraInitContainers: containers().doc(
      "Containers that run before it, in the order of their names; beside it too with `restartPolicy: Always`.",
    ),
    extraContainers: containers().doc("Containers that run beside it, by name."),
  };
}
