import {
  type ChartContext,
  choose,
  type Expr,
  helper,
  type KubernetesObject,
  orElse,
  type Properties,
  type Reference,
  resource,
  v,
  when,
} from "@chartwright/model";
import { ServiceAccount } from "kubernetes-models/v1";

/** The values of the account that the pods run as. */
export function serviceAccount() {
  return v.object({
    create: v.boolean().default(true).doc("Whether to make one."),
    automount: v.boolean().default(false).doc("Whether pods get a token of the API server."),
    annotations: v.mapOf(v.string()),
    name: v
      .dnsLabel()
      .default("")
      .doc("Its name; the full name where it is empty and one is made, else `default`."),
  });
}

type Values = Reference<ReturnType<typeof serviceAccount>>;

/** The account's name: made here, or given. */
export function serviceAccountName(
  { names }: Pick<ChartContext<Properties>, "names">,
  values: Values,
): Expr<string> {
  return helper(
    "serviceAccountName",
    choose(values.create, orElse(values.name, names.fullname), orElse(values.name, "default")),
    {
      doc: "The name of the service account.",
      plain: true,
    },
  );
}

export function serviceAccountResource(
  { labels, release }: Pick<ChartContext<Properties>, "labels" | "release">,
  values: Values,
  name: Expr<string>,
): Expr<KubernetesObject | undefined> {
  return when(
    values.create,
    resource(ServiceAccount, {
      metadata: {
        name,
        namespace: release.namespace,
        labels: labels.common,
        annotations: values.annotations,
      },
      automountServiceAccountToken: values.automount,
    }),
  );
}
