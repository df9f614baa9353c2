import { v } from "@chartwright/model";

/** Labels that the chart gives its pods itself. */
const ownLabels = ["app.kubernetes.io/name", "app.kubernetes.io/instance"];

/** The values that every pod has, whatever runs in it. The defaults fit the `restricted` Pod Security Standard. */
export function pod() {
  return {
    imagePullSecrets: v.array(v.object({ name: v.string() })).doc("Secrets to pull images with."),
    podAnnotations: v
      .mapOf(v.string())
      .keysExcept("checksum/config", "checksum/secret")
      .doc("Annotations of the pods."),
    podLabels: v
      .mapOf(v.string())
      .keysExcept(...ownLabels)
      .doc("Labels of the pods, besides those that select them."),
    podSecurityContext: v
      .kubernetes("PodSecurityContext")
      .default({
        runAsNonRoot: true,
        fsGroup: 65532,
        fsGroupChangePolicy: "OnRootMismatch",
        seccompProfile: { type: "RuntimeDefault" },
      })
      .doc("Whatever user the image runs as, its volumes are writable by the group."),
    securityContext: v.kubernetes("SecurityContext").default({
      allowPrivilegeEscalation: false,
      capabilities: { drop: ["ALL"] },
      readOnlyRootFilesystem: true,
    }),
    nodeSelector: v.mapOf(v.string()),
    tolerations: v.array(v.kubernetes("Toleration")),
    affinity: v.kubernetes("Affinity"),
    topologySpreadConstraints: v.array(v.kubernetes("TopologySpreadConstraint")),
    priorityClassName: v.string().optional().doc("How the pods rank when room is short.").example("high"),
    terminationGracePeriodSeconds: v
      .integer()
      .min(0)
      .max(86400)
      .default(30)
      .doc("Seconds that a pod has to end."),
  };
}

/** Environment variables, volumes and containers that a user adds, by name. */
export function extras() {
  return {
    extraEnv: v
      .mapOf(v.string())
      .keys(/^[A-Za-z_.-][\w.-]*$/)
      .doc("Environment variables by name.")
      .example({ LOG_LEVEL: "info" }),
    extraEnvFrom: v
      .array(v.kubernetes("EnvFromSource"))
      .doc("ConfigMaps and Secrets whose keys become environment variables."),
    extraVolumes: v.array(v.kubernetes("Volume")).doc("Volumes of the pods."),
    extraVolumeMounts: v.array(v.kubernetes("VolumeMount")).doc("Where the container mounts them."),
    extraInitContainers: v.array(v.kubernetes("Container")).doc("Containers that run before it."),
    extraContainers: v.array(v.kubernetes("Container")).doc("Containers that run beside it."),
  };
}
