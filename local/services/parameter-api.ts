import { z } from 'zod';
import type { ResourceCatalog } from '../template/resource-catalog.ts';
import type { JsonService } from './json-protocol.ts';
import { ServiceError, unknownOperation } from './service-error.ts';

const parameterProperties = z.object({ Type: z.string().default('String'), Value: z.string() });

/** Serves GetParameter of SSM for the parameters that stand in the template. */
export function createParameterApi(catalog: ResourceCatalog): JsonService {
  const parameters = new Map(
    catalog.ofType('AWS::SSM::Parameter').map((resource) => {
      const { Type, Value } = catalog.read(resource, parameterProperties);
      const Name = catalog.names.physicalName(resource);
      return [Name, { Name, Type, Value, Version: 1 }];
    }),
  );
  return (operation, input) => {
    if (operation !== 'GetParameter') throw unknownOperation('SSM', operation);
    const parameter = parameters.get(String(input['Name']));
    if (parameter === undefined)
      throw new ServiceError('ParameterNotFound', `There is no parameter "${input['Name']}".`);
    return { Parameter: parameter };
  };
}
