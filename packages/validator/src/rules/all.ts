// Made by `npm run rules`: do not edit.
import type { AnyRule, NamedRule } from "./framework/rule.ts";
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
