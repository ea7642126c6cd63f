import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readFunctionSpecs } from '../../../local/functions/function-specs.ts';
import { readCloudAssembly } from '../../../local/template/cloud-assembly.ts';
import { createResourceCatalog } from '../../../local/template/resource-catalog.ts';
import { createResourceNames } from '../../../local/template/resource-identity.ts';

/** A function as the template deploys it. */
export interface DeployedFunction {
  readonly capability: string;
  /** Folder of its bundle. */
  readonly folder: string;
  readonly memoryMb: number;
  /** All variables that it finds when it is loaded. */
  readonly environment: Readonly<Record<string, string>>;
}

/**
 * The functions of a synthesized stack, so that no list of them stands here.
 * @param assembly folder of the synthesized stack
 * @throws Error when a function does not name its capability
 */
export function deployedFunctions(assembly: string): readonly DeployedFunction[] {
  const stacks = readCloudAssembly(assembly);
  // Loading a function calls nobody, so nobody listens here.
  const nowhere = 'http://127.0.0.1:9';
  const names = createResourceNames(stacks, { gatewayUrl: nowhere, servicesUrl: nowhere });
  const catalog = createResourceCatalog(stacks, names);
  const inlineFolder = mkdtempSync(join(tmpdir(), 'perennial-bench-'));
  const specs = readFunctionSpecs(catalog, stacks, { dynamoDb: nowhere, services: nowhere }, inlineFolder);
  rmSync(inlineFolder, { recursive: true });
  return specs.map(({ name, folder, environment }) => {
    const capability = environment['POWERTOOLS_SERVICE_NAME'];
    if (capability === undefined)
      throw new Error(`function ${name} has no POWERTOOLS_SERVICE_NAME to tell its capability by`);
    return {
      capability,
      folder,
      memoryMb: Number(environment['AWS_LAMBDA_FUNCTION_MEMORY_SIZE']),
      environment,
    };
  });
}
