import { type Expr, merge, type Templated } from "@chartwright/model";
import type {
  IContainerPort,
  IEnvVar,
  IPodTemplateSpec,
  IProbe,
  IVolume,
  IVolumeMount,
} from "kubernetes-models/v1";
import { configurationChecksums, configurationFiles, configurationSources } from "./configuration.ts";
import type { container } from "./container.ts";
import type { BlockContext, Items, References } from "./context.ts";
import { environmentVariables } from "./environment.ts";
import { type GlobalValues, imageReference } from "./image.ts";
import type { pod } from "./pod.ts";
import { spread } from "./scheduling.ts";
import { serviceAccountName } from "./service-account.ts";

/** The values that a pod is made of. */
export type PodValues = References<ReturnType<typeof container>> &
  References<ReturnType<typeof pod>> & {
    readonly global: GlobalValues;
    readonly startupProbe?: Expr<IProbe>;
    readonly livenessProbe?: Expr<IProbe>;
    readonly readinessProbe?: Expr<IProbe>;
  };

/** What of a pod the chart says itself. */
export interface PodOptions {
  /** The name of the main container. */
  readonly container: string;
  readonly ports?: Items<IContainerPort>;
  readonly env?: Items<IEnvVar>;
  readonly annotations?: Readonly<Record<string, Expr<string | undefined> | string>>;
  readonly volumes?: Items<IVolume>;
  readonly volumeMounts?: Items<IVolumeMount>;
  readonly restartPolicy?: "Never" | "OnFailure" | Expr<"Never" | "OnFailure">;
}

/** The template of a workload's pods: one main container, and what its user adds by name. */
export function podTemplate(
  context: BlockContext,
  values: PodValues,
  options: PodOptions,
): Templated<IPodTemplateSpec> {
  const { labels } = context;
  return {
    metadata: {
      annotations: merge(
        { ...configurationChecksums(values), ...options.annotations },
        values.podAnnotations,
      ),
      labels: merge(labels.selector, values.podLabels),
    },
    spec: {
      serviceAccountName: serviceAccountName(context, values.serviceAccount),
      automountServiceAccountToken: values.serviceAccount.automount,
      enableServiceLinks: false,
      imagePullSecrets: values.imagePullSecrets,
      securityContext: values.podSecurityContext,
      ...(options.restartPolicy && { restartPolicy: options.restartPolicy }),
      terminationGracePeriodSeconds: values.terminationGracePeriodSeconds,
      priorityClassName: values.priorityClassName,
      runtimeClassName: values.runtimeClassName,
      schedulerName: values.schedulerName,
      hostAliases: values.hostAliases,
      dnsPolicy: values.dnsPolicy,
      dnsConfig: values.dnsConfig,
      initContainers: values.extraInitContainers.map((name, container) => merge({ name }, container)),
      containers: [
        mainContainer(context, values, options),
        ...values.extraContainers.map((name, container) => merge({ name }, container)),
      ],
      volumes: [
        { name: "tmp", emptyDir: {} },
        configurationFiles(context, values).volume,
        ...(options.volumes ?? []),
        ...values.extraVolumes.map((name, volume) => merge({ name }, volume)),
      ],
      nodeSelector: values.nodeSelector,
      affinity: values.affinity,
      tolerations: values.tolerations,
      topologySpreadConstraints: [...spread(context, values), ...values.topologySpreadConstraints],
    },
  };
}

function mainContainer(context: BlockContext, values: PodValues, options: PodOptions) {
  return {
    name: options.container,
    image: imageReference(context, values.image, values.global),
    imagePullPolicy: values.image.pullPolicy,
    command: values.command,
    args: values.args,
    workingDir: values.workingDir,
    ...(options.ports && { ports: options.ports }),
    env: [...(options.env ?? []), ...environmentVariables(values.extraEnv)],
    envFrom: [...configurationSources(context, values), ...values.extraEnvFrom],
    ...(values.startupProbe && { startupProbe: values.startupProbe }),
    ...(values.livenessProbe && { livenessProbe: values.livenessProbe }),
    ...(values.readinessProbe && { readinessProbe: values.readinessProbe }),
    lifecycle: values.lifecycle,
    resources: values.resources,
    securityContext: values.securityContext,
    volumeMounts: [
      { name: "tmp", mountPath: "/tmp" },
      configurationFiles(context, values).mount,
      ...(options.volumeMounts ?? []),
      ...values.extraVolumeMounts.map((mountPath, mount) => merge({ mountPath }, mount)),
    ],
  };
}
