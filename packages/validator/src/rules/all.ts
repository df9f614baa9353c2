// Made by `npm run rules`: do not edit.

import { rule as accessClusterAdmin } from "./access/cluster-admin/rule.ts";
import { rule as accessClusterWideSecrets } from "./access/cluster-wide-secrets/rule.ts";
import { rule as accessCreatePods } from "./access/create-pods/rule.ts";
import { rule as accessDefaultAccount } from "./access/default-account/rule.ts";
import { rule as accessEscalation } from "./access/escalation/rule.ts";
import { rule as accessExecIntoPods } from "./access/exec-into-pods/rule.ts";
import { rule as accessSecrets } from "./access/secrets/rule.ts";
import { rule as accessSystemGroups } from "./access/system-groups/rule.ts";
import { rule as accessUnusedRole } from "./access/unused-role/rule.ts";
import { rule as accessWildcards } from "./access/wildcards/rule.ts";
import { rule as apiAutoscaler } from "./api/autoscaler/rule.ts";
import { rule as apiClaims } from "./api/claims/rule.ts";
import { rule as apiContainers } from "./api/containers/rule.ts";
import { rule as apiCustomResources } from "./api/custom-resources/rule.ts";
import { rule as apiDataKeys } from "./api/data-keys/rule.ts";
import { rule as apiEnvironment } from "./api/environment/rule.ts";
import { rule as apiIngress } from "./api/ingress/rule.ts";
import { rule as apiJobs } from "./api/jobs/rule.ts";
import { rule as apiLimits } from "./api/limits/rule.ts";
import { rule as apiName } from "./api/name/rule.ts";
import { rule as apiNetworkPolicy } from "./api/network-policy/rule.ts";
import { rule as apiNumbers } from "./api/numbers/rule.ts";
import { rule as apiPodSecurityLabels } from "./api/pod-security-labels/rule.ts";
import { rule as apiProbes } from "./api/probes/rule.ts";
import { rule as apiResources } from "./api/resources/rule.ts";
import { rule as apiRoleBindings } from "./api/role-bindings/rule.ts";
import { rule as apiRoleRules } from "./api/role-rules/rule.ts";
import { rule as apiScheduling } from "./api/scheduling/rule.ts";
import { rule as apiSelectors } from "./api/selectors/rule.ts";
import { rule as apiServices } from "./api/services/rule.ts";
import { rule as apiStorage } from "./api/storage/rule.ts";
import { rule as apiWords } from "./api/words/rule.ts";
import { rule as availabilityAntiAffinitySelectsItself } from "./availability/anti-affinity-selects-itself/rule.ts";
import { rule as availabilityAutoscalerAndReplicas } from "./availability/autoscaler-and-replicas/rule.ts";
import { rule as availabilityAutoscalerRange } from "./availability/autoscaler-range/rule.ts";
import { rule as availabilityCronJobDeadline } from "./availability/cron-job-deadline/rule.ts";
import { rule as availabilityDisruptionBudget } from "./availability/disruption-budget/rule.ts";
import { rule as availabilityDisruptionBudgetBlocks } from "./availability/disruption-budget-blocks/rule.ts";
import { rule as availabilityDisruptionBudgetPolicy } from "./availability/disruption-budget-policy/rule.ts";
import { rule as availabilityExclusiveVolume } from "./availability/exclusive-volume/rule.ts";
import { rule as availabilityExclusiveVolumeReplicas } from "./availability/exclusive-volume-replicas/rule.ts";
import { rule as availabilityIdenticalProbes } from "./availability/identical-probes/rule.ts";
import { rule as availabilityImagePullPolicy } from "./availability/image-pull-policy/rule.ts";
import { rule as availabilityJobTtl } from "./availability/job-ttl/rule.ts";
import { rule as availabilityLivenessProbe } from "./availability/liveness-probe/rule.ts";
import { rule as availabilityMemoryLimit } from "./availability/memory-limit/rule.ts";
import { rule as availabilityReadinessProbe } from "./availability/readiness-probe/rule.ts";
import { rule as availabilityResourceRequests } from "./availability/resource-requests/rule.ts";
import { rule as availabilityRestartPolicy } from "./availability/restart-policy/rule.ts";
import { rule as availabilityRollingUpdate } from "./availability/rolling-update/rule.ts";
import { rule as availabilitySpread } from "./availability/spread/rule.ts";
import { rule as availabilityUnhealthyPodsBlock } from "./availability/unhealthy-pods-block/rule.ts";
import type { AnyRule, NamedRule } from "./framework/rule.ts";
import { rule as helmCapabilitiesGate } from "./helm/capabilities-gate/rule.ts";
import { rule as helmCrdsBesideTemplates } from "./helm/crds-beside-templates/rule.ts";
import { rule as helmHookAnnotations } from "./helm/hook-annotations/rule.ts";
import { rule as helmHookDeletePolicy } from "./helm/hook-delete-policy/rule.ts";
import { rule as helmImageValues } from "./helm/image-values/rule.ts";
import { rule as helmJobOutsideHooks } from "./helm/job-outside-hooks/rule.ts";
import { rule as helmListDefaults } from "./helm/list-defaults/rule.ts";
import { rule as helmLockedDependencies } from "./helm/locked-dependencies/rule.ts";
import { rule as helmNullDefaults } from "./helm/null-defaults/rule.ts";
import { rule as helmRandomValues } from "./helm/random-values/rule.ts";
import { rule as helmReleaseSize } from "./helm/release-size/rule.ts";
import { rule as helmRemoteSchema } from "./helm/remote-schema/rule.ts";
import { rule as helmSchemaAsSubchart } from "./helm/schema-as-subchart/rule.ts";
import { rule as helmUndeclaredTpl } from "./helm/undeclared-tpl/rule.ts";
import { rule as helmValuesSchema } from "./helm/values-schema/rule.ts";
import { rule as manifestsAnnotationSize } from "./manifests/annotation-size/rule.ts";
import { rule as manifestsCollidingNames } from "./manifests/colliding-names/rule.ts";
import { rule as manifestsDeprecatedApi } from "./manifests/deprecated-api/rule.ts";
import { rule as manifestsDuplicateContainers } from "./manifests/duplicate-containers/rule.ts";
import { rule as manifestsDuplicateEnv } from "./manifests/duplicate-env/rule.ts";
import { rule as manifestsDuplicateObjects } from "./manifests/duplicate-objects/rule.ts";
import { rule as manifestsDuplicatePorts } from "./manifests/duplicate-ports/rule.ts";
import { rule as manifestsDuplicateRoutes } from "./manifests/duplicate-routes/rule.ts";
import { rule as manifestsDuplicateVolumes } from "./manifests/duplicate-volumes/rule.ts";
import { rule as manifestsFixedName } from "./manifests/fixed-name/rule.ts";
import { rule as manifestsForeignNamespace } from "./manifests/foreign-namespace/rule.ts";
import { rule as manifestsLabelValues } from "./manifests/label-values/rule.ts";
import { rule as manifestsLongNames } from "./manifests/long-names/rule.ts";
import { rule as manifestsNameLength } from "./manifests/name-length/rule.ts";
import { rule as manifestsNamespaceOfClusterKinds } from "./manifests/namespace-of-cluster-kinds/rule.ts";
import { rule as manifestsPortNames } from "./manifests/port-names/rule.ts";
import { rule as manifestsRecommendedLabels } from "./manifests/recommended-labels/rule.ts";
import { rule as manifestsReleaseInSelector } from "./manifests/release-in-selector/rule.ts";
import { rule as manifestsVersionedClaimTemplates } from "./manifests/versioned-claim-templates/rule.ts";
import { rule as manifestsVersionedSelector } from "./manifests/versioned-selector/rule.ts";
import { rule as referencesAutoscalerTarget } from "./references/autoscaler-target/rule.ts";
import { rule as referencesClaim } from "./references/claim/rule.ts";
import { rule as referencesConfigChecksum } from "./references/config-checksum/rule.ts";
import { rule as referencesConfigMapAndSecret } from "./references/config-map-and-secret/rule.ts";
import { rule as referencesConfigMapAndSecretKeys } from "./references/config-map-and-secret-keys/rule.ts";
import { rule as referencesDisruptionBudgetSelectsPods } from "./references/disruption-budget-selects-pods/rule.ts";
import { rule as referencesIngressBackend } from "./references/ingress-backend/rule.ts";
import { rule as referencesNetworkPolicyPeers } from "./references/network-policy-peers/rule.ts";
import { rule as referencesNetworkPolicyPorts } from "./references/network-policy-ports/rule.ts";
import { rule as referencesNetworkPolicySelectsPods } from "./references/network-policy-selects-pods/rule.ts";
import { rule as referencesPodMonitor } from "./references/pod-monitor/rule.ts";
import { rule as referencesProbePort } from "./references/probe-port/rule.ts";
import { rule as referencesRoleBinding } from "./references/role-binding/rule.ts";
import { rule as referencesRouteBackend } from "./references/route-backend/rule.ts";
import { rule as referencesSelectorMatchesTemplate } from "./references/selector-matches-template/rule.ts";
import { rule as referencesSelectorsOverlap } from "./references/selectors-overlap/rule.ts";
import { rule as referencesServiceAccount } from "./references/service-account/rule.ts";
import { rule as referencesServiceMonitor } from "./references/service-monitor/rule.ts";
import { rule as referencesServiceSelectsOneWorkload } from "./references/service-selects-one-workload/rule.ts";
import { rule as referencesServiceSelectsPods } from "./references/service-selects-pods/rule.ts";
import { rule as referencesServiceTargetPort } from "./references/service-target-port/rule.ts";
import { rule as referencesStatefulSetService } from "./references/stateful-set-service/rule.ts";
import { rule as referencesUnusedClaim } from "./references/unused-claim/rule.ts";
import { rule as referencesUnusedVolume } from "./references/unused-volume/rule.ts";
import { rule as referencesVolumeMounts } from "./references/volume-mounts/rule.ts";
import { rule as referencesWebhookService } from "./references/webhook-service/rule.ts";
import { rule as securityAddedCapabilities } from "./security/added-capabilities/rule.ts";
import { rule as securityApparmorProfile } from "./security/apparmor-profile/rule.ts";
import { rule as securityContainerSocket } from "./security/container-socket/rule.ts";
import { rule as securityDefaultServiceAccount } from "./security/default-service-account/rule.ts";
import { rule as securityDeprecatedServiceAccount } from "./security/deprecated-service-account/rule.ts";
import { rule as securityDropCapabilities } from "./security/drop-capabilities/rule.ts";
import { rule as securityExposedService } from "./security/exposed-service/rule.ts";
import { rule as securityHostNamespaces } from "./security/host-namespaces/rule.ts";
import { rule as securityHostPath } from "./security/host-path/rule.ts";
import { rule as securityHostPort } from "./security/host-port/rule.ts";
import { rule as securityHostProcess } from "./security/host-process/rule.ts";
import { rule as securityImageTag } from "./security/image-tag/rule.ts";
import { rule as securityNetworkPolicy } from "./security/network-policy/rule.ts";
import { rule as securityPrivilegeEscalation } from "./security/privilege-escalation/rule.ts";
import { rule as securityPrivileged } from "./security/privileged/rule.ts";
import { rule as securityPrivilegedPort } from "./security/privileged-port/rule.ts";
import { rule as securityProbeHost } from "./security/probe-host/rule.ts";
import { rule as securityProcMount } from "./security/proc-mount/rule.ts";
import { rule as securityReadOnlyRootFilesystem } from "./security/read-only-root-filesystem/rule.ts";
import { rule as securityRunAsNonRoot } from "./security/run-as-non-root/rule.ts";
import { rule as securitySeccompProfile } from "./security/seccomp-profile/rule.ts";
import { rule as securitySecretInConfigMap } from "./security/secret-in-config-map/rule.ts";
import { rule as securitySecretInEnv } from "./security/secret-in-env/rule.ts";
import { rule as securitySelinuxOptions } from "./security/selinux-options/rule.ts";
import { rule as securityServiceAccountToken } from "./security/service-account-token/rule.ts";
import { rule as securitySshPort } from "./security/ssh-port/rule.ts";
import { rule as securityTls } from "./security/tls/rule.ts";
import { rule as securityUnsafeSysctls } from "./security/unsafe-sysctls/rule.ts";
import { rule as securityVolumeTypes } from "./security/volume-types/rule.ts";

