import { type Expr, merge, type Templated, unless, when } from "@chartwright/model";
import type {
  IContainer,
  IContainerPort,
  IEnvVar,
  IPodTemplateSpec,
  IProbe,
  IVolume,
  IVolumeMount,
} from "kubernetes-models/v1";
import {
  type configuration,
  configurationChecksums,
  configurationFiles,
  configurationSources,
} from "./configuration.ts";
import type { bareContainer } from "./container.ts";
import type { BlockContext, Items, References } from "./context.ts";
import { environmentVariables } from "./environment.ts";
import { type GlobalValues, imageReference } from "./image.ts";
import type { pod } from "./pod.ts";
import { spread } from "./scheduling.ts";
import { serviceAccountName } from "./service-account.ts";

type Configuration = References<ReturnType<typeof configuration>>;

/** The values that a pod is made of. */
export type PodValues = References<ReturnType<typeof bareContainer>> &
  Partial<Configuration> &
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
  /** Arguments that go before the user's. */
  readonly args?: Items<string>;
  readonly env?: Items<IEnvVar>;
  readonly annotations?: Readonly<Record<string, Expr<string | undefined> | string>>;
  readonly volumes?: Items<IVolume>;
  readonly volumeMounts?: Items<IVolumeMount>;
  /** Containers of the chart's own beside the main one. */
  readonly sidecars?: Items<IContainer>;
  readonly restartPolicy?: "Never" | "OnFailure" | Expr<"Never" | "OnFailure">;
}

/** The template of a workload's pods: one main container, and what its user adds by name. */
export function podTemplate(
  context: BlockContext,
  values: PodValues,
  options: PodOptions,
): Templated<IPodTemplateSpec> {
  const { labels } = context;
  const own = ownConfiguration(values);
  return {
    metadata: {
      annotations: merge(
        { ...(own && configurationChecksums(own)), ...options.annotations },
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
      shareProcessNamespace: when(values.shareProcessNamespace, true),
      hostUsers: unless(values.hostUsers, false),
      hostAliases: values.hostAliases,
      dnsPolicy: values.dnsPolicy,
      dnsConfig: values.dnsConfig,
      initContainers: values.extraInitContainers.map((name, container) => merge({ name }, container)),
      containers: [
        mainContainer(context, values, options),
        ...(options.sidecars ?? []),
        ...values.extraContainers.map((name, container) => merge({ name }, container)),
      ],
      volumes: [
        { name: "tmp", emptyDir: {} },
        ...(own ? [configurationFiles(context, own).volume] : []),
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

/** The values of the program's configuration, where the chart has those of the block. */
function ownConfiguration({ config, configFiles, secret }: PodValues): Configuration | undefined {
  return config && configFiles && secret && { config, configFiles, secret };
}

function mainContainer(context: BlockContext, values: PodValues, options: PodOptions) {
  const own = ownConfiguration(values);
  return {
    name: options.container,
    image: imageReference(context, values.image, values.global),
    imagePullPolicy: values.image.pullPolicy,
    command: values.command,
    args: options.args === undefined ? values.args : [...options.args, ...values.args],
    workingDir: values.workingDir,
    ...(options.ports && { ports: options.ports }),
    env: [...(options.env ?? []), ...environmentVariables(values.extraEnv)],
    envFrom: [...(own ? configurationSources(context, own) : []), ...values.extraEnvFrom],
    ...(values.startupProbe && { startupProbe: values.startupProbe }),
    ...(values.livenessProbe && { livenessProbe: values.livenessProbe }),
    ...(values.readinessProbe && { readinessProbe: values.readinessProbe }),
    lifecycle: values.lifecycle,
    resources: values.resources,
    securityContext: values.securityContext,
    volumeMounts: [
      { name: "tmp", mountPath: "/tmp" },
      ...(own ? [configurationFiles(context, own).mount] : []),
      ...(options.volumeMounts ?? []),
      ...values.extraVolumeMounts.map((mountPath, mount) => merge({ mountPath }, mount)),
    ],
  };
}
