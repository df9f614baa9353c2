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
import { ServiceAccount } from "kubernetes-models/v1/ServiceAccount";
import { type BlockContext, mainMetadata } from "./context.ts";

/** The values of the account that the pods run as. */
export function serviceAccount({ automount = false }: { readonly automount?: boolean } = {}) {
  return v.object({
    create: v.boolean().default(true).doc("Whether to make one."),
    automount: v.boolean().default(automount).doc("Whether pods get a token of the API server."),
    annotations: v.mapOf(v.string()),
    name: v
      .dnsLabel()
      .default("")
      .doc("Its name; the full name where it is empty and one is made, else `default`."),
  });
}

type Values = Reference<ReturnType<typeof serviceAccount>>;

const known = new WeakMap<Named, Expr<string>>();

type Named = Pick<Values, "create" | "name">;

/** The account's name: made here, or given. It is one helper of the chart, however often it is asked for. */
export function serviceAccountName({ names }: BlockContext, values: Named): Expr<string> {
  const name =
    known.get(values) ??
    helper(
      "serviceAccountName",
      choose(values.create, orElse(values.name, names.fullname), orElse(values.name, "default")),
      { doc: "The name of the service account.", plain: true },
    );
  known.set(values, name);
  return name;
}

/** The account as a binding of a role names it. */
export function serviceAccountSubjects(context: BlockContext, values: Named) {
  return [
    {
      kind: "ServiceAccount",
      name: serviceAccountName(context, values),
      namespace: context.release.namespace,
    },
  ];
}

export function serviceAccountResource(
  context: BlockContext,
  values: Values,
): Expr<KubernetesObject | undefined> {
  return when(
    values.create,
    resource(ServiceAccount, {
      metadata: {
        ...mainMetadata(context),
        name: serviceAccountName(context, values),
        annotations: values.annotations,
      },
      automountServiceAccountToken: values.automount,
    }),
  );
}
