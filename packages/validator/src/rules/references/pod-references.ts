import type { Workload } from "../framework/workload.ts";

/** A ConfigMap or Secret that a pod asks for. */
export interface PodReference {
  readonly kind: "ConfigMap" | "Secret";
  readonly name: string;
  /** The keys that it asks for by name. */
  readonly keys: readonly string[];
  readonly optional: boolean;
  /** Below the pod template. */
  readonly path: string;
}

/** Every ConfigMap and Secret that a pod reads: as variables, or as files. */
export function podReferences(workload: Workload): readonly PodReference[] {
  const prefix = workload.path === "" ? "" : `${workload.path}.`;
  return [
    ...workload.containers.flatMap(({ container, path }) => {
      const at = path.slice(prefix.length);
      return [...fromEnv(container.env ?? [], at), ...fromEnvFrom(container.envFrom ?? [], at)];
    }),
    ...(workload.pod.volumes ?? []).flatMap((volume, index) => fromVolume(volume, `spec.volumes[${index}]`)),
  ];
}

type Env = NonNullable<Workload["containers"][number]["container"]["env"]>;
type EnvFrom = NonNullable<Workload["containers"][number]["container"]["envFrom"]>;
type Volume = NonNullable<Workload["pod"]["volumes"]>[number];

function fromEnv(env: Env, path: string): PodReference[] {
  return env.flatMap(({ valueFrom }, index) => {
    const at = `${path}.env[${index}].valueFrom`;
    return [
      ...reference("ConfigMap", valueFrom?.configMapKeyRef, `${at}.configMapKeyRef`),
      ...reference("Secret", valueFrom?.secretKeyRef, `${at}.secretKeyRef`),
    ];
  });
}

function fromEnvFrom(envFrom: EnvFrom, path: string): PodReference[] {
  return envFrom.flatMap(({ configMapRef, secretRef }, index) => [
    ...reference("ConfigMap", configMapRef, `${path}.envFrom[${index}].configMapRef`),
    ...reference("Secret", secretRef, `${path}.envFrom[${index}].secretRef`),
  ]);
}

function fromVolume({ configMap, secret, projected }: Volume, path: string): PodReference[] {
  return [
    ...reference("ConfigMap", configMap, `${path}.configMap`),
    ...reference("Secret", secret && { ...secret, name: secret.secretName }, `${path}.secret`),
    ...(projected?.sources ?? []).flatMap((source, index) => [
      ...reference("ConfigMap", source.configMap, `${path}.projected.sources[${index}].configMap`),
      ...reference("Secret", source.secret, `${path}.projected.sources[${index}].secret`),
    ]),
  ];
}

interface Named {
  readonly name?: string | undefined;
  readonly key?: string;
  readonly items?: readonly { readonly key: string }[];
  readonly optional?: boolean;
}

function reference(kind: PodReference["kind"], to: Named | undefined, path: string): PodReference[] {
  if (to?.name === undefined || to.name === "") return [];
  const keys = [...(to.key === undefined ? [] : [to.key]), ...(to.items ?? []).map(({ key }) => key)];
  return [{ kind, name: to.name, keys, optional: to.optional === true, path }];
}
