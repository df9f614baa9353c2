export * as blocks from "@chartwright/blocks";
export * from "@chartwright/model";
