import {
  and,
  base64,
  checksumOf,
  choose,
  type Expr,
  hasKey,
  isEmpty,
  type KubernetesObject,
  lookup,
  orElse,
  type Reference,
  type Rule,
  random,
  refuse,
  resource,
  v,
  when,
} from "@chartwright/model";
import type { IEnvVar } from "kubernetes-models/v1";
import { Secret } from "kubernetes-models/v1/Secret";
import { type BlockContext, mainMetadata } from "./context.ts";
import { environmentName } from "./patterns.ts";

/** The values of a password that the program reads from its environment. */
export function password(options: { readonly variable: string }) {
  return v.object({
    enabled: v.boolean().default(false).doc("Whether the program gets a password."),
    variable: v
      .string()
      .pattern(environmentName)
      .default(options.variable)
      .doc("The environment variable that holds it."),
    existingSecret: v
      .string()
      .default("")
      .doc("A Secret that is there already. With GitOps give one: without a cluster nothing can be kept."),
    existingSecretKey: v.string().min(1).default("password").doc("Its key of the password."),
    password: v
      .string()
      .default("")
      .doc("The password. Where it is empty one is made at the first install, and kept from then on."),
  });
}

type Values = Reference<ReturnType<typeof password>>;

/** A variable that the container would be given twice, which server-side apply refuses. */
export function passwordRules(
  values: Values,
  { extraEnv }: { readonly extraEnv: Expr<unknown> },
): readonly Rule[] {
  return [
    refuse(
      and(values.enabled, hasKey(extraEnv, values.variable)),
      "auth.variable stands in extraEnv too: one of them has to go.",
    ),
  ];
}

/** The name and key of the chart's own Secret. */
const own = { suffix: "password", key: "password" } as const;

/** So many letters and digits have more than 180 bits. */
const length = 32;

/** What a Secret of the release's has under a key, in base64: kept where it is there, and else made at random. */
export function keptInSecret({ release }: BlockContext, name: Expr<string>, key: string): Expr<string> {
  return orElse(
    lookup(Secret, { namespace: release.namespace, name }, ["data", key]),
    base64(random(length)),
  );
}

/** The Secret of the password: given, else the one that is there, else a new one. It outlives the release. */
export function passwordSecret(context: BlockContext, values: Values): Expr<KubernetesObject | undefined> {
  const name = context.names.suffixed(own.suffix);
  return when(
    and(values.enabled, isEmpty(values.existingSecret)),
    resource(
      Secret,
      {
        metadata: {
          ...mainMetadata(context),
          name,
          // The volumes stay too, and their data is locked with it.
          annotations: { "helm.sh/resource-policy": "keep" },
        },
        type: "Opaque",
        data: {
          [own.key]: choose(values.password, base64(values.password), keptInSecret(context, name, own.key)),
        },
      },
      { file: "secret-password" },
    ),
  );
}

/** The variable that holds it. */
export function passwordVariable({ names }: BlockContext, values: Values): Expr<IEnvVar | undefined> {
  const { existingSecret, existingSecretKey } = values;
  const isOwn = isEmpty(existingSecret);
  return when(values.enabled, {
    name: values.variable,
    valueFrom: {
      secretKeyRef: {
        name: orElse(existingSecret, names.suffixed(own.suffix)),
        key: choose(isOwn, own.key, existingSecretKey),
      },
    },
  });
}

/** The annotation of the pods that read it: they are replaced when it is given anew. */
export function passwordChecksum({ enabled, password }: Values): Expr<string | undefined> {
  return when(and(enabled, password), checksumOf(password));
}
