export {
  autoscalingAlerts,
  daemonSetAlerts,
  deploymentAlerts,
  jobAlerts,
  podAlerts,
  statefulSetAlerts,
  volumeAlerts,
} from "./alerts.ts";
export { autoscaling, autoscalingRules, horizontalPodAutoscaler } from "./autoscaling.ts";
export { backup, backupAnnotationNames, backupAnnotations } from "./backup.ts";
export { claimMounts, claims, claimTemplates, unclaimedVolume } from "./claims.ts";
export { configuration, configurationResources } from "./configuration.ts";
export { connectionTest, testImage } from "./connection-test.ts";
export { bareContainer, type ContainerDefaults, container } from "./container.ts";
export { type BlockContext, type Items, mainMetadata, type References, type Target } from "./context.ts";
export { dashboard, dashboardResource } from "./dashboard.ts";
export { disruptionBudget, podDisruptionBudget } from "./disruption-budget.ts";
export { environment, environmentVariables } from "./environment.ts";
export { externalServiceResources, externalServices } from "./external-services.ts";
export * as grafana from "./grafana/index.ts";
export { global, type ImageDefaults, image, imageReference } from "./image.ts";
export {
  httpRoute,
  httpRouteResource,
  httpRouteRules,
  ingress,
  ingressResource,
  ingressRules,
} from "./ingress.ts";
export { job, jobRules, jobSpec } from "./job.ts";
export {
  metricsContainerPort,
  metricsPort,
  metricsRules,
  metricsServicePort,
  ownServiceMetrics,
  podMetrics,
  podMonitorResource,
  scrapeAnnotations,
  serviceMetrics,
  serviceMonitor,
  serviceMonitorResource,
} from "./metrics.ts";
export { namespaceResources, namespaces } from "./namespaces.ts";
export { networkPolicy, networkPolicyResource, type OpenPorts } from "./network-policy.ts";
export {
  containerTable,
  jobPanels,
  jobStats,
  podPanels,
  podStats,
  replicaPanel,
  volumePanel,
} from "./panels.ts";
export {
  keptInSecret,
  password,
  passwordChecksum,
  passwordRules,
  passwordSecret,
  passwordVariable,
} from "./password.ts";
export { commonLabels } from "./patterns.ts";
export {
  claimedVolume,
  isExclusive,
  persistence,
  persistenceRules,
  persistentVolumeClaim,
} from "./persistence.ts";
export { type PlainImageDefaults, plainImage, plainImageReference } from "./plain-image.ts";
export { type PodDefaults, pod } from "./pod.ts";
export { type PodOptions, type PodValues, podTemplate } from "./pod-template.ts";
export { priorityClasses, priorityClassResources } from "./priority-classes.ts";
export { httpProbes, type ProbeDefaults, probes, tcpProbes } from "./probes.ts";
export * as prometheus from "./prometheus/index.ts";
export { type Alert, type Alerts, prometheusRule, prometheusRuleResource } from "./prometheus-rule.ts";
export { rbac, rbacResources, rbacRules } from "./rbac.ts";
export {
  headlessService,
  type ServiceDefaults,
  type ServiceOptions,
  service,
  serviceResource,
  serviceRules,
} from "./service.ts";
export {
  serviceAccount,
  serviceAccountName,
  serviceAccountResource,
  serviceAccountSubjects,
} from "./service-account.ts";
export { hashedName, shortName } from "./short-name.ts";
export {
  type ImmutableParts,
  type StatefulSetIdentity,
  statefulRollout,
  statefulSetIdentity,
  statefulSetRule,
} from "./stateful-set.ts";
export {
  persistentVolumeResources,
  persistentVolumes,
  storageClasses,
  storageClassResources,
} from "./storage.ts";
export { nodeRolloutStrategy, rollout, rolloutStrategy, workload, workloadMetadata } from "./workload.ts";
export { dashboardFile, type WorkloadDashboardOptions } from "./workload-dashboard.ts";
