import type { Bump } from "../bump.ts";

/** Kinds on which nothing outside of a release relies: without one, what runs is less guarded or less watched. */
const helpers = new Set([
  "ClusterRole",
  "ClusterRoleBinding",
  "HorizontalPodAutoscaler",
  "LimitRange",
  "MutatingWebhookConfiguration",
  "NetworkPolicy",
  "PodDisruptionBudget",
  "PodMonitor",
  "PodSecurityPolicy",
  "PrometheusRule",
  "ResourceQuota",
  "Role",
  "RoleBinding",
  "ServiceMonitor",
  "ValidatingWebhookConfiguration",
  "VerticalPodAutoscaler",
]);

/** What it takes to say honestly that an object of a kind is gone, or has another name. */
export function removalBump(kind: string): { readonly bump: Bump; readonly why: string } {
  return helpers.has(kind)
    ? {
        bump: "minor",
        why: "Nothing outside of the release relies on its name, but what it did is not done.",
      }
    : { bump: "major", why: "Whoever relies on it by its name, or on what it holds, has it no more." };
}
