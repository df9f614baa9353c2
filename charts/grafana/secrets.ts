import {
  and,
  base64,
  blocks,
  checksumOf,
  choose,
  type Expr,
  isEmpty,
  type KubernetesObject,
  orElse,
  resource,
  v,
  when,
} from "chartwright";
import { Secret } from "kubernetes-models/v1";

/** The keys of the chart's own Secret. */
export const secretKeys = {
  user: "admin-user",
  password: "admin-password",
  encryption: "secret-key",
} as const;

/** The values of the administrator, and of the key that secrets in Grafana's database are encrypted with. */
export function secrets() {
  return {
    admin: v.object({
      user: v.string().min(1).default("admin").doc("The name of the administrator."),
      password: v
        .string()
        .default("")
        .doc(
          "Its password at the first start. Where it is empty one is made at the first install, and kept from then on.",
        ),
      existingSecret: v
        .string()
        .default("")
        .doc(
          "A Secret with both that is there already. With GitOps give one: nothing can be kept without a cluster.",
        ),
      userKey: v.string().min(1).default(secretKeys.user).doc("Its key of the name."),
      passwordKey: v.string().min(1).default(secretKeys.password).doc("Its key of the password."),
    }),
    secretKey: v
      .object({
        existingSecret: v.string().default("").doc("A Secret that holds it already."),
        key: v.string().min(1).default(secretKeys.encryption).doc("The key in that Secret."),
      })
      .doc(
        "What passwords of datasources are encrypted with in the database. One is made at the first install, and kept: with another one they cannot be read.",
      ),
  };
}

type Values = blocks.References<ReturnType<typeof secrets>>;

interface Context extends blocks.BlockContext {
  readonly values: Values;
}

/** The name of the chart's own Secret. */
export const secretName = ({ names }: blocks.BlockContext) => names.suffixed("secrets");

/** The chart's own Secret: what is given, else what is there, else something new. It outlives the release. */
export function secretResource(context: Context): Expr<KubernetesObject | undefined> {
  const { admin, secretKey } = context.values;
  const name = secretName(context);
  const kept = (key: string) => blocks.keptInSecret(context, name, key);
  const ownAdmin = isEmpty(admin.existingSecret);
  return resource(
    Secret,
    {
      metadata: {
        ...blocks.mainMetadata(context),
        name,
        // The database may outlive the release too, and what is encrypted in it is lost with the key.
        annotations: { "helm.sh/resource-policy": "keep" },
      },
      type: "Opaque",
      data: {
        [secretKeys.user]: when(ownAdmin, base64(admin.user)),
        [secretKeys.password]: when(
          ownAdmin,
          choose(admin.password, base64(admin.password), kept(secretKeys.password)),
        ),
        [secretKeys.encryption]: when(isEmpty(secretKey.existingSecret), kept(secretKeys.encryption)),
      },
    },
    { file: "secret-own" },
  );
}

/** The variables of Grafana's container that hold them. */
export function secretVariables(context: Context) {
  const { admin, secretKey } = context.values;
  const own = secretName(context);
  const from = (existing: Expr<string>, ownKey: string, key: Expr<string>) => ({
    secretKeyRef: { name: orElse(existing, own), key: choose(existing, key, ownKey) },
  });
  return [
    { name: "GF_SECURITY_ADMIN_USER", valueFrom: from(admin.existingSecret, secretKeys.user, admin.userKey) },
    {
      name: "GF_SECURITY_ADMIN_PASSWORD",
      valueFrom: from(admin.existingSecret, secretKeys.password, admin.passwordKey),
    },
    {
      name: "GF_SECURITY_SECRET_KEY",
      valueFrom: from(secretKey.existingSecret, secretKeys.encryption, secretKey.key),
    },
  ];
}

/** The annotation of the pods that read it: they are replaced when the administrator is given anew. */
export function secretChecksum({ values: { admin } }: Context): Expr<string | undefined> {
  return when(and(admin.password, isEmpty(admin.existingSecret)), checksumOf(admin.password));
}
