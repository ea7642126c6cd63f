import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StackTemplate, TemplateOutput, TemplateResource } from './template.ts';

type Artifact = {
  readonly type: string;
  readonly properties?: {
    readonly templateFile?: string;
    readonly stackName?: string;
    readonly directoryName?: string;
    readonly file?: string;
  };
};
type AssetManifest = {
  readonly files?: Record<
    string,
    {
      readonly source: { readonly path?: string };
      readonly destinations: Record<string, { objectKey: string }>;
    }
  >;
};
type TemplateFile = {
  readonly Resources?: Record<
    string,
    { readonly Type: string; readonly Properties?: Record<string, unknown>; readonly Condition?: string }
  >;
  readonly Parameters?: Record<string, { readonly Default?: unknown }>;
  readonly Outputs?: Record<
    string,
    { readonly Value: unknown; readonly Export?: { readonly Name: unknown } }
  >;
};

/**
 * Reads every stack of a synthesized cloud assembly (`cdk.out`), those of nested stages included.
 * The manifest is read as plain JSON: loading the CDK library for it would add half a second to each start.
 */
export function readCloudAssembly(directory: string): StackTemplate[] {
  const manifest = readJson<{ artifacts?: Record<string, Artifact> }>(join(directory, 'manifest.json'));
  const artifacts = Object.entries(manifest.artifacts ?? {});
  const assetPaths = new Map(
    artifacts
      .filter(([, artifact]) => artifact.type === 'cdk:asset-manifest')
      .flatMap(([, artifact]) => readAssetPaths(directory, artifact.properties?.file)),
  );
  return artifacts.flatMap(([id, artifact]) => {
    if (artifact.type === 'cdk:cloud-assembly' && artifact.properties?.directoryName !== undefined) {
      return readCloudAssembly(join(directory, artifact.properties.directoryName));
    }
    if (artifact.type !== 'aws:cloudformation:stack' || artifact.properties?.templateFile === undefined) {
      return [];
    }
    const file = readJson<TemplateFile>(join(directory, artifact.properties.templateFile));
    return [toStackTemplate(artifact.properties.stackName ?? id, file, assetPaths)];
  });
}

function readAssetPaths(directory: string, file: string | undefined): [string, string][] {
  if (file === undefined) return [];
  const manifest = readJson<AssetManifest>(join(directory, file));
  return Object.values(manifest.files ?? {}).flatMap(({ source, destinations }) =>
    source.path === undefined
      ? []
      : Object.values(destinations).map(({ objectKey }): [string, string] => [
          objectKey,
          join(directory, source.path ?? ''),
        ]),
  );
}

function toStackTemplate(
  stackName: string,
  file: TemplateFile,
  assetPaths: ReadonlyMap<string, string>,
): StackTemplate {
  const resources = Object.entries(file.Resources ?? {}).map(
    ([logicalId, resource]): TemplateResource => ({
      stackName,
      logicalId,
      type: resource.Type,
      properties: resource.Properties ?? {},
      ...(resource.Condition === undefined ? {} : { condition: resource.Condition }),
    }),
  );
  const outputs = Object.entries(file.Outputs ?? {}).map(([name, output]): [string, TemplateOutput] => [
    name,
    { value: output.Value, ...(output.Export === undefined ? {} : { exportName: output.Export.Name }) },
  ]);
  return {
    stackName,
    resources: new Map(resources.map((resource) => [resource.logicalId, resource])),
    parameterDefaults: new Map(Object.entries(file.Parameters ?? {}).map(([name, p]) => [name, p.Default])),
    outputs: new Map(outputs),
    assetPaths,
  };
}

/** The files are written by the CDK a moment earlier, so their shape is the CDK's contract, not user input. */
function readJson<T>(path: string): T {
  return JSON.parse(readFileSync(path, 'utf8')) as T;
}
