/** One resource of a synthesized CloudFormation template, properties still unresolved. */
export type TemplateResource = {
  readonly stackName: string;
  readonly logicalId: string;
  readonly type: string;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly condition?: string;
};

/** One synthesized stack: its resources by logical id, and where its file assets lie on this machine. */
export type StackTemplate = {
  readonly stackName: string;
  readonly resources: ReadonlyMap<string, TemplateResource>;
  readonly parameterDefaults: ReadonlyMap<string, unknown>;
  readonly outputs: ReadonlyMap<string, TemplateOutput>;
  /** Object key of an asset in the bootstrap bucket (`<hash>.zip`) → the staged folder or file. */
  readonly assetPaths: ReadonlyMap<string, string>;
};

export type TemplateOutput = { readonly value: unknown; readonly exportName?: unknown };

/** How messages name a resource: type and logical id, with its stack, as a developer would search for it. */
export function describeResource(resource: TemplateResource): string {
  return `${resource.type} "${resource.logicalId}" of stack "${resource.stackName}"`;
}
