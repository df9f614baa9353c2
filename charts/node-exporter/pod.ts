import { blocks, choose, type Expr, eq, merge, type Templated, text, unless, when } from "chartwright";
import type { IAffinity, IPodTemplateSpec } from "kubernetes-models/v1";
import type { Context } from "./context.ts";
import { certificates, container, host, port, webConfig } from "./names.ts";
import { isGuarded, usesWebConfig, webSecretName } from "./web.ts";

/** The address that the container knows its node by. */
const hostIp = "HOST_IP";

/** Nodes that are no machines: no pod of a DaemonSet finds a kernel to measure there. */
const noVirtualNodes = {
  nodeAffinity: {
    requiredDuringSchedulingIgnoredDuringExecution: {
      nodeSelectorTerms: [
        {
          matchExpressions: [
            { key: "eks.amazonaws.com/compute-type", operator: "NotIn", values: ["fargate"] },
            { key: "type", operator: "NotIn", values: ["virtual-kubelet"] },
          ],
        },
      ],
    },
  },
} as const satisfies IAffinity;

/** What a collector looks at: only what is included, or all but what is excluded. */
function oneOf(flag: string, include: Expr<string>, exclude: Expr<string>) {
  const only = text`--collector.${flag}-include=${include}`;
  return choose(include, only, when(exclude, text`--collector.${flag}-exclude=${exclude}`));
}

/** The arguments of node_exporter. Each is given once: it ends where one is given twice. */
function argumentsOf({ values }: Context) {
  const { collectors, collectorFlags, filesystem, log, networkDevices, systemd, textfile, web } = values;
  const address = choose(eq(web.listenOn, "HostIP"), `[$(${hostIp})]`, "");
  return [
    `--path.procfs=${host.proc}`,
    `--path.sysfs=${host.sys}`,
    `--path.rootfs=${host.root}`,
    `--path.udev.data=${host.root}/run/udev/data`,
    text`--web.listen-address=${address}:${web.port}`,
    text`--web.telemetry-path=${web.telemetryPath}`,
    text`--web.max-requests=${web.maxRequests}`,
    unless(web.exporterMetrics, "--web.disable-exporter-metrics"),
    when(usesWebConfig(web).isThere, `--web.config.file=${webConfig.folder}/${webConfig.key}`),
    text`--log.level=${log.level}`,
    text`--log.format=${log.format}`,
    when(values.disableDefaultCollectors, "--collector.disable-defaults"),
    ...collectors.map((name, collector) =>
      choose(collector.enabled, text`--collector.${name}`, text`--no-collector.${name}`),
    ),
    oneOf("filesystem.mount-points", filesystem.mountPointsInclude, filesystem.mountPointsExclude),
    oneOf("filesystem.fs-types", filesystem.fsTypesInclude, filesystem.fsTypesExclude),
    oneOf("netdev.device", networkDevices.include, networkDevices.exclude),
    when(networkDevices.exclude, text`--collector.netclass.ignored-devices=${networkDevices.exclude}`),
    ...collectorFlags.map((name, value) => text`--collector.${name}=${value}`),
    when(textfile.enabled, "--collector.textfile"),
    when(textfile.enabled, `--collector.textfile.directory=${host.textfile}`),
    when(systemd.enabled, "--collector.systemd"),
    when(systemd.enabled, text`--collector.systemd.unit-include=${systemd.unitInclude}`),
    when(systemd.enabled, text`--collector.systemd.unit-exclude=${systemd.unitExclude}`),
    ...values.extraArgs,
  ];
}

/** What the kubelet asks: the first page, or the port where a request may be refused. */
function probes({ values }: Context) {
  const { web } = values;
  const opens = { tcpSocket: { port } };
  const scheme = when(web.tls.enabled, "HTTPS");
  return {
    livenessProbe: merge(opens, values.livenessProbe),
    readinessProbe: choose(
      isGuarded(web),
      merge(opens, values.readinessProbe),
      merge({ httpGet: { path: "/", port, scheme } }, values.readinessProbe),
    ),
  };
}

/** The pod of each node. */
export function podTemplate(context: Context): Templated<IPodTemplateSpec> {
  const { values, labels } = context;
  const { systemd, textfile, web } = values;
  const config = usesWebConfig(web).isThere;
  const ofHost = [
    { name: "proc", path: "/proc", mountPath: host.proc },
    { name: "sys", path: "/sys", mountPath: host.sys },
    { name: "root", path: "/", mountPath: host.root },
  ];
  return {
    metadata: {
      annotations: values.podAnnotations,
      labels: merge(labels.selector, values.podLabels),
    },
    spec: {
      serviceAccountName: blocks.serviceAccountName(context, values.serviceAccount),
      automountServiceAccountToken: values.serviceAccount.automount,
      enableServiceLinks: false,
      hostNetwork: when(values.hostNetwork, true),
      hostPID: when(values.hostPID, true),
      imagePullSecrets: values.imagePullSecrets,
      securityContext: values.podSecurityContext,
      terminationGracePeriodSeconds: values.terminationGracePeriodSeconds,
      priorityClassName: values.priorityClassName,
      runtimeClassName: values.runtimeClassName,
      schedulerName: values.schedulerName,
      dnsPolicy: values.dnsPolicy,
      dnsConfig: values.dnsConfig,
      initContainers: values.extraInitContainers.map((name, container) => merge({ name }, container)),
      containers: [
        {
          name: container,
          image: blocks.imageReference(context, values.image, values.global),
          imagePullPolicy: values.image.pullPolicy,
          args: argumentsOf(context),
          ports: [{ name: port, containerPort: web.port, protocol: "TCP" }],
          env: [
            when(eq(web.listenOn, "HostIP"), {
              name: hostIp,
              valueFrom: { fieldRef: { fieldPath: "status.hostIP" } },
            }),
            when(systemd.enabled, {
              name: "DBUS_SYSTEM_BUS_ADDRESS",
              value: `unix:path=${host.root}/run/dbus/system_bus_socket`,
            }),
            ...blocks.environmentVariables(values.extraEnv),
          ],
          ...probes(context),
          resources: values.resources,
          securityContext: values.securityContext,
          volumeMounts: [
            ...ofHost.map(({ name, mountPath }) => ({
              name,
              mountPath,
              mountPropagation: "HostToContainer" as const,
              readOnly: true,
            })),
            when(textfile.enabled, { name: "textfile", mountPath: host.textfile, readOnly: true }),
            when(config, { name: "web", mountPath: webConfig.folder, readOnly: true }),
            when(web.tls.enabled, { name: "tls", mountPath: certificates, readOnly: true }),
            ...values.extraVolumeMounts.map((mountPath, mount) => merge({ mountPath }, mount)),
          ],
        },
        ...values.extraContainers.map((name, container) => merge({ name }, container)),
      ],
      volumes: [
        ...ofHost.map(({ name, path }) => ({ name, hostPath: { path } })),
        when(textfile.enabled, {
          name: "textfile",
          hostPath: { path: textfile.directory, type: "DirectoryOrCreate" },
        }),
        when(config, { name: "web", secret: { secretName: webSecretName(context, web) } }),
        when(web.tls.enabled, { name: "tls", secret: { secretName: web.tls.secretName } }),
        ...values.extraVolumes.map((name, volume) => merge({ name }, volume)),
      ],
      nodeSelector: values.nodeSelector,
      affinity: choose(values.affinity, values.affinity, when(values.avoidVirtualNodes, noVirtualNodes)),
      tolerations: [when(values.tolerateEverything, { operator: "Exists" }), ...values.tolerations],
    },
  };
}