const byName: Readonly<Record<string, AnyRule>> = {
  "access/cluster-admin": accessClusterAdmin,
  "access/cluster-wide-secrets": accessClusterWideSecrets,
  "access/create-pods": accessCreatePods,
  "access/default-account": accessDefaultAccount,
  "access/escalation": accessEscalation,
  "access/exec-into-pods": accessExecIntoPods,
  "access/secrets": accessSecrets,
  "access/system-groups": accessSystemGroups,
  "access/unused-role": accessUnusedRole,
  "access/wildcards": accessWildcards,
  "api/autoscaler": apiAutoscaler,
  "api/claims": apiClaims,
  "api/containers": apiContainers,
  "api/custom-resources": apiCustomResources,
  "api/data-keys": apiDataKeys,
  "api/environment": apiEnvironment,
  "api/ingress": apiIngress,
  "api/jobs": apiJobs,
  "api/limits": apiLimits,
  "api/name": apiName,
  "api/network-policy": apiNetworkPolicy,
  "api/numbers": apiNumbers,
  "api/pod-security-labels": apiPodSecurityLabels,
  "api/probes": apiProbes,
  "api/resources": apiResources,
  "api/role-bindings": apiRoleBindings,
  "api/role-rules": apiRoleRules,
  "api/scheduling": apiScheduling,
  "api/selectors": apiSelectors,
  "api/services": apiServices,
  "api/storage": apiStorage,
  "api/words": apiWords,
  "availability/anti-affinity-selects-itself": availabilityAntiAffinitySelectsItself,
  "availability/autoscaler-and-replicas": availabilityAutoscalerAndReplicas,
  "availability/autoscaler-range": availabilityAutoscalerRange,
  "availability/cron-job-deadline": availabilityCronJobDeadline,
  "availability/disruption-budget": availabilityDisruptionBudget,
  "availability/disruption-budget-blocks": availabilityDisruptionBudgetBlocks,
  "availability/disruption-budget-policy": availabilityDisruptionBudgetPolicy,
  "availability/exclusive-volume": availabilityExclusiveVolume,
  "availability/exclusive-volume-replicas": availabilityExclusiveVolumeReplicas,
  "availability/identical-probes": availabilityIdenticalProbes,
  "availability/image-pull-policy": availabilityImagePullPolicy,
  "availability/job-ttl": availabilityJobTtl,
  "availability/liveness-probe": availabilityLivenessProbe,
  "availability/memory-limit": availabilityMemoryLimit,
  "availability/readiness-probe": availabilityReadinessProbe,
  "availability/resource-requests": availabilityResourceRequests,
  "availability/restart-policy": availabilityRestartPolicy,
  "availability/rolling-update": availabilityRollingUpdate,
  "availability/spread": availabilitySpread,
  "availability/unhealthy-pods-block": availabilityUnhealthyPodsBlock,
  "helm/capabilities-gate": helmCapabilitiesGate,
  "helm/crds-beside-templates": helmCrdsBesideTemplates,
  "helm/hook-annotations": helmHookAnnotations,
  "helm/hook-delete-policy": helmHookDeletePolicy,
  "helm/image-values": helmImageValues,
  "helm/job-outside-hooks": helmJobOutsideHooks,
  "helm/list-defaults": helmListDefaults,
  "helm/locked-dependencies": helmLockedDependencies,
  "helm/null-defaults": helmNullDefaults,
  "helm/random-values": helmRandomValues,
  "helm/release-size": helmReleaseSize,
  "helm/remote-schema": helmRemoteSchema,
  "helm/schema-as-subchart": helmSchemaAsSubchart,
  "helm/undeclared-tpl": helmUndeclaredTpl,
  "helm/values-schema": helmValuesSchema,
  "manifests/annotation-size": manifestsAnnotationSize,
  "manifests/colliding-names": manifestsCollidingNames,
  "manifests/deprecated-api": manifestsDeprecatedApi,
  "manifests/duplicate-containers": manifestsDuplicateContainers,
  "manifests/duplicate-env": manifestsDuplicateEnv,
  "manifests/duplicate-objects": manifestsDuplicateObjects,
  "manifests/duplicate-ports": manifestsDuplicatePorts,
  "manifests/duplicate-routes": manifestsDuplicateRoutes,
  "manifests/duplicate-volumes": manifestsDuplicateVolumes,
  "manifests/fixed-name": manifestsFixedName,
  "manifests/foreign-namespace": manifestsForeignNamespace,
  "manifests/label-values": manifestsLabelValues,
  "manifests/long-names": manifestsLongNames,
  "manifests/name-length": manifestsNameLength,
  "manifests/namespace-of-cluster-kinds": manifestsNamespaceOfClusterKinds,
  "manifests/port-names": manifestsPortNames,
  "manifests/recommended-labels": manifestsRecommendedLabels,
  "manifests/release-in-selector": manifestsReleaseInSelector,
  "manifests/versioned-claim-templates": manifestsVersionedClaimTemplates,
  "manifests/versioned-selector": manifestsVersionedSelector,
  "references/autoscaler-target": referencesAutoscalerTarget,
  "references/claim": referencesClaim,
  "references/config-checksum": referencesConfigChecksum,
  "references/config-map-and-secret": referencesConfigMapAndSecret,
  "references/config-map-and-secret-keys": referencesConfigMapAndSecretKeys,
  "references/disruption-budget-selects-pods": referencesDisruptionBudgetSelectsPods,
  "references/ingress-backend": referencesIngressBackend,
  "references/network-policy-peers": referencesNetworkPolicyPeers,
  "references/network-policy-ports": referencesNetworkPolicyPorts,
  "references/network-policy-selects-pods": referencesNetworkPolicySelectsPods,
  "references/pod-monitor": referencesPodMonitor,
  "references/probe-port": referencesProbePort,
  "references/role-binding": referencesRoleBinding,
  "references/route-backend": referencesRouteBackend,
  "references/selector-matches-template": referencesSelectorMatchesTemplate,
  "references/selectors-overlap": referencesSelectorsOverlap,
  "references/service-account": referencesServiceAccount,
  "references/service-monitor": referencesServiceMonitor,
  "references/service-selects-one-workload": referencesServiceSelectsOneWorkload,
  "references/service-selects-pods": referencesServiceSelectsPods,
  "references/service-target-port": referencesServiceTargetPort,
  "references/stateful-set-service": referencesStatefulSetService,
  "references/unused-claim": referencesUnusedClaim,
  "references/unused-volume": referencesUnusedVolume,
  "references/volume-mounts": referencesVolumeMounts,
  "references/webhook-service": referencesWebhookService,
  "security/added-capabilities": securityAddedCapabilities,
  "security/apparmor-profile": securityApparmorProfile,
  "security/container-socket": securityContainerSocket,
  "security/default-service-account": securityDefaultServiceAccount,
  "security/deprecated-service-account": securityDeprecatedServiceAccount,
  "security/drop-capabilities": securityDropCapabilities,
  "security/exposed-service": securityExposedService,
  "security/host-namespaces": securityHostNamespaces,
  "security/host-path": securityHostPath,
  "security/host-port": securityHostPort,
  "security/host-process": securityHostProcess,
  "security/image-tag": securityImageTag,
  "security/network-policy": securityNetworkPolicy,
  "security/privilege-escalation": securityPrivilegeEscalation,
  "security/privileged": securityPrivileged,
  "security/privileged-port": securityPrivilegedPort,
  "security/probe-host": securityProbeHost,
  "security/proc-mount": securityProcMount,
  "security/read-only-root-filesystem": securityReadOnlyRootFilesystem,
  "security/run-as-non-root": securityRunAsNonRoot,
  "security/seccomp-profile": securitySeccompProfile,
  "security/secret-in-config-map": securitySecretInConfigMap,
  "security/secret-in-env": securitySecretInEnv,
  "security/selinux-options": securitySelinuxOptions,
  "security/service-account-token": securityServiceAccountToken,
  "security/ssh-port": securitySshPort,
  "security/tls": securityTls,
  "security/unsafe-sysctls": securityUnsafeSysctls,
  "security/volume-types": securityVolumeTypes,
};

/** Every rule of the validator. */
export const allRules: readonly NamedRule[] = Object.entries(byName).map(([name, rule]) => ({
  ...rule,
  name,
}));
