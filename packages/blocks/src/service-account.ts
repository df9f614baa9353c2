import {
  choose,
  type Expr,
  helper,
  type KubernetesObject,
  orElse,
  type Reference,
  resource,
  v,
  when,
} from "@chartwright/model";
import { ServiceAccount } from "kubernetes-models/v1";
import { type BlockContext, mainMetadata } from "./context.ts";

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
  context: BlockContext,
  values: Pick<Values, "create" | "name">,
): Expr<string> {
  return helper(
    "serviceAccountName",
    choose(values.create, orElse(values.name, context.names.fullname), orElse(values.name, "default")),
    {
      doc: "The name of the service account.",
      plain: true,
    },
  );
}

export function serviceAccountResource(
  context: BlockContext,
  values: Values,
  name: Expr<string>,
): Expr<KubernetesObject | undefined> {
  return when(
    values.create,
    resource(ServiceAccount, {
      metadata: { ...mainMetadata(context), name, annotations: values.annotations },
      automountServiceAccountToken: values.automount,
    }),
  );
}
