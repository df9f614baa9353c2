import {
  and,
  base64,
  checksumOf,
  type Expr,
  isEmpty,
  type KubernetesObject,
  mapValues,
  or,
  orElse,
  resource,
  v,
  when,
} from "@chartwright/model";
import { ConfigMap } from "kubernetes-models/v1/ConfigMap";
import { Secret } from "kubernetes-models/v1/Secret";
import { type BlockContext, mainMetadata, type References } from "./context.ts";
import { absolutePath, environmentName, fileName } from "./patterns.ts";

/** The values of a program's configuration: variables, files and secrets. */
export function configuration(path: string) {
  return {
    config: v
      .mapOf(v.string())
      .keys(environmentName)
      .doc("Environment variables from a ConfigMap. The pods are replaced when one changes.")
      .example({ LOG_LEVEL: "info" }),
    configFiles: v.object({
      mountPath: v.string().pattern(absolutePath).default(path).doc("The folder that holds them."),
      data: v
        .mapOf(v.string())
        .keys(fileName)
        .doc("Files by name, from a ConfigMap. The pods are replaced when one changes.")
        .example({ "app.yaml": "workers: 4\n" }),
    }),
    secret: v.object({
      data: v
        .mapOf(v.string())
        .keys(environmentName)
        .doc("Environment variables from a Secret. They stand in the release: prefer `existingSecret`."),
      existingSecret: v
        .string()
        .default("")
        .doc("A Secret that is there already, in place of one made here."),
    }),
  };
}

type Values = References<ReturnType<typeof configuration>>;

/** Whether the chart makes the Secret itself. */
function isOwnSecret({ secret }: Values): Expr<boolean> {
  return and(secret.data, isEmpty(secret.existingSecret));
}

/** The ConfigMaps and the Secret that hold it. */
export function configurationResources(
  context: BlockContext,
  values: Values,
): readonly Expr<KubernetesObject | undefined>[] {
  const { config, configFiles, secret } = values;
  const metadata = mainMetadata(context);
  const named = { ...metadata, name: context.names.suffixed("files") };
  return [
    when(config, resource(ConfigMap, { metadata, data: config })),
    when(
      configFiles.data,
      resource(ConfigMap, { metadata: named, data: configFiles.data }, { file: "configmap-files" }),
    ),
    when(
      isOwnSecret(values),
      resource(Secret, { metadata, type: "Opaque", data: mapValues(secret.data, base64) }),
    ),
  ];
}

/** Annotations of the pods that read it: they are replaced when it changes. */
export function configurationChecksums(values: Values) {
  const { config, configFiles, secret } = values;
  return {
    "checksum/config": when(config, checksumOf(config)),
    "checksum/files": when(configFiles.data, checksumOf(configFiles.data)),
    "checksum/secret": when(isOwnSecret(values), checksumOf(secret.data)),
  };
}

/** What gives a container its variables. */
export function configurationSources({ names }: BlockContext, { config, secret }: Values) {
  return [
    when(config, { configMapRef: { name: names.fullname } }),
    when(or(secret.data, secret.existingSecret), {
      secretRef: { name: orElse(secret.existingSecret, names.fullname) },
    }),
  ];
}

/** The volume of its files, and where it is mounted. */
export function configurationFiles({ names }: BlockContext, { configFiles }: Values) {
  return {
    volume: when(configFiles.data, { name: "config", configMap: { name: names.suffixed("files") } }),
    mount: when(configFiles.data, { name: "config", mountPath: configFiles.mountPath, readOnly: true }),
  };
}
