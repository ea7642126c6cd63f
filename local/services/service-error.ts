/** An error of an emulated AWS service, as its SDK client will throw it: `name` is the exception's name. */
export class ServiceError extends Error {
  readonly httpStatus: number;

  constructor(name: string, message: string, httpStatus = 400) {
    super(message);
    this.name = name;
    this.httpStatus = httpStatus;
  }
}

/** An operation the local runner does not have: said plainly, for it is no state the real service can be in. */
export function unknownOperation(service: string, operation: string): ServiceError {
  return new ServiceError(
    'UnknownOperationException',
    `The local ${service} does not know ${operation}. Add it under local/ if a function needs it.`,
  );
}
