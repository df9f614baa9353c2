import { v } from "@chartwright/model";

export const values = v.object({
  count: v.integer().default("two"), //! Argument of type 'string' is not assignable to parameter of type 'number'
  level: v.enum("debug", "info").default("trace"), //! Argument of type '"trace"' is not assignable to parameter of type '"debug" | "info"'
  limits: v.kubernetes("ResourceRequirements").default({ limit: { cpu: "1" } }), //! 'limit' does not exist in type 'IResourceRequirements'
  what: v.kubernetes("ResourceRequirement"), //! Argument of type '"ResourceRequirement"' is not assignable to parameter of type 'keyof KubernetesTypes'
});
